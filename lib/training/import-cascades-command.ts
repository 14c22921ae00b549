import { parseArgs } from 'node:util';
import { importCascades } from './import-cascades';

const usage = `OpenCV의 cascade를 이 프로그램의 파일로 바꿔요. / Converts OpenCV's cascades.

  npm run import:cascades -- --from DIR [--to DIR]

  --from DIR   OpenCV의 data 폴더 / OpenCV's data folder, such as /usr/share/opencv4
  --to DIR     둘 곳 / where they go (lib/vision/fixtures/cascades)
`;

process.exitCode = await main(process.argv.slice(2));

/** `npm run import:cascades`. @returns The exit status. */
async function main(args: string[]): Promise<number> {
  const options = {
    from: { type: 'string' },
    to: { type: 'string', default: 'lib/vision/fixtures/cascades' },
  } as const;
  let values: { from?: string | undefined; to: string };
  try {
    values = parseArgs({ args, options }).values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    process.stderr.write(`${error.message}\n\n${usage}`);
    return 2;
  }
  if (values.from === undefined) {
    process.stderr.write(usage);
    return 2;
  }
  const imported = await importCascades(values.from, values.to);
  if (!imported.ok) {
    process.stderr.write(`${imported.failure.message.ko}\n${imported.failure.message.en}\n`);
    return 1;
  }
  for (const { name, xmlBytes, bytes } of imported.value) process.stdout.write(`${name}: ${xmlBytes} → ${bytes}\n`);
  return 0;
}
