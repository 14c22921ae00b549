import { mulberry32 } from '@/lib/base/random';
import { readPredictBody } from '@/lib/protocols/tfserving-body';
import { tfTensorInfos } from '@/lib/protocols/tfserving-dtype';
import { decodePredict, rowsOf } from '@/lib/protocols/tfserving-predict-request';

/** Decoding one colour picture of 224 x 224 against `JSON.parse` of the same bytes, in turns. */
const values = 224 * 224 * 3;
const rounds = Number(process.argv[2] ?? 31);

const random = mulberry32(5);
const shades = Array.from({ length: values }, () => Math.round(random() * 1e6) / 1e6);
const doubles = Array.from({ length: values }, () => random());
const picture = Array.from({ length: 224 }, (_, y) =>
  Array.from({ length: 224 }, (_, x) => shades.slice((y * 224 + x) * 3, (y * 224 + x) * 3 + 3)),
);

const cases = [
  measure('one list, 6 digits, float32', shades, [values], 'float32'),
  measure('one list, 17 digits, float64', doubles, [values], 'float64'),
  measure('224 x 224 x 3, 6 digits, float32', picture, [224, 224, 3], 'float32'),
  measure(
    'one list, whole numbers, int32',
    shades.map((shade) => Math.round(shade * 255)),
    [values],
    'int32',
  ),
];
process.stdout.write(`${JSON.stringify(cases)}\n`);

function measure(what: string, row: unknown, shape: number[], dtype: 'float32' | 'float64' | 'int32') {
  const bytes = new TextEncoder().encode(JSON.stringify({ instances: [row] }));
  const infos = tfTensorInfos({ x: { dtype, shape } });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parse: number[] = [];
  const decode: number[] = [];
  const ratio: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const isParseFirst = round % 2 === 0;
    if (isParseFirst) parse.push(time(() => JSON.parse(decoder.decode(bytes))));
    decode.push(time(() => decodeRows(bytes, infos)));
    if (!isParseFirst) parse.push(time(() => JSON.parse(decoder.decode(bytes))));
    ratio.push((decode.at(-1) ?? 0) / (parse.at(-1) ?? 1));
  }
  return {
    row: what,
    MiB: round2(bytes.length / 2 ** 20),
    'JSON.parse ms': round2(median(parse)),
    'decode ms': round2(median(decode)),
    'median of ratios': round2(median(ratio)),
    'ratio of minima': round2(Math.min(...decode) / Math.min(...parse)),
  };
}

function decodeRows(bytes: Uint8Array, infos: ReturnType<typeof tfTensorInfos>): unknown {
  const body = readPredictBody(bytes);
  const tensors = body.ok ? decodePredict(body.value, infos) : body;
  const rows = tensors.ok ? rowsOf(tensors.value, infos) : tensors;
  if (!rows.ok || rows.value.rows.length !== 1) throw new Error('The row was not decoded.');
  return rows.value.rows;
}

function time(work: () => unknown): number {
  const start = performance.now();
  const made = work();
  const ms = performance.now() - start;
  if (made === undefined) throw new Error('Nothing was made.');
  return ms;
}

function median(list: readonly number[]): number {
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
