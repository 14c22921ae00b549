import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';

/** A server that speaks the Hugging Face hub's protocol. */
export interface Hub {
  /** With a slash at the end. */
  readonly address: URL;
  /** Sent to this address's own origin and nowhere else. */
  readonly token: string | undefined;
}

export const defaultHub = 'https://huggingface.co';

/**
 * The hub that the environment names: `LECTERN_HUB`, and `HF_TOKEN` for models that not everybody may read.
 * Failure: bad_input when the address is none, or the token would travel unencrypted.
 */
export function readHub(environment: Readonly<Record<string, string | undefined>>): Result<Hub> {
  const text = environment.LECTERN_HUB?.trim() || defaultHub;
  const token = environment.HF_TOKEN?.trim() || undefined;
  const address = URL.canParse(text) ? new URL(text.endsWith('/') ? text : `${text}/`) : undefined;
  if (!address || !/^https?:$/.test(address.protocol) || address.search !== '' || address.hash !== '') {
    return refuse(
      `LECTERN_HUB는 ${defaultHub} 같은 주소여야 해요.`,
      `LECTERN_HUB must be an address such as ${defaultHub}.`,
    );
  }
  if (address.username !== '' || address.password !== '') {
    return refuse(
      'LECTERN_HUB에는 이름과 비밀번호를 넣지 마세요. 토큰은 HF_TOKEN에 넣어 주세요.',
      'Leave names and passwords out of LECTERN_HUB. Put a token in HF_TOKEN.',
    );
  }
  if (token !== undefined && !/^[\x21-\x7e]{1,1000}$/.test(token)) {
    return refuse('HF_TOKEN에 쓸 수 없는 글자가 있어요.', 'HF_TOKEN has characters that no token has.');
  }
  if (token !== undefined && address.protocol === 'http:' && !isThisMachine(address.hostname)) {
    return refuse(
      'LECTERN_HUB가 http라서 HF_TOKEN이 그대로 드러나요. https 주소를 주거나 HF_TOKEN을 빼 주세요.',
      'LECTERN_HUB is http, which would show HF_TOKEN to others. Give an https address, or leave HF_TOKEN out.',
    );
  }
  return ok({ address, token });
}

/** Owner and name of a model of the hub. Failure: bad_input. */
export function parseHubModel(text: string): Result<string> {
  const part = '[A-Za-z0-9](?:[A-Za-z0-9._-]{0,94}[A-Za-z0-9_])?';
  if (new RegExp(`^${part}/${part}$`).test(text) && !text.includes('..')) return ok(text);
  return refuse(
    '모델은 만든이/이름 모양으로 적어 주세요. 예: sackoh/bert-base-multilingual-cased-nsmc. 폴더에 있는 모델은 --from 폴더로 넣어요.',
    'Write the model as OWNER/NAME, such as sackoh/bert-base-multilingual-cased-nsmc. A model in a folder is added with --from FOLDER.',
  );
}

/** A branch, a tag or a commit. Failure: bad_input. */
export function parseRevision(text: string): Result<string> {
  if (/^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$/.test(text) && !text.includes('..')) return ok(text);
  return refuse(
    '--revision은 가지, 태그, 커밋의 이름이에요. 예: main',
    '--revision is the name of a branch, a tag or a commit, such as main.',
  );
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function refuse(ko: string, en: string) {
  return err(failure('bad_input', ko, en));
}
