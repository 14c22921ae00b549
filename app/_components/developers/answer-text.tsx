import { useTranslations } from 'use-intl';
import type { ShownAnswer } from './send-request';

interface AnswerTextProps {
  answer: ShownAnswer;
  /** Status and time as a sentence. */
  line: string;
}

/** An answer as it came: status and time, the headers that tell something, the body. */
export function AnswerText({ answer, line }: AnswerTextProps) {
  const t = useTranslations('developers');
  const failed = answer.status >= 400;
  return (
    <div className={`rounded-md border ${failed ? 'border-alert' : 'border-line'}`}>
      <p className={`numeric border-line border-b px-4 py-2 font-semibold ${failed ? 'text-alert' : ''}`}>{line}</p>
      <dl
        aria-label={t('headers')}
        className="grid grid-cols-[max-content_1fr] gap-x-4 border-line border-b px-4 py-2 font-mono text-note"
      >
        {answer.headers.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-soft">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <section
        aria-label={t('answer')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        className="max-h-72 overflow-y-auto bg-sheet px-4 py-3"
      >
        <pre translate="no" className="whitespace-pre-wrap font-mono text-note leading-relaxed [word-break:normal]">
          {shownText()}
        </pre>
        {answer.cut && <p className="mt-2 text-ink-soft text-note">{t('cutAnswer')}</p>}
      </section>
    </div>
  );

  function shownText(): string {
    const { text, binaryBytes } = answer;
    if (binaryBytes) return t('binaryAnswer', { bytes: binaryBytes });
    return text || t('emptyAnswer');
  }
}
