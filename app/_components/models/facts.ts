import type { Bilingual } from '@/lib/base/failure';
import type { Manifest } from '@/lib/serving/manifest';

type Provenance = NonNullable<Manifest['provenance']>;
type Json = Provenance[string];

/** A line of where a model comes from. */
export interface Fact {
  /** The manifest's names, joined by dots. */
  readonly key: string;
  readonly name?: Bilingual;
  readonly value: string;
  /** Commands, hashes and file names are set as code. */
  readonly isCode: boolean;
}

const names: ReadonlyMap<string, Bilingual> = new Map([
  ['data', { ko: '배운 자료', en: 'Data' }],
  ['source', { ko: '나온 곳', en: 'Source' }],
  ['hub', { ko: '받은 곳', en: 'Hub' }],
  ['model', { ko: '받은 모델', en: 'Model' }],
  ['revision', { ko: '판', en: 'Revision' }],
  ['commit', { ko: '커밋', en: 'Commit' }],
  ['folder', { ko: '가져온 폴더', en: 'Folder' }],
  ['added', { ko: '넣은 날', en: 'Added on' }],
  ['command', { ko: '만든 명령', en: 'Command' }],
  ['recipe', { ko: '만드는 법', en: 'Recipe' }],
  ['settingsSha256', { ko: '설정의 SHA-256', en: 'SHA-256 of the settings' }],
  ['seed', { ko: '난수 씨앗', en: 'Seed' }],
  ['train', { ko: '학습 자료', en: 'Training data' }],
  ['test', { ko: '시험 자료', en: 'Test data' }],
  ['file', { ko: '파일', en: 'file' }],
  ['sha256', { ko: 'SHA-256', en: 'SHA-256' }],
  ['rows', { ko: '줄 수', en: 'rows' }],
  ['maxTerms', { ko: '낱말 수 한도', en: 'Most words' }],
  ['terms', { ko: '쓴 낱말', en: 'Words used' }],
  ['distinctTerms', { ko: '나온 낱말', en: 'Words seen' }],
  ['smoothing', { ko: '스무딩', en: 'Smoothing' }],
  ['tokensPerClass', { ko: '분류별 낱말 수', en: 'Words in each class' }],
]);

/** More than these would be a file, not a page. */
const maxFacts = 60;

/** Where a model comes from, a line a value. Names without a word of ours stay as the manifest has them. */
export function factsOf(provenance: Provenance | undefined): readonly Fact[] {
  return flatten(Object.entries(provenance ?? {}), []).slice(0, maxFacts);
}

function flatten(entries: readonly (readonly [string, Json])[], path: readonly string[]): Fact[] {
  return entries.flatMap(([name, value]) => {
    const parts = [...path, name];
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return flatten(Object.entries(value), parts);
    }
    const told = nameOf(parts);
    return [{ key: parts.join('.'), ...(told ? { name: told } : {}), ...readValue(name, value) }];
  });
}

function nameOf(parts: readonly string[]): Bilingual | undefined {
  const words = parts.map((part) => names.get(part));
  if (!words.every((word) => word !== undefined)) return undefined;
  return { ko: words.map(({ ko }) => ko).join(' '), en: words.map(({ en }) => en).join(': ') };
}

function readValue(name: string, value: Json): Pick<Fact, 'value' | 'isCode'> {
  if (typeof value === 'number') return { value: counted(value), isCode: false };
  if (Array.isArray(value)) {
    const flat = value.every((one) => typeof one !== 'object' || one === null);
    const text = flat
      ? value.map((one) => (typeof one === 'number' ? counted(one) : one)).join(' · ')
      : JSON.stringify(value);
    return { value: text.slice(0, 300), isCode: !flat };
  }
  return {
    value: String(value ?? '–').slice(0, 600),
    isCode: /^(?:command|commit|revision|recipe|file|folder|.*sha256)$/i.test(name),
  };
}

/** Grouped from five digits on, so that a year stays a year. */
function counted(value: number): string {
  return value.toLocaleString('en-US', { useGrouping: 'min2' });
}
