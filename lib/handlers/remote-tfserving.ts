import { readTfClientAnswer } from '@/lib/protocols/tfserving-client-answer';
import { compareTfMetadata, isTfAvailable } from '@/lib/protocols/tfserving-client-metadata';
import { writeTfClientRequest } from '@/lib/protocols/tfserving-client-request';
import type { RemoteModel, RemoteProtocol } from './remote-protocol';

/** TensorFlow Serving's REST API: `:predict` in the row format, whatever the signature's method. */
export function createTfServingProtocol({ model, version, signatures, max_rows }: RemoteModel): RemoteProtocol {
  const path = `/v1/models/${model}${version === undefined ? '' : `/versions/${version}`}`;
  return {
    ready: { method: 'GET', path },
    isReady: isTfAvailable,
    metadata: [{ method: 'GET', path: `${path}/metadata` }],
    learn([described]) {
      if (described === undefined) return { ok: true, value: undefined };
      return compareTfMetadata(described, [...signatures.values()], max_rows);
    },
    write: (rows, signature) => ({
      method: 'POST',
      path: `${path}:predict`,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(writeTfClientRequest(rows, signature)),
    }),
    read: ({ body }, signature, rowCount) => readTfClientAnswer(body, signature, rowCount),
  };
}
