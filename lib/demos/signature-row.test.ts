import { expect, test } from 'vitest';
import { compileRowCheck } from '@/lib/serving/check-rows';
import type { Signature, TensorSpec } from '@/lib/serving/signature';
import { formLimits } from './signature-fields';
import { filesTooLarge, numberMissing, textTooLong, wrongCount, wrongPart } from './signature-problems';
import { type ChosenFile, type FieldPart, noFile, readSignatureRow } from './signature-row';

const inputs: Record<string, TensorSpec> = {
  text: { dtype: 'string', shape: [] },
  lines: { dtype: 'string', shape: [-1] },
  exact: { dtype: 'bool', shape: [] },
  id: { dtype: 'int64', shape: [] },
  size: { dtype: 'int32', shape: [2] },
  mask: { dtype: 'bool', shape: [-1] },
  pixels: { dtype: 'float32', shape: [2, 2] },
  options: { dtype: 'record', shape: [] },
};

test('what the form reads is a row that the model server takes', () => {
  const given: Record<string, string[]> = {
    text: ['두 줄\r\n이에요'],
    lines: ['하나\r\n\r\n 둘\n'],
    exact: ['true'],
    id: ['9223372036854775807'],
    size: ['30', '40'],
    mask: ['참 거짓'],
    pixels: ['1 2 3 4'],
    options: ['{"a": [1, null]}'],
  };
  const read = readSignatureRow(signatureOf(inputs), (name) => given[name] ?? []);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const row = Object.fromEntries(read.values);
  expect(row).toEqual({
    text: '두 줄\n이에요',
    lines: ['하나', ' 둘'],
    exact: true,
    id: 9223372036854775807n,
    size: [30, 40],
    mask: [true, false],
    pixels: [
      [1, 2],
      [3, 4],
    ],
    options: { a: [1, null] },
  });
  expect(compileRowCheck(inputs)([row as never])).toBeUndefined();
});

test('everything that is wrong is said at once, each under its own input', () => {
  const given: Record<string, string[]> = { id: [''], size: ['1', ''], pixels: ['1 2 3'], exact: [] };
  const { id, size, pixels, exact } = inputs as Record<'id' | 'size' | 'pixels' | 'exact', TensorSpec>;
  const read = readSignatureRow(signatureOf({ id, size, pixels, exact }), (name) => given[name] ?? []);
  expect(read.ok ? [] : read.problems.map(({ input }) => input)).toEqual(['id', 'size', 'pixels']);
  expect(read.ok ? undefined : read.problems[0]?.message).toEqual(numberMissing);
  expect(read.ok ? undefined : read.problems[1]?.message.ko).toBe('2번째 값: 숫자를 넣어 주세요.');
  expect(read.ok ? undefined : read.problems[1]?.boxes).toEqual([1]);
  expect(read.ok ? undefined : read.problems[2]?.message).toEqual(wrongCount(4, 3));
});

test('Hangul that macOS hands over in pieces is put together', () => {
  expect(outcomeOf({ dtype: 'string', shape: [] }, ['한글'.normalize('NFD')])).toBe('한글');
});

test('files are counted, put in the order of the shape, and held to 10 MB together', () => {
  const [a, b] = [{ size: 3 }, { size: 4 }];
  expect(outcomeOf({ dtype: 'bytes', shape: [] }, [a])).toBe(a);
  expect(outcomeOf({ dtype: 'bytes', shape: [] }, [])).toBe(noFile);
  // What a browser sends for a file field that nobody touched.
  expect(outcomeOf({ dtype: 'bytes', shape: [] }, [{ size: 0 }])).toBe(noFile);
  expect(outcomeOf({ dtype: 'bytes', shape: [-1] }, [a, b])).toEqual([a, b]);
  expect(outcomeOf({ dtype: 'bytes', shape: [-1] }, [{ size: 0 }])).toEqual([]);
  expect(outcomeOf({ dtype: 'bytes', shape: [3] }, [a, b])).toEqual(wrongCount(3, 2));
  const half = { size: formLimits.fileBytes / 2 };
  expect(outcomeOf({ dtype: 'bytes', shape: [-1] }, [half, half])).toEqual([half, half]);
  expect(outcomeOf({ dtype: 'bytes', shape: [-1] }, [half, half, a])).toEqual(filesTooLarge);
});

test('parts that no form of ours sends are refused', () => {
  for (const [spec, parts] of [
    [{ dtype: 'string', shape: [] }, [{ size: 1 }]],
    [{ dtype: 'string', shape: [] }, []],
    [{ dtype: 'string', shape: [] }, ['a', 'b']],
    [{ dtype: 'bytes', shape: [] }, ['a']],
    [{ dtype: 'int32', shape: [2] }, ['1']],
  ] as [TensorSpec, FieldPart<ChosenFile>[]][]) {
    expect(outcomeOf(spec, parts), JSON.stringify(spec)).toEqual(wrongPart);
  }
  expect(outcomeOf({ dtype: 'string', shape: [] }, ['a'.repeat(formLimits.text + 1)])).toEqual(
    textTooLong(formLimits.text),
  );
});

function signatureOf(of: Record<string, TensorSpec>): Signature {
  return { method: 'predict', inputs: of, outputs: {} };
}

/** The value of one input, or the problem with it. */
function outcomeOf(spec: TensorSpec, parts: readonly FieldPart<ChosenFile>[]) {
  const read = readSignatureRow(signatureOf({ x: spec }), () => parts);
  return read.ok ? read.values.get('x') : read.problems[0]?.message;
}
