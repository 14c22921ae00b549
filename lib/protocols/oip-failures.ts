import { type Failure, failure } from '@/lib/base/failure';
import { nameSchema } from '@/lib/serving/signature';

/** The sentences of the Open Inference Protocol's codec. A name is repeated only when it looks like one of ours. */

export function badHeaderLength(bodyBytes: number): Failure {
  return failure(
    'bad_input',
    `Inference-Header-Content-Length가 맞지 않아요. 0부터 ${bodyBytes}까지의 정수로 JSON의 바이트 수를 적어 주세요.`,
    `Inference-Header-Content-Length is wrong: give the bytes of the JSON, a whole number from 0 to ${bodyBytes}.`,
  );
}

export function badEnvelope(path: string): Failure {
  const at = /^[a-z0-9_.]{1,60}$/.test(path) ? path : undefined;
  return failure(
    'bad_input',
    `추론 요청의 모양이 맞지 않아요${at ? ` (${at})` : ''}. inputs에 name, shape, datatype, data를 넣어 주세요.`,
    `This is no inference request${at ? ` (see ${at})` : ''}. Send inputs, each with name, shape, datatype and data.`,
  );
}

export function unknownSignature(names: readonly string[]): Failure {
  const listed = names.join(', ');
  return failure(
    'bad_input',
    `그런 서명이 없어요. 이 모델의 서명: ${listed}.`,
    `There is no such signature. This model has: ${listed}.`,
  );
}

export function unsupportedParameter(name: string): Failure {
  return failure(
    'bad_input',
    `'${name}' 매개변수는 지원하지 않아요. 빼고 보내 주세요.`,
    `The parameter '${name}' is not supported. Leave it out.`,
  );
}

export function unknownTensor(kind: 'input' | 'output', name: string, known: readonly string[]): Failure {
  const shown = nameSchema.safeParse(name).success ? ` '${name}'` : '';
  const listed = known.join(', ');
  return failure(
    'bad_input',
    `이 모델에 없는 ${kind}${shown}이(가) 있어요. 이 모델의 ${kind}: ${listed}.`,
    `This model has no such ${kind}${shown}. It has: ${listed}.`,
  );
}

export function repeatedTensor(kind: 'input' | 'output', name: string): Failure {
  return failure(
    'bad_input',
    `${kind} '${name}'이(가) 두 번 있어요. 한 번만 보내 주세요.`,
    `The ${kind} '${name}' is given twice. Send it once.`,
  );
}

export function missingInput(name: string): Failure {
  return failure('bad_input', `input '${name}'이(가) 없어요. 넣어 주세요.`, `The input '${name}' is missing. Add it.`);
}

/** @param expected  What the input should have been: a datatype, a shape, a number of bytes or of elements. */
export function wrongInput(name: string, part: string, expected: string): Failure {
  return failure(
    'bad_input',
    `input '${name}'의 ${part}이(가) 맞지 않아요. 맞는 값: ${expected}.`,
    `Input '${name}': its ${part} is wrong. Expected: ${expected}.`,
  );
}

export function unevenBatch(): Failure {
  return failure(
    'bad_input',
    'input마다 행 수(shape의 첫 숫자)가 달라요. 같게 맞춰 주세요.',
    'The inputs differ in their number of rows, the first number of shape. Make them equal.',
  );
}

export function noRows(): Failure {
  return failure('bad_input', '행이 없어요. 한 행 이상 보내 주세요.', 'There are no rows. Send at least one.');
}

export function leftOverBytes(count: number): Failure {
  return failure(
    'bad_input',
    `JSON 뒤에 어느 input에도 속하지 않는 ${count}바이트가 있어요. binary_data_size를 확인해 주세요.`,
    `${count} bytes after the JSON belong to no input. Check each binary_data_size.`,
  );
}

export function raggedOutput(name: string): Failure {
  return failure(
    'bad_input',
    `output '${name}'의 길이가 행마다 달라서 한 tensor로 답할 수 없어요. 한 행씩 보내 주세요.`,
    `The output '${name}' differs in length from row to row and fits no tensor. Send one row at a time.`,
  );
}

export function tooManyRows(maxRows: number): Failure {
  return failure(
    'too_many_items',
    `한 번에 ${maxRows}행까지 보낼 수 있어요. 나누어 보내 주세요.`,
    `At most ${maxRows} rows fit in one request. Send them in parts.`,
  );
}

export function tooManyElements(name: string): Failure {
  return failure(
    'too_many_items',
    `값이 너무 많아요 (input '${name}'). 행을 나누어 여러 번 보내 주세요.`,
    `There are too many elements (input '${name}'). Send the rows in parts.`,
  );
}

export function badTimeout(): Failure {
  return failure(
    'bad_input',
    "'timeout'은 마이크로초를 뜻하는 0 이상의 정수여야 해요.",
    "'timeout' must be a whole number of microseconds, 0 or more.",
  );
}

export function notRaw(): Failure {
  return failure(
    'bad_input',
    'JSON 없이 보낼 수 있는 것은 input이 하나이고 길이를 알 수 있는 모델뿐이에요. JSON과 함께 보내 주세요.',
    'A body without JSON fits only a model with one input whose shape follows from its size. Send JSON with it.',
  );
}

export function wrongRawBytes(name: string, expected: string): Failure {
  return failure(
    'bad_input',
    `본문이 input '${name}'의 값이 아니에요. 맞는 값: ${expected}.`,
    `The body is no value of the input '${name}'. Expected: ${expected}.`,
  );
}
