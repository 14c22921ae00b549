/** A size as file managers say it, in powers of a thousand: "286 B", "48.7 kB", "24.3 MB". */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const step = bytes < 999_950 ? 1 : bytes < 999_950_000 ? 2 : 3;
  return `${(bytes / 1000 ** step).toFixed(1)} ${['kB', 'MB', 'GB'][step - 1]}`;
}
