import { type Failure, failure } from '@/lib/base/failure';

/** The sentences of a model that runs on an engine on another machine. None repeats what the engine says. */

export function badOptions(detail: string): Failure {
  return failure(
    'model_invalid',
    `model.json의 options를 읽을 수 없어요. docs/remote.md의 예를 보고 고쳐 주세요. (${detail})`,
    `The options of model.json are not readable. See the example in docs/remote.md. (${detail})`,
  );
}

/** @param origin  From model.json: whoever runs the server wrote it. */
export function addressNotAllowed(origin: string): Failure {
  return failure(
    'model_invalid',
    `이 모델은 ${origin}에 물어야 하는데 허락된 주소가 아니에요. 설정 파일의 "remote_addresses"에 "${origin}"을(를) 넣어 주세요.`,
    `This model asks ${origin}, which is not allowed. Add "${origin}" to "remote_addresses" of the configuration file.`,
  );
}

/** While it is asked, nobody was served: trying again soon may help. */
export function engineAway(): Failure {
  return failure(
    'model_unavailable',
    '모델이 있는 다른 컴퓨터(엔진)가 답하지 않아요. 다시 켜지면 저절로 이어지니 잠시 뒤에 다시 해 주세요.',
    'The machine that runs this model (its engine) does not answer. It is used again as soon as it does: try again in a moment.',
    retryAwaySeconds,
  );
}

/** How often the engine is asked whether it is back, roughly. */
const retryAwaySeconds = 2;

export function engineLost(): Failure {
  return failure(
    'model_unavailable',
    '모델이 있는 다른 컴퓨터(엔진)와 연결이 끊겼어요. 잠시 뒤에 다시 해 주세요.',
    'The connection to the machine that runs this model (its engine) was lost. Try again in a moment.',
    retryAwaySeconds,
  );
}

export function engineNotReady(): Failure {
  return failure(
    'model_unavailable',
    '다른 컴퓨터(엔진)에 이 모델이 아직 준비되지 않았어요. 준비되면 저절로 이어지니 잠시 뒤에 다시 해 주세요.',
    'The engine answers, but does not have this model ready. It is used as soon as it is: try again in a moment.',
    retryAwaySeconds,
  );
}

export function engineResting(retryAfterSeconds: number): Failure {
  return failure(
    'model_unavailable',
    `모델이 있는 다른 컴퓨터(엔진)가 거듭 답하지 못해서 잠시 쉬고 있어요. ${retryAfterSeconds}초 뒤에 다시 해 주세요.`,
    `The engine of this model failed to answer several times in a row and is given a rest. Try again in ${retryAfterSeconds} s.`,
    retryAfterSeconds,
  );
}

export function engineBusy(retryAfterSeconds: number): Failure {
  return failure(
    'busy',
    `모델이 있는 다른 컴퓨터(엔진)가 지금 바빠요. ${retryAfterSeconds}초 뒤에 다시 해 주세요.`,
    `The engine of this model is busy. Try again in ${retryAfterSeconds} s.`,
    retryAfterSeconds,
  );
}

export function engineRefused(): Failure {
  return failure(
    'bad_input',
    '모델이 있는 다른 컴퓨터(엔진)가 이 입력을 받지 않았어요. 입력을 바꾸어 다시 해 주세요.',
    'The engine of this model did not take this input. Change it and try again.',
  );
}

export function engineFailed(): Failure {
  return failure(
    'engine_failed',
    '모델이 있는 다른 컴퓨터(엔진)가 쓸 수 없는 답을 보냈어요. 서버를 켠 사람에게 알려 주세요. 자세한 내용은 서버 기록에 있어요.',
    'The engine of this model sent an answer of no use. Tell whoever runs this server; its log says more.',
  );
}

export function unevenRow(): Failure {
  return failure(
    'bad_input',
    '한 값 안의 리스트들은 길이가 같아야 해요. 맞춰서 다시 보내 주세요.',
    'Lists within one value must be of one length. Make them equal and send again.',
  );
}
