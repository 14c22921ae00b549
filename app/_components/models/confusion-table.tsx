import { translator } from '@/app/_i18n/translator';
import { percent } from '@/lib/demos/percent';
import type { Confusion } from './read-confusion';

/** Counts of true label against answer. Each row's cells are shaded by their share of it; right answers are bold. */
export async function ConfusionTable({ confusion: { labels, rows } }: { confusion: Confusion }) {
  const t = await translator('models-page');
  return (
    <div className="min-w-0">
      <h3 className="text-lead">{t('confusion')}</h3>
      <p className="text-ink-soft text-note">{t('confusionLead')}</p>
      <section
        aria-label={t('confusion')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        className="mt-2 relative overflow-x-auto"
      >
        <table className="border-collapse text-note [overflow-wrap:normal]">
          <caption className="sr-only">{t('confusion')}</caption>
          <thead>
            <tr>
              <th scope="col" className="p-2 text-left font-normal text-ink-soft">
                {t('truth')}
              </th>
              {labels.map((label) => (
                <th key={label} scope="col" className="p-2 text-right font-normal text-ink-soft">
                  {t('saidAs', { label })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((counts, truth) => {
              const all = counts.reduce((sum, count) => sum + count, 0);
              return (
                <tr key={labels[truth]}>
                  <th scope="row" className="p-2 text-left font-normal">
                    {labels[truth]}
                  </th>
                  {counts.map((count, said) => (
                    <td
                      key={labels[said]}
                      style={{ '--strength': all === 0 ? 0 : count / all }}
                      className={`confusion-cell ${truth === said ? 'font-bold' : ''}`}
                    >
                      {count.toLocaleString('en-US')}
                      <span className="block font-normal">
                        {all === 0 ? '–' : `${percent(count / all)} %`}
                        {truth === said && <span className="sr-only"> {t('right')}</span>}
                      </span>
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </div>
  );
}
