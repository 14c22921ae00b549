import type { Bilingual } from '@/lib/base/failure';
import type { Configuration } from './configuration';

/** Labels in force that lead to a version which doesn't answer: it didn't load when the server started, or has gone. */
export function labelsAstray(
  { labels }: Configuration,
  isAvailable: (model: string, version: number) => boolean,
): Bilingual | undefined {
  const astray = [...labels].flatMap(([model, versions]) =>
    [...versions].flatMap(([label, version]) =>
      isAvailable(model, version) ? [] : [`${label} → ${model} ${version}`],
    ),
  );
  if (astray.length === 0) return undefined;
  const listed = astray.slice(0, 10).join(', ');
  return {
    ko: `답하지 않는 버전을 가리키는 이름표가 있어요: ${listed}. 그 버전을 되돌리거나 이름표를 옮겨 주세요.`,
    en: `Labels lead to versions that do not answer: ${listed}. Bring these back, or move the labels.`,
  };
}
