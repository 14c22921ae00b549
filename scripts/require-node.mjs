/** The oldest Node this product runs on; the same as `engines` in package.json. */
const oldest = [20, 19];

/** Ends the process with one clear line when Node is too old. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  console.error(
    `Node ${process.versions.node}에서는 실행할 수 없어요. Node ${oldest.join('.')} 이상을 설치해 주세요. ` +
      `(Node ${oldest.join('.')} or newer is needed.)`,
  );
  process.exit(1);
}
