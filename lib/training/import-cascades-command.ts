import { parseArgs } from 'node:util';
import type { Failure } from '@/lib/base/failure';
import { facesDraft } from './faces-draft';
import { importCascades } from './import-cascades';
import { publishVersion } from './publish-version';

const usage = `OpenCV의 cascade를 바꿔서 얼굴 찾기 모델의 새 버전을 만들어요. / Converts OpenCV's cascades and publishes them.

  npm run import:cascades -- --from DIR [--to DIR]

  --from DIR   OpenCV의 data 폴더 / OpenCV's data folder, such as /usr/share/opencv4
  --to DIR     모델 폴더 / folder of models (models); 버전 1을 다시 만들려면 빈 폴더 / an empty one makes version 1 again
`;

process.exitCode = await main(process.argv.slice(2));

/** `npm run import:cascades`. @returns The exit status. */
async function main(args: string[]): Promise<number> {
  const options = {
    from: { type: 'string' },
    to: { type: 'string', default: 'models' },
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
  const imported = await importCascades(values.from);
  if (!imported.ok) return failed(imported.failure);
  const published = await publishVersion(facesDraft(imported.value.files), { destination: values.to });
  if (!published.ok) return failed(published.failure);
  for (const { name, xmlBytes, bytes } of imported.value.cascades) {
    process.stdout.write(`${name}: ${xmlBytes} → ${bytes}\n`);
  }
  process.stdout.write(`${published.value.folder}: ${published.value.bytes}\n`);
  return 0;
}

function failed({ message }: Failure): number {
  process.stderr.write(`${message.ko}\n${message.en}\n`);
  return 1;
}
