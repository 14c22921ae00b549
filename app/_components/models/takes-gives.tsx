import type { Locale } from '@/app/_i18n/locale';
import { translator } from '@/app/_i18n/translator';
import { requestPreferences } from '@/app/_preferences/request-preferences';
import type { Manifest } from '@/lib/serving/manifest';
import type { Signature } from '@/lib/serving/signature';

/** More than these names would not be read. */
const maxNamed = 3;

/** In a line, what a model takes and what it gives: "영화 리뷰 → 감성, 확률, 분류별 확률". */
export async function TakesGives({ manifest }: { manifest: Manifest }) {
  const t = await translator('models-page');
  const { locale } = await requestPreferences();
  const signatures = new Map(Object.entries(manifest.signatures));
  const signature = signatures.get('serving_default') ?? [...signatures.values()][0];
  if (!signature) return null;
  const named = (side: 'inputs' | 'outputs') => {
    const all = namesOf(signature[side], locale);
    const some = all.slice(0, maxNamed).join(', ');
    return all.length > maxNamed ? t('andMore', { some, count: all.length - maxNamed }) : some;
  };
  return (
    <dl className="grid max-w-(--measure) grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-note">
      <dt className="text-ink-soft">{t('takes')}</dt>
      <dd>{named('inputs')}</dd>
      <dt className="text-ink-soft">{t('gives')}</dt>
      <dd>{named('outputs')}</dd>
    </dl>
  );
}

function namesOf(side: Signature['inputs'], locale: Locale): readonly string[] {
  return Object.entries(side).map(([name, { title }]) => title?.[locale] ?? name);
}
