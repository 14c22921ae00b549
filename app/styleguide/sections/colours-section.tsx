const grounds = ['paper', 'sheet', 'line', 'edge', 'pencil-wash', 'positive-wash', 'negative-wash', 'unknown-wash'];
const inks = ['ink', 'ink-soft', 'pencil', 'positive', 'negative', 'unknown', 'alert'];

/** Every colour of tokens.css by its name: grounds as fields, inks as words on the ground they are read on. */
export function ColoursSection() {
  return (
    <>
      <ul className="grid grid-cols-2 gap-2 text-note sm:grid-cols-4">
        {grounds.map((name) => (
          <li key={name}>
            <span className="block h-10 border border-edge" style={{ background: `var(--${name})` }} />
            {name}
          </li>
        ))}
      </ul>
      <ul className="mt-4 flex flex-wrap gap-x-5 gap-y-1 font-semibold">
        {inks.map((name) => (
          <li key={name} style={{ color: `var(--${name})` }}>
            {name}
          </li>
        ))}
      </ul>
    </>
  );
}
