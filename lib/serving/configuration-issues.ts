import type { z } from 'zod';
import type { Bilingual } from '@/lib/base/failure';

/** One fault that the schema found. */
export interface DescribedIssue {
  readonly path: readonly PropertyKey[];
  /** The key at fault in the object at `path`. */
  readonly key?: string;
  readonly message: Bilingual;
}

type Issue = z.core.$ZodIssue;

/** What to write where several forms are allowed and none fits, by the name of the field. */
const forms: ReadonlyMap<PropertyKey, string> = new Map([
  ['versions', '"all", {"latest": 2}, {"specific": [1, 3]}'],
  ['batching', '"off", {"max_batch_size": 32, "batch_timeout_ms": 0, "max_enqueued_batches": 10, "split_large": true}'],
]);

const kindNames: ReadonlyMap<string, Bilingual> = new Map([
  ['object', { ko: '{…}', en: '{…}' }],
  ['record', { ko: '{…}', en: '{…}' }],
  ['array', { ko: '[…]', en: '[…]' }],
  ['number', { ko: '수', en: 'a number' }],
  ['int', { ko: '정수', en: 'a whole number' }],
  ['string', { ko: '글("…")', en: 'a text ("…")' }],
  ['boolean', { ko: 'true나 false', en: 'true or false' }],
]);

/** The schema's faults in both languages, with the place of each. @param issues  Of a parse that reports inputs. */
export function describeIssues(issues: readonly Issue[]): readonly DescribedIssue[] {
  return issues.flatMap((issue) => describe(issue, []));
}

function describe(issue: Issue, before: readonly PropertyKey[]): readonly DescribedIssue[] {
  const path = [...before, ...issue.path];
  const [ko, en] =
    path.length === 0 ? ['설정 파일', 'the file'] : [path, path].map((keys) => JSON.stringify(keys.join('.')));
  const at = (message: Bilingual) => [{ path, message }];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path, key, message: unknownKey(JSON.stringify(key)) }));
    case 'invalid_key': {
      const key = String(path.at(-1));
      return [{ path: path.slice(0, -1), key, message: wrongName(JSON.stringify(key)) }];
    }
    case 'invalid_union': {
      const meant = meantForm(issue.errors);
      if (meant) return meant.flatMap((inner) => describe(inner, path));
      const form = forms.get(path.at(-1) ?? '') ?? '';
      return at({ ko: `${ko}에는 다음 가운데 하나를 써요: ${form}.`, en: `${en} takes one of: ${form}.` });
    }
    case 'invalid_type': {
      const kind = kindNames.get(issue.expected) ?? { ko: issue.expected, en: issue.expected };
      if (issue.input === undefined) return at({ ko: `${ko}이(가) 빠졌어요.`, en: `${en} is missing.` });
      return at({ ko: `${ko}에는 ${kind.ko}만 써요.`, en: `${en} must be ${kind.en}.` });
    }
    case 'too_small':
      return at({ ko: `${ko}은(는) ${issue.minimum}부터예요.`, en: `${en} is from ${issue.minimum} up.` });
    case 'too_big':
      return at({ ko: `${ko}은(는) ${issue.maximum}까지예요.`, en: `${en} is at most ${issue.maximum}.` });
    case 'custom':
      return at({
        ko: `${ko}은(는) http://10.0.0.5:8000 같은 주소여야 해요.`,
        en: `${en} must be an origin such as http://10.0.0.5:8000.`,
      });
    default:
      return at({ ko: `${ko}의 값을 쓸 수 없어요.`, en: `${en}: ${issue.message}` });
  }
}

function unknownKey(key: string): Bilingual {
  return { ko: `${key}은(는) 모르는 항목이에요.`, en: `${key} is not known.` };
}

function wrongName(key: string): Bilingual {
  return { ko: `${key}은(는) 쓸 수 없는 이름이에요.`, en: `${key} cannot be a name.` };
}

/** The form that was surely meant: the only one of which just the insides are at fault. */
function meantForm(errors: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const close = errors.filter((issues) => issues.every(isInside));
  return close.length === 1 ? close[0] : undefined;
}

/** Of several forms, a key too many is the mark of another one. */
function isInside(issue: Issue): boolean {
  return issue.path.length > 0 && issue.code !== 'unrecognized_keys';
}
