interface Entry {
  readonly id: string;
  readonly title: string;
  readonly inside?: readonly { readonly id: string; readonly title: string }[];
}

/** What is on the page, beside it where there is room. */
export function Contents({ title, entries }: { title: string; entries: readonly Entry[] }) {
  return (
    <nav aria-labelledby="contents-title" className="mt-6 text-note lg:sticky lg:top-4 lg:mt-10 lg:self-start">
      <h2 id="contents-title" className="font-semibold">
        {title}
      </h2>
      <ul className="mt-1">
        {entries.map(({ id, title: entry, inside = [] }) => (
          <li key={id} className="border-line border-t">
            <ContentsLink id={id} title={entry} />
            <ul className="flex flex-wrap gap-x-5 lg:block">
              {inside.map((one) => (
                <li key={one.id} className="pl-3">
                  <ContentsLink id={one.id} title={one.title} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function ContentsLink({ id, title }: { id: string; title: string }) {
  return (
    <a href={`#${id}`} className="block py-1.5 underline-offset-4 hover:text-pencil hover:underline">
      {title}
    </a>
  );
}
