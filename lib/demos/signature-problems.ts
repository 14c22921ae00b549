import type { Bilingual } from '@/lib/base/failure';
import { formLimits } from './signature-fields';

/**
 * What can be wrong with what a person gave for an input, and what to do. Never holds what they typed. The input isn't
 * named: each sentence stands under its field.
 */

export const numberMissing: Bilingual = { ko: '숫자를 넣어 주세요.', en: 'Enter a number.' };

export const notNumber: Bilingual = {
  ko: '숫자로 읽을 수 없어요. 3이나 0.5처럼 넣어 주세요.',
  en: 'This is not a number. Enter one such as 3 or 0.5.',
};

export const notWhole: Bilingual = {
  ko: '정수가 아니에요. 3이나 -12처럼 소수점 없이 넣어 주세요.',
  en: 'This is not a whole number. Enter one such as 3 or -12.',
};

export const notBool: Bilingual = {
  ko: '참이나 거짓이 아니에요. true나 false로 넣어 주세요.',
  en: 'This is neither true nor false. Enter true or false.',
};

export function outOfRange(lowest: string, highest: string): Bilingual {
  return {
    ko: `넣을 수 있는 수를 벗어났어요. ${lowest}부터 ${highest}까지 넣어 주세요.`,
    en: `This number is out of range. Enter one from ${lowest} to ${highest}.`,
  };
}

export const notJson: Bilingual = {
  ko: 'JSON으로 읽을 수 없어요. 따옴표와 쉼표, 괄호의 짝을 확인해 주세요.',
  en: 'This is not JSON. Check its quotes, commas and brackets.',
};

export const notObject: Bilingual = {
  ko: '이름과 값의 묶음이 필요해요. {"이름": 값}처럼 중괄호로 넣어 주세요.',
  en: 'An object is needed. Write it in braces: {"name": value}.',
};

export const notText: Bilingual = {
  ko: '글의 목록이 필요해요. ["하나", "둘"]처럼 글마다 따옴표를 붙여 주세요.',
  en: 'Texts are needed. Write each in quotes: ["one", "two"].',
};

export const jsonTooDeep: Bilingual = {
  ko: `괄호가 너무 깊어요. ${formLimits.jsonDepth}겹까지 넣어 주세요.`,
  en: `This is nested too deeply. Up to ${formLimits.jsonDepth} levels are accepted.`,
};

export const lossyInteger: Bilingual = {
  ko: '자릿수를 잃지 않고 담을 수 없는 큰 정수가 있어요. 따옴표로 감싸 글로 넣어 주세요.',
  en: 'It has a whole number too large to keep every digit. Put that number in quotes.',
};

export function wrongCount(wanted: number, got: number): Bilingual {
  return {
    ko: `${wanted.toLocaleString('en')}개가 필요한데 ${got.toLocaleString('en')}개예요.`,
    en: `${valuesEn(wanted)} needed, but there ${got === 1 ? 'is' : 'are'} ${got.toLocaleString('en')}.`,
  };
}

export function wrongMultiple(multiple: number, got: number): Bilingual {
  return {
    ko: `${multiple.toLocaleString('en')}개씩 나누어져야 하는데 ${got.toLocaleString('en')}개예요.`,
    en: `The count must be a multiple of ${multiple.toLocaleString('en')}, but there ${got === 1 ? 'is' : 'are'} ${got.toLocaleString('en')}.`,
  };
}

/** A list inside the list has the wrong length. */
export function wrongInnerCount(shape: readonly number[], wanted: number, got: number): Bilingual {
  const { ko, en } = wrongCount(wanted, got);
  return {
    ko: `${shapeText(shape)} 모양이어야 해요. 안쪽 목록에 ${ko}`,
    en: `The shape must be ${shapeText(shape)}. In an inner list: ${en}`,
  };
}

/** Brackets where there should be none, or none where there should be. */
export function wrongDepth(shape: readonly number[]): Bilingual {
  const nested = nestedExample(shape);
  return {
    ko: `${shapeText(shape)} 모양이어야 해요. ${nested}처럼 대괄호로 묶어 주세요.`,
    en: `The shape must be ${shapeText(shape)}. Use brackets as in ${nested}.`,
  };
}

/** Names the one that is wrong among several, counted from 1. */
export function atPosition(position: number, problem: Bilingual): Bilingual {
  const at = position.toLocaleString('en');
  return { ko: `${at}번째 값: ${problem.ko}`, en: `Value ${at}: ${problem.en}` };
}

export function textTooLong(limit: number): Bilingual {
  const most = limit.toLocaleString('en');
  return {
    ko: `글이 너무 길어요. ${most}자까지 줄여 주세요.`,
    en: `The text is too long. Use up to ${most} characters.`,
  };
}

export const filesTooLarge: Bilingual = {
  ko: '파일이 너무 커요. 모두 더해 10 MB까지 보낼 수 있어요. 더 작은 파일을 골라 주세요.',
  en: 'The files are too large: 10 MB together is the most. Choose smaller ones.',
};

/** A text where a file should be, or the other way around: no form of ours sends it. */
export const wrongPart: Bilingual = {
  ko: '화면이 보낸 내용이 맞지 않아요. 새로 고침을 한 뒤 다시 해 주세요.',
  en: 'What the page sent does not fit. Reload it and try again.',
};

/** Files in an order that a form can't express: more than one open length. */
export const onlyByApi: Bilingual = {
  ko: '이 모양은 화면에서 넣을 수 없어요. API로 보내 주세요.',
  en: 'This shape cannot be entered on a page. Send it by the API.',
};

/** A shape as the manifest writes it; an open length is `?`. */
export function shapeText(shape: readonly number[]): string {
  return `[${shape.map((length) => (length === -1 ? '?' : length)).join(', ')}]`;
}

function nestedExample(shape: readonly number[]): string {
  return shape.length <= 1 ? '[1, 2]' : '[[1, 2], [3, 4]]';
}

function valuesEn(count: number): string {
  return count === 1 ? '1 value is' : `${count.toLocaleString('en')} values are`;
}
