/** The beginning of what a library said, for people: libraries say much, and name folders. */
export function firstLine(detail: string): string {
  const line = detail.split('\n', 1)[0] ?? '';
  const words = line.replace(/^\w*Error: /, '');
  return words.replaceAll(/(?:[A-Za-z]:)?[\\/][^\s'"]*[\\/]/g, '').slice(0, 300);
}
