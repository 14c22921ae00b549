import { join } from 'node:path';
import { err, type Result } from '@/lib/base/result';
import { addFromFolder } from './add-from-folder';
import { addFromHub } from './add-from-hub';
import { type AddOptions, addUsage, parseAddOptions } from './add-options';
import { diskFailure } from './disk-failure';
import { readHub } from './hub-address';
import { megabytes } from './megabytes';
import type { Added, AddPlace } from './publish-added';
import { exitCodes, giveUp, type Terminal, type Verb } from './terminal';
import { tryVersion } from './try-version';

/** `npm run models -- add`: a text classifier of a hub or a folder becomes a model with an API and a page. */
export const addVerb: Verb = {
  usage: addUsage,
  async run(args, terminal) {
    const options = parseAddOptions(args, terminal.environment, terminal.projectFolder);
    if (!options.ok) {
      return giveUp(terminal, options.failure);
    }
    if (options.value.help) {
      terminal.out.write(addUsage);
      return exitCodes.done;
    }
    const added = await addOrSayWhy(options.value, terminal);
    if (added.ok) {
      report(terminal, added.value);
      return exitCodes.done;
    }
    return giveUp(terminal, added.failure);
  },
};

async function addOrSayWhy(options: AddOptions, terminal: Terminal): Promise<Result<Added>> {
  try {
    return await add(options, terminal);
  } catch (error) {
    const reason = diskFailure(error);
    if (!reason) throw error;
    return err(reason);
  }
}

async function add({ source, name, maxBytes, dataFolder }: AddOptions, terminal: Terminal): Promise<Result<Added>> {
  const place: AddPlace = {
    shipped: join(terminal.projectFolder, 'models'),
    dataFolder,
    trial: tryVersion,
    out: terminal.out,
    signal: terminal.signal,
    today: new Date(),
  };
  if (source.kind === 'folder') return addFromFolder({ folder: source.folder, name, maxBytes }, place);
  const hub = readHub(terminal.environment);
  if (!hub.ok) return hub;
  const { model, revision } = source;
  return addFromHub({ hub: hub.value, model, revision, name, maxBytes, retryMs: 1000, stallMs: 30_000 }, place);
}

function report({ out }: Terminal, added: Added): void {
  if (added.kind === 'present') {
    out.write(`이미 있어요: ${added.name} 버전 ${added.version}. (It is there already: version ${added.version}.)\n`);
    return;
  }
  const { name, version, folder, bytes, labels, licence, answer } = added;
  if (version > 1) {
    out.write(
      `이름이 같은 모델이 있어서 버전 ${version}(으)로 넣었어요. (The name was there: this is version ${version}.)\n`,
    );
  }
  const shown = `${labels.slice(0, 10).join(', ')}${labels.length > 10 ? ', …' : ''}`;
  out.write(`
넣은 모델 · added      ${name} ${version} (${folder})
크기 · size            ${megabytes(bytes)}
분류 · labels          ${shown}
라이선스 · licence     ${licence ?? '적혀 있지 않아요 (not stated)'}
시험 · trial           "${answer.text}" → ${answer.label} ${(answer.confidence * 100).toFixed(1)} %

서버가 켜져 있으면 바로 쓸 수 있어요. (A running server takes it up within a second.)
  curl http://127.0.0.1:3000/predict -H 'Content-Type: application/json' -d '{"text": "…", "model": "${name}"}'
`);
}
