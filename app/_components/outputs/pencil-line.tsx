interface PencilLineProps {
  /** Which of the hand's strokes; neighbours with different seeds don't look stamped. */
  seed: number;
}

/** Two passes of a pencil, left to right and half-way back, in a box of 100 × 10. */
const strokes = [
  'M1 5.2 C18 3.4 34 6.6 52 4.6 S84 3.2 99 5.4 C80 6.8 58 6.4 38 8.2',
  'M1 4.4 C22 6.2 40 3.4 60 5.4 S88 5.8 99 3.6 C84 6.4 64 7.4 46 7.6',
  'M1 6 C14 4.2 38 4.4 55 5.8 S82 3.4 99 4.8 C78 5.6 60 8 42 7.4',
] as const;

/**
 * The teacher's pencil under the word that decided, drawn in as the answer arrives. Stands in a box that is
 * `relative inline-block`; says nothing to screen readers, for whom the words around it do.
 */
export function PencilLine({ seed }: PencilLineProps) {
  return (
    <svg
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      aria-hidden="true"
      className="pencil-line pointer-events-none absolute inset-x-0 -bottom-[0.42em] h-[0.5em] w-full overflow-visible"
    >
      <path d={strokes[seed % strokes.length]} />
    </svg>
  );
}
