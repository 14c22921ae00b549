import { readOipClientAnswer } from '@/lib/protocols/oip-client-answer';
import { compareOipMetadata, speaksBinary } from '@/lib/protocols/oip-client-metadata';
import { writeOipClientRequest } from '@/lib/protocols/oip-client-request';
import type { EngineReply } from './remote-http';
import type { RemoteModel, RemoteProtocol } from './remote-protocol';

/**
 * The Open Inference Protocol (KServe V2) over REST. Health is in the status alone: bodies differ from engine to engine.
 * Tensors go as binary data where the engine lists that extension.
 */
export function createOipProtocol({ model, version, signatures, max_rows, binary }: RemoteModel): RemoteProtocol {
  const path = `/v2/models/${model}${version === undefined ? '' : `/versions/${version}`}`;
  let isBinary = binary ?? false;
  return {
    ready: { method: 'GET', path: `${path}/ready` },
    metadata: [
      { method: 'GET', path: '/v2' },
      { method: 'GET', path },
    ],
    learn([server, described]) {
      isBinary = binary ?? speaksBinary(server);
      if (described === undefined) return { ok: true, value: undefined };
      return compareOipMetadata(described, [...signatures.values()], max_rows);
    },
    write(rows, signature) {
      const request = writeOipClientRequest(rows, signature, isBinary);
      if (!request) throw new RangeError('Rows of different shapes were put in one call.');
      return { method: 'POST', path: `${path}/infer`, ...request };
    },
    read({ body, headers }: EngineReply, signature, rowCount) {
      const length = headers['inference-header-content-length'];
      return readOipClientAnswer(
        body,
        Array.isArray(length) ? length.join() : length,
        signature,
        rowCount,
        answerLimits,
      );
    },
  };
}

/** Reading as much keeps the thread that answers busy for some tens of milliseconds. */
const answerLimits = { jsonSteps: 4_000_000, elements: 4_194_304 };
