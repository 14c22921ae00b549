import { astralClass, DROPPED, SPACE, unitClasses } from './character-class';

const SPACE_UNIT = 0x20;

/**
 * The text as the models read it: runs of white space become one space (none at the ends), then U+0000, U+FFFD and
 * every character of a Unicode category C* are left out. Dropping comes second, as in the reference: white space on
 * both sides of a dropped character stays two spaces.
 * @see Google's BERT `BasicTokenizer._clean_text`, which the course's handler follows.
 */
export function cleanText(text: string): string {
  return isClean(text) ? text : cleanEach(text);
}

/** True when cleaning surely changes nothing: plain characters with single spaces between them. */
function isClean(text: string): boolean {
  let wasSpace = true;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const value = unitClasses[unit];
    if (value === DROPPED) return false;
    const isSpace = value === SPACE;
    if (isSpace && (wasSpace || unit !== SPACE_UNIT)) return false;
    wasSpace = isSpace;
  }
  return !wasSpace || text.length === 0;
}

function cleanEach(text: string): string {
  let cleaned = '';
  let started = false;
  let spaceWaits = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    let value = unitClasses[unit];
    let length = 1;
    if (value === DROPPED && unit >= 0xd800 && unit < 0xdc00) {
      const codePoint = text.codePointAt(i) ?? unit;
      if (codePoint > 0xffff) {
        value = astralClass(codePoint);
        length = 2;
      }
    }
    if (value === SPACE) {
      spaceWaits = started;
      continue;
    }
    if (spaceWaits) cleaned += ' ';
    spaceWaits = false;
    started = true;
    if (value !== DROPPED) cleaned += length === 1 ? text[i] : text.slice(i, i + 2);
    i += length - 1;
  }
  return cleaned;
}
