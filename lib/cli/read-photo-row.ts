import { ok } from '@/lib/base/result';
import type { Row } from '@/lib/serving/row';
import type { RowBuilder } from './build-row';
import { misuse } from './misuse';
import { readInputFile } from './read-input-file';
import type { RowReader } from './row-source';

/** One row with the file's bytes in the one input of bytes that still needs them; what is in the file isn't looked at. */
export const readPhotoRow: RowReader = async (file, builder) => {
  const name = photoInput(builder);
  if (name === undefined) {
    return misuse(
      '이 모델에는 사진을 받는 입력이 없거나 여럿이에요. --input 이름=@파일로 주세요.',
      'This model has no input for a photo, or several. Give it as --input NAME=@FILE.',
    );
  }
  const bytes = await readInputFile(file.path, file.shown);
  if (!bytes.ok) return bytes;
  const row = builder.build(new Map([[name, bytes.value]]), { ko: '사진', en: 'Photo' });
  return row.ok ? ok({ total: 1, rows: only(row.value) }) : row;
};

function photoInput({ inputs, needed }: RowBuilder): string | undefined {
  const names = needed.filter((name) => inputs[name].dtype === 'bytes' && inputs[name].shape.length === 0);
  return names.length === 1 ? names[0] : undefined;
}

async function* only(row: Row): AsyncGenerator<Row> {
  yield row;
}
