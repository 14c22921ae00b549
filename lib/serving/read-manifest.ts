import type { FileHandle } from 'node:fs/promises';
import { z } from 'zod';
import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { type Manifest, manifestSchema } from './manifest';
import { openInside } from './open-inside';

/** A manifest is a page of text; a thousand times that is still read quickly. */
const maxManifestBytes = 1 << 20;

/**
 * Reads and checks `model.json` in a version's folder.
 * @param folder  Absolute, free of links.
 * @param onDetail  Told what exactly is wrong, for the log; may name fields of the manifest.
 * @returns model_invalid when it is missing, a link, too large, not UTF-8, not JSON, of another format, or names
 *   another model or version than its folder.
 */
export async function readManifest(
  folder: string,
  expected: { readonly model: string; readonly version: number },
  onDetail: (detail: string) => void,
): Promise<Result<Manifest>> {
  const opened = await openInside(folder, 'model.json');
  if (!opened.ok) return opened;
  const { handle, size } = opened.value;
  let json: unknown;
  try {
    if (size > maxManifestBytes) return tooLarge(size);
    json = parse(await readWhole(handle, size));
  } catch (error) {
    onDetail(`model.json: ${error instanceof Error ? error.message : String(error)}`);
    return notJson();
  } finally {
    await handle.close();
  }
  const parsed = manifestSchema.safeParse(json);
  if (!parsed.success) {
    onDetail(`model.json: ${z.prettifyError(parsed.error)}`);
    return wrongFormat();
  }
  const { name, version } = parsed.data;
  if (name !== expected.model || version !== expected.version) return otherName(name, version, expected);
  return ok(parsed.data);
}

async function readWhole(handle: FileHandle, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let filled = 0;
  while (filled < size) {
    const { bytesRead } = await handle.read(bytes, filled, size - filled, filled);
    if (bytesRead === 0) throw new Error(`ended after ${filled} of ${size} bytes`);
    filled += bytesRead;
  }
  return bytes;
}

function parse(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
}

function tooLarge(size: number): Result<never> {
  return err(
    failure(
      'model_invalid',
      `모델 설명 파일(model.json)이 너무 커요(${size}바이트, 최대 ${maxManifestBytes}바이트). 모델을 다시 만들어 주세요.`,
      `model.json has ${size} bytes, at most ${maxManifestBytes} are read. Publish the model again.`,
    ),
  );
}

function notJson(): Result<never> {
  return err(
    failure(
      'model_invalid',
      '모델 설명 파일(model.json)을 JSON으로 읽을 수 없어요. 모델을 다시 복사해 주세요.',
      'model.json is not readable as JSON. Copy the model again.',
    ),
  );
}

function wrongFormat(): Result<never> {
  return err(
    failure(
      'model_invalid',
      '모델 설명 파일(model.json)의 항목이 정해진 형식과 달라요. 자세한 이유는 서버 기록에 있어요.',
      "model.json does not have the expected fields. The server's log says which.",
    ),
  );
}

function otherName(name: string, version: number, expected: { model: string; version: number }): Result<never> {
  return err(
    failure(
      'model_invalid',
      `폴더는 ${expected.model} ${expected.version}인데 model.json에는 ${name} ${version}이라고 쓰여 있어요. 폴더 이름을 맞춰 주세요.`,
      `The folder says ${expected.model} ${expected.version} but model.json says ${name} ${version}. Rename the folder.`,
    ),
  );
}
