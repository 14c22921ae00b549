import { translator } from '@/app/_i18n/translator';
import { requestPreferences } from '@/app/_preferences/request-preferences';
import type { Manifest } from '@/lib/serving/manifest';
import { ConfusionTable } from './confusion-table';
import { metricFigures } from './metric-figures';
import { readConfusion } from './read-confusion';

/** What was measured of a version: its figures with what they mean, and its confusion matrix. */
export async function MetricsView({ manifest }: { manifest: Pick<Manifest, 'metrics' | 'labels'> }) {
  const t = await translator('models-page');
  const { locale } = await requestPreferences();
  const figures = metricFigures(manifest.metrics);
  const confusion = readConfusion(manifest.metrics?.confusion, manifest.labels);
  if (figures.length === 0 && !confusion) return <p className="text-ink-soft">{t('noMetrics')}</p>;
  return (
    <div className="grid items-start gap-x-12 gap-y-6 lg:grid-cols-2">
      {figures.length > 0 && (
        <table className="w-full text-left">
          <caption className="sr-only">{t('metrics')}</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">{t('metricName')}</th>
              <th scope="col">{t('metricValue')}</th>
            </tr>
          </thead>
          <tbody>
            {figures.map(({ key, name, meaning, value }) => (
              <tr key={key} className="border-line border-b align-top">
                <th scope="row" className="py-2 pr-4 font-normal">
                  {name ? name[locale] : <code translate="no">{key}</code>}
                  {meaning && <span className="block text-ink-soft text-note">{meaning[locale]}</span>}
                </th>
                <td className="whitespace-nowrap py-2 text-right font-semibold">{value[locale]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {confusion && <ConfusionTable confusion={confusion} />}
    </div>
  );
}
