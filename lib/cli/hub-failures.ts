import { type Failure, failure } from '@/lib/base/failure';

/** What a hub answered instead of what was asked for. */
export interface HubAnswer {
  readonly status: number;
  /** Its `X-Error-Code`, or nothing. */
  readonly code: string;
  /** Owner and name. */
  readonly model: string;
  readonly hasToken: boolean;
}

/** Why a hub refuses. It says 401 for what isn't there and for what isn't everybody's: only the code tells. */
export function hubRefusal({ status, code, model, hasToken }: HubAnswer): Failure {
  if (code === 'GatedRepo') return gated(model);
  if (code === 'RevisionNotFound') return noRevision(model);
  if (code === 'EntryNotFound') return noEntry(model);
  if (code === 'RepoNotFound' || status === 404 || (status === 401 && !hasToken)) return noModel(model, hasToken);
  if (status === 401 || status === 403) return notAllowed(model, hasToken);
  if (status === 429 || status >= 500) return hubBusy(status);
  return failure(
    'download_failed',
    `허브가 ${model} 모델을 주지 않았어요(${status}). 이름을 확인하고 잠시 뒤에 다시 해 주세요.`,
    `The hub did not give ${model} (it answered ${status}). Check the name and try again in a while.`,
  );
}

export const unsafeRedirect = failure(
  'download_failed',
  '허브가 암호화되지 않은 주소로 보내서 멈췄어요. LECTERN_HUB를 확인해 주세요.',
  'The hub sends on to an unencrypted address, so nothing was fetched. Check LECTERN_HUB.',
);

export function unreadableListing(model: string): Failure {
  return failure(
    'download_failed',
    `허브가 ${model} 모델의 파일 목록을 알아볼 수 없게 답했어요. LECTERN_HUB가 Hugging Face 허브의 주소인지 확인해 주세요.`,
    `The hub's list of the files of ${model} can't be read. Check that LECTERN_HUB is a Hugging Face hub.`,
  );
}

export function hubUnreachable(reason: string): Failure {
  return failure(
    'download_failed',
    `허브에 연결하지 못했어요(${reason}). 인터넷 연결을 확인하고 다시 해 주세요. 인터넷이 없으면 --from 폴더로 넣을 수 있어요.`,
    `The hub can't be reached (${reason}). Check the connection and try again. Without internet, use --from FOLDER.`,
  );
}

function noModel(model: string, hasToken: boolean): Failure {
  return failure(
    'not_found',
    `허브에 ${model} 모델이 없거나, 비공개 모델이에요. 이름을 확인해 주세요. ${hasToken ? 'HF_TOKEN으로 볼 수 있는 모델인지도 봐 주세요.' : '비공개 모델이면 HF_TOKEN에 토큰을 넣어 주세요.'}`,
    `The hub has no ${model}, or it is private. Check the name. ${hasToken ? 'See whether HF_TOKEN may read it.' : 'For a private model, put a token in HF_TOKEN.'}`,
  );
}

function gated(model: string): Failure {
  return failure(
    'unauthorized',
    `${model}은(는) 만든이가 허락한 사람만 받을 수 있어요. 허브의 모델 페이지에서 허락을 받고, 그 토큰을 HF_TOKEN에 넣어 주세요.`,
    `${model} is for those whom its owner has let in. Ask for access on its page at the hub, and put your token in HF_TOKEN.`,
  );
}

function notAllowed(model: string, hasToken: boolean): Failure {
  return failure(
    'unauthorized',
    hasToken
      ? `이 HF_TOKEN으로는 ${model} 모델을 받을 수 없어요. 토큰이 맞는지, 읽을 권한이 있는지 확인해 주세요.`
      : `${model} 모델은 토큰이 있어야 받을 수 있어요. HF_TOKEN에 토큰을 넣어 주세요.`,
    hasToken
      ? `This HF_TOKEN may not read ${model}. Check the token and its permissions.`
      : `${model} needs a token. Put one in HF_TOKEN.`,
  );
}

function noRevision(model: string): Failure {
  return failure(
    'not_found',
    `${model} 모델에 그런 --revision이 없어요. 가지나 태그의 이름을 확인해 주세요.`,
    `${model} has no such --revision. Check the name of the branch or tag.`,
  );
}

function noEntry(model: string): Failure {
  return failure(
    'not_found',
    `${model} 모델의 파일 하나가 허브에서 사라졌어요. 다시 실행해 주세요.`,
    `A file of ${model} has gone from the hub. Run the command again.`,
  );
}

function hubBusy(status: number): Failure {
  return failure(
    'download_failed',
    `허브가 지금은 답하지 못해요(${status}). 잠시 뒤에 같은 명령을 다시 실행하면 이어서 받아요.`,
    `The hub can't answer now (${status}). Run the same command again later: it goes on where it stopped.`,
  );
}
