import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { megabytes } from './megabytes';

/** @returns The files' bytes together. Failure: model_too_large, with both numbers. */
export function checkSize(files: readonly { readonly bytes: number }[], maxBytes: number): Result<number> {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  if (bytes <= maxBytes) return ok(bytes);
  return err(
    failure(
      'model_too_large',
      `모델이 ${megabytes(bytes)}라서 한도(${megabytes(maxBytes)})를 넘어요. 그래도 넣으려면 --max-bytes ${bytes}를 더해 주세요.`,
      `The model has ${megabytes(bytes)}, more than the limit of ${megabytes(maxBytes)}. To add it all the same, give --max-bytes ${bytes}.`,
    ),
  );
}
