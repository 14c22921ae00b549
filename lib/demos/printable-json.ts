/**
 * JSON in which everything can be seen and survives being pasted: control characters, line separators, text-direction
 * marks and zero-width characters are written as escapes. Its strings mean the same in JSON, JavaScript and Python.
 */
export function printableJson(value: string | boolean): string {
  return JSON.stringify(value).replace(
    unseen,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** What JSON leaves bare though a terminal would obey it or an eye would miss it. All of one UTF-16 unit. */
const unseen = /[\u007F-\u00A0\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/g;
