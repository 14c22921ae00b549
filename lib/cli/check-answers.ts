import type { Bilingual } from '@/lib/base/failure';
import { compileValueCheck, valueNames } from '@/lib/serving/check-value';
import type { Row } from '@/lib/serving/row';
import type { TensorSpec } from '@/lib/serving/signature';

/** @returns What about a model's answers isn't as its signature says, or nothing. */
export function checkAnswers(
  answers: readonly Row[],
  outputs: Readonly<Record<string, TensorSpec>>,
): Bilingual | undefined {
  for (const answer of answers) {
    for (const [name, spec] of Object.entries(outputs)) {
      if (!Object.hasOwn(answer, name)) {
        return { ko: `'${name}' 출력이 없어요.`, en: `the output '${name}' is missing.` };
      }
      if (!compileValueCheck(spec)(answer[name])) {
        const { ko, en } = valueNames(spec);
        return { ko: `'${name}' 출력은 ${ko}여야 해요.`, en: `the output '${name}' should be ${en}.` };
      }
    }
    const surplus = Object.keys(answer).find((name) => !Object.hasOwn(outputs, name));
    if (surplus !== undefined) {
      return {
        ko: `'${surplus}' 출력은 서명에 없어요.`,
        en: `the signature has no output '${surplus}'.`,
      };
    }
  }
  return undefined;
}
