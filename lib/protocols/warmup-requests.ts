import { type Failure, failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import type { Manifest } from '@/lib/serving/manifest';
import type { WarmupRequest } from '@/lib/serving/warm-up';
import { readPredictBody } from './tfserving-body';
import { tfTensorInfos } from './tfserving-dtype';
import { findTfSignature } from './tfserving-lookup';
import { decodePredict, rowsOf } from './tfserving-predict-request';
import { type TfResult, tfOk } from './tfserving-status';

/** As many as TensorFlow Serving takes. */
export const maxWarmupRequests = 1000;

/**
 * Reads `warmup.jsonl`: the body of a TensorFlow Serving `:predict` request on each line (`signature_name`, and
 * `instances` or `inputs`). Empty lines are passed over.
 * @param telling  `detail` repeats what is wrong with a line, and with it some of the line: for the terminal of whoever
 *   owns the file. A server's log and status say the line's number only, since the lines may be what people typed.
 * @returns model_invalid with the line that isn't such a request, or when there are more than 1000.
 */
export function readWarmupRequests(
  bytes: Uint8Array,
  manifest: Manifest,
  telling: 'line' | 'detail' = 'line',
): Result<readonly WarmupRequest[]> {
  const requests: WarmupRequest[] = [];
  let line = 0;
  for (let start = 0; start < bytes.length; ) {
    line++;
    const end = bytes.indexOf(newline, start);
    const body = bytes.subarray(start, end === -1 ? bytes.length : end);
    start = end === -1 ? bytes.length : end + 1;
    if (body.every((byte) => blanks.has(byte))) continue;
    if (requests.length === maxWarmupRequests) return err(tooMany());
    const request = readRequest(body, manifest);
    if (!request.ok)
      return err(telling === 'line' ? wrongLine(line, manifest.name) : wrongDetail(line, request.error.message));
    requests.push(request.value);
  }
  return ok(requests);
}

const newline = 0x0a;
const blanks: ReadonlySet<number> = new Set([0x09, 0x0d, 0x20]);

function readRequest(bytes: Uint8Array, manifest: Manifest): TfResult<WarmupRequest> {
  const body = readPredictBody(bytes);
  if (!body.ok) return body;
  const signature = findTfSignature(manifest.signatures, 'predict', body.value.signatureName);
  if (!signature.ok) return signature;
  const infos = tfTensorInfos(signature.value.inputs);
  const decoded = decodePredict(body.value, infos);
  if (!decoded.ok) return decoded;
  const cut = rowsOf(decoded.value, infos);
  return cut.ok ? tfOk({ signature: signature.value.key, rows: cut.value.rows }) : cut;
}

function wrongLine(line: number, model: string): Failure {
  return failure(
    'model_invalid',
    `warmup.jsonl의 ${line}번째 줄이 예측 요청이 아니에요. 까닭은 npm run models -- verify ${model}이(가) 알려 줘요.`,
    `Line ${line} of warmup.jsonl is not a predict request. npm run models -- verify ${model} says why.`,
  );
}

function wrongDetail(line: number, detail: string): Failure {
  return failure(
    'model_invalid',
    `warmup.jsonl의 ${line}번째 줄이 예측 요청이 아니에요. (${detail})`,
    `Line ${line} of warmup.jsonl is not a predict request: ${detail}`,
  );
}

function tooMany(): Failure {
  return failure(
    'model_invalid',
    `warmup.jsonl에는 요청을 ${maxWarmupRequests}개까지 쓸 수 있어요.`,
    `warmup.jsonl may hold ${maxWarmupRequests} requests.`,
  );
}
