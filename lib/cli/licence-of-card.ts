/**
 * The licence that a model card names in its front matter, the lines between the two `---` at its start.
 * @returns Undefined when it names none.
 */
export function licenceOfCard(card: string): string | undefined {
  const front = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---/.exec(card)?.[1];
  if (front === undefined) return undefined;
  const licence = fieldOf(front, 'license');
  return licence === 'other' ? (fieldOf(front, 'license_name') ?? licence) : licence;
}

/** A plain field, or the first item of a list. */
function fieldOf(front: string, name: string): string | undefined {
  const value = new RegExp(`^${name}:[ \\t]*(?:\\r?\\n[ \\t]*-[ \\t]*)?(.+)$`, 'm').exec(front)?.[1];
  const plain = value
    ?.trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .slice(0, 200);
  return plain === '' ? undefined : plain;
}
