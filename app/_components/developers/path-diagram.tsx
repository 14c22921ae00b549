import './path-diagram.css';

interface PathDiagramProps {
  /** Accessible name of the figure. */
  label: string;
  parts: readonly { readonly text: string; readonly meaning: string }[];
}

/**
 * An address with a line from each of its parts to what it means, as a textbook draws it. Where there is no room for
 * the lines, the parts stand one under the other.
 */
export function PathDiagram({ label, parts }: PathDiagramProps) {
  return (
    <figure aria-label={label} className="path-diagram my-4">
      <p className="path-whole" translate="no" aria-hidden>
        {parts.map(({ text }) => text).join('')}
      </p>
      <dl className="path-parts" style={{ '--parts': parts.length }}>
        {parts.map(({ text, meaning }, index) => (
          <div key={text} className="path-row" style={{ '--at': index + 1 }}>
            <dt className="path-part" translate="no">
              {text}
            </dt>
            <dd className="path-meaning text-note">
              <span>{meaning}</span>
            </dd>
          </div>
        ))}
      </dl>
    </figure>
  );
}
