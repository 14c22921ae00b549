import { type Failure, failure } from '@/lib/base/failure';

/** The sentences of the model server that more than one of its parts say. */

export function timedOut(deadlineMs: number): Failure {
  const seconds = Math.round(deadlineMs / 100) / 10;
  return failure(
    'timeout',
    `${seconds}초 안에 답을 만들지 못했어요. 한 번에 보내는 양을 줄이거나 잠시 뒤에 다시 해 주세요.`,
    `No answer within ${seconds} s. Send less at once, or try again in a moment.`,
  );
}

export function cancelled(): Failure {
  return failure(
    'cancelled',
    '기다리는 쪽이 없어서 요청을 그만두었어요.',
    'The request was dropped: nobody waits for its answer any more.',
  );
}

export function busy(retryAfterSeconds: number): Failure {
  return failure(
    'busy',
    `지금 쓰는 사람이 많아요. ${retryAfterSeconds}초 뒤에 다시 해 주세요.`,
    `The model is busy. Try again in ${retryAfterSeconds} s.`,
    retryAfterSeconds,
  );
}

export function draining(): Failure {
  return failure(
    'draining',
    '서버가 곧 꺼져서 새 요청을 받지 않아요. 잠시 뒤에 다시 해 주세요.',
    'The server is shutting down and takes no new requests. Try again in a moment.',
    5,
  );
}

export function workerCrashed(): Failure {
  return failure(
    'model_unavailable',
    '모델이 이 요청을 처리하다가 멈췄어요. 모델을 다시 켜고 있으니 1초 뒤에 다시 해 주세요.',
    'The model stopped while working on this request and is being restarted. Try again in 1 s.',
    1,
  );
}

export function circuitOpen(retryAfterSeconds: number): Failure {
  return failure(
    'model_unavailable',
    `모델이 거듭 멈춰서 잠시 쉬고 있어요. ${retryAfterSeconds}초 뒤에 다시 해 주세요.`,
    `The model has stopped several times in a row and is resting. Try again in ${retryAfterSeconds} s.`,
    retryAfterSeconds,
  );
}

export function internal(): Failure {
  return failure(
    'internal',
    '모델이 답을 만들다가 문제가 생겼어요. 다른 입력으로 다시 해 보세요. 자세한 내용은 서버 기록에 있어요.',
    "The model failed on this input. Try another one. The server's log says more.",
  );
}

export function cannotExplain(): Failure {
  return failure(
    'bad_input',
    '이 모델은 왜 그런 답인지 설명하지 못해요. 답만 요청해 주세요.',
    'This model cannot explain its answers. Ask for the answer only.',
  );
}

export function stillLoading(): Failure {
  return failure(
    'model_unavailable',
    '모델을 불러오는 중이에요. 1초 뒤에 다시 해 주세요.',
    'The model is still loading. Try again in 1 s.',
    1,
  );
}

/** `Retry-After` counts whole seconds; none is worth a try at once, none a wait of more than half a minute. */
export function retrySeconds(milliseconds: number): number {
  return Math.min(30, Math.max(1, Math.ceil(milliseconds / 1000)));
}

export function tooManyRows(rows: number, maxRows: number): Failure {
  return failure(
    'too_many_items',
    `한 번에 ${maxRows}행까지 보낼 수 있는데 ${rows}행이 왔어요. 나누어 보내 주세요.`,
    `${rows} rows came, at most ${maxRows} fit in one request. Send them in parts.`,
  );
}
