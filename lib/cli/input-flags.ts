import type { Bilingual } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import type { RowValue } from '@/lib/serving/row';
import type { TensorSpec } from '@/lib/serving/signature';
import { decodeText } from '@/lib/table/decode-text';
import { unknownInput, wrongInput } from './build-row';
import { misuse } from './misuse';
import { parseValue } from './parse-value';
import { readInputFile } from './read-input-file';

const place: Bilingual = { ko: '--input', en: '--input' };

/**
 * Reads `--input NAME=VALUE`. `NAME=@FILE` takes what is in a file, as text or bytes; a text that begins with `@` is
 * written with two of them.
 * @param pathOf  Where a file is that a person writes.
 * @returns Values by input. Failure: bad_input.
 */
export async function readInputFlags(
  written: readonly string[],
  inputs: Readonly<Record<string, TensorSpec>>,
  pathOf: (file: string) => string,
): Promise<Result<ReadonlyMap<string, RowValue>>> {
  const values = new Map<string, RowValue>();
  for (const flag of written) {
    const sign = flag.indexOf('=');
    if (sign < 1) return misuse('--input은 이름=값으로 적어 주세요.', 'Write --input as NAME=VALUE.');
    const name = flag.slice(0, sign);
    if (!Object.hasOwn(inputs, name)) return err(unknownInput(place, name, Object.keys(inputs)));
    if (values.has(name)) {
      return misuse(
        `--input ${name}을(를) 두 번 주었어요. 여러 행은 --input-file로 주세요.`,
        `--input ${name} is given twice. Give several rows with --input-file.`,
      );
    }
    const value = await readValue(flag.slice(sign + 1), inputs[name], pathOf);
    if (!value.ok) return value;
    if (value.value === undefined) return err(wrongInput(place, name, inputs[name]));
    values.set(name, value.value);
  }
  return ok(values);
}

async function readValue(
  text: string,
  spec: TensorSpec,
  pathOf: (file: string) => string,
): Promise<Result<RowValue | undefined>> {
  if (!text.startsWith('@')) return ok(parseValue(text, spec));
  if (text.startsWith('@@')) return ok(parseValue(text.slice(1), spec));
  const bytes = await readInputFile(pathOf(text.slice(1)), text.slice(1));
  if (!bytes.ok) return bytes;
  if (spec.dtype === 'bytes' && spec.shape.length === 0) return ok(bytes.value);
  const decoded = decodeText(bytes.value);
  return decoded.ok ? ok(parseValue(decoded.value.text, spec)) : decoded;
}
