import Link from 'next/link';
import { translator } from '@/app/_i18n/translator';

interface EntryTextProps {
  number: number;
  href: string;
  title: string;
  summary: string;
}

/** What every line of the contents says: its number, its title, a sentence, and that it can be opened. */
export async function EntryText({ number, href, title, summary }: EntryTextProps) {
  const t = await translator('gallery');
  return (
    <div className="grid grid-cols-[2.5rem_1fr] items-baseline">
      <span aria-hidden="true" className="numeric font-bold text-pencil text-title">
        {number}
      </span>
      <h3 className="text-title">
        <Link
          href={href}
          className="underline-offset-8 after:absolute after:inset-0 group-hover:text-pencil group-hover:underline"
        >
          {title}
        </Link>
      </h3>
      <p className="col-start-2 mt-1 max-w-(--measure) text-ink-soft">{summary}</p>
      <span
        aria-hidden="true"
        className="col-start-2 mt-3 inline-flex min-h-11 w-fit items-center rounded-md border border-pencil bg-pencil px-5 font-semibold text-on-pencil"
      >
        {t('open')}
      </span>
    </div>
  );
}
