import { Busboy } from '@fastify/busboy';
import { err, ok, type Result } from '@/lib/base/result';
import type { FormPart } from '@/lib/protocols/detect-form';
import { badMultipart, guardMultipart } from './multipart-guard';

/** Longest text of a form that carries a picture, bytes. */
const textBytes = 4096;

/**
 * Takes a whole form apart, in memory: what a file is called and what type it claims is dropped here.
 * @param body  Bytes of files are views into it.
 * @returns `bad_multipart` when the form isn't whole.
 */
export function readMultipart(contentType: string, body: Buffer): Promise<Result<readonly FormPart[]>> {
  const flaw = guardMultipart(contentType, body);
  if (flaw) return Promise.resolve(err(flaw));
  return new Promise((resolve) => {
    const parts: FormPart[] = [];
    const refuse = () => resolve(err(badMultipart));
    const parser = new Busboy({
      headers: { 'content-type': contentType },
      limits: { fieldSize: textBytes },
    });
    parser.on('field', (name, value, _nameCut, valueCut) => {
      if (valueCut) refuse();
      else parts.push({ name, value });
    });
    parser.on('file', (name, stream) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', refuse);
      stream.on('end', () => parts.push({ name, value: chunks.length === 1 ? chunks[0] : Buffer.concat(chunks) }));
    });
    parser.on('error', refuse);
    parser.on('finish', () => resolve(ok(parts)));
    parser.end(body);
  });
}
