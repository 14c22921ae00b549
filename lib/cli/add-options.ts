import { resolve } from 'node:path';
import { ok, type Result } from '@/lib/base/result';
import { parseHubModel, parseRevision } from './hub-address';
import { parseLocalName } from './local-name';
import { misuse } from './misuse';
import { dataFolder } from './model-folders';
import { readFlags } from './read-flags';

/** What `npm run models -- add` was asked. */
export interface AddOptions {
  readonly source:
    | { readonly kind: 'hub'; readonly model: string; readonly revision: string }
    | { readonly kind: 'folder'; readonly folder: string };
  /** `undefined` is made from the source's name. */
  readonly name: string | undefined;
  /** Of all files together. */
  readonly maxBytes: number;
  /** Absolute. */
  readonly dataFolder: string;
  readonly help: boolean;
}

export const addUsage = `  npm run models -- add OWNER/NAME     Hugging Face 허브의 글 분류 모델(ONNX)을 받아서 넣기
                                       adds a text classification model (ONNX) of the Hugging Face hub
  npm run models -- add --from FOLDER  폴더에 있는 모델을 넣기 / adds the model of a folder

    --name NAME       여기서 쓸 이름 / its name here           (OWNER/NAME의 NAME, the folder's)
    --revision R      가지, 태그, 커밋 / branch, tag, commit   (main)
    --max-bytes N     이보다 크면 받지 않아요 / refuse more    (2000000000)

    LECTERN_DATA      모델을 둘 폴더 / data folder             (.lectern)
    LECTERN_HUB       허브의 주소 / address of the hub         (https://huggingface.co)
    HF_TOKEN          비공개 모델에 쓸 토큰 / a token for models that are not everybody's
`;

const MAX_BYTES = 2_000_000_000;

const string = { type: 'string' } as const;
const flags = {
  from: string,
  name: string,
  revision: string,
  'max-bytes': string,
  help: { type: 'boolean', short: 'h' },
} as const;

/**
 * Reads the command line behind `add`. Failures: bad_input, with what to write instead.
 * A folder is meant from where the person stands, which npm says in `INIT_CWD`; the data folder from the project's.
 */
export function parseAddOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  projectFolder: string,
): Result<AddOptions> {
  const parsed = readFlags(args, flags);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const { from, name, revision, 'max-bytes': maxBytes, help = false } = values;
  const common = {
    name,
    maxBytes: maxBytes === undefined ? MAX_BYTES : Number(maxBytes),
    dataFolder: dataFolder(environment, projectFolder),
    help,
  };
  if (help) return ok({ ...common, source: { kind: 'folder', folder: '' } });
  if (name !== undefined) {
    const checked = parseLocalName(name);
    if (!checked.ok) return checked;
  }
  if (maxBytes !== undefined && !/^[1-9][0-9]{0,14}$/.test(maxBytes)) {
    return misuse('--max-bytes는 1부터의 정수예요.', '--max-bytes is a whole number from 1.');
  }
  if ((from === undefined) === (positionals.length === 0) || positionals.length > 1) {
    return misuse(
      '허브의 모델 하나(만든이/이름)나 --from 폴더 가운데 하나를 주세요.',
      'Give one model of the hub (OWNER/NAME) or --from FOLDER.',
    );
  }
  if (from !== undefined) {
    if (revision !== undefined)
      return misuse('--revision은 --from과 함께 쓰지 않아요.', '--revision goes with OWNER/NAME.');
    if (from === '') return misuse('--from에 폴더를 적어 주세요.', 'Name a folder after --from.');
    return ok({ ...common, source: { kind: 'folder', folder: resolve(environment.INIT_CWD || projectFolder, from) } });
  }
  const model = parseHubModel(positionals[0]);
  if (!model.ok) return model;
  const checked = parseRevision(revision ?? 'main');
  if (!checked.ok) return checked;
  return ok({ ...common, source: { kind: 'hub', model: model.value, revision: checked.value } });
}
