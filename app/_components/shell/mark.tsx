/** The lectern: a slanted desk on a foot, with a pencil line on the page. */
export function Mark({ className }: { className: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={className} fill="none" strokeLinecap="round" strokeWidth={2}>
      <path d="M3 12 17 4l4 4-12 7z" className="stroke-current" strokeLinejoin="round" />
      <path d="M12.5 13.5V21M8 21h9" className="stroke-current" />
      <path d="M8.5 11.4l7-4" className="stroke-pencil" />
    </svg>
  );
}
