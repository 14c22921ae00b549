import { err, ok, type Result } from '@/lib/base/result';
import type { Manifest } from '@/lib/serving/manifest';
import type { Signature } from '@/lib/serving/signature';
import { verifyFiles } from '@/lib/serving/verify-files';
import { checkAnswerFile, openAnswerFile } from './answer-file';
import { answerJson } from './answer-json';
import type { AnswerSink } from './answer-sink';
import { createTextSink } from './answer-text';
import { createRowBuilder } from './build-row';
import { chooseSignature, type NamedSignature } from './choose-signature';
import { chooseVersion } from './choose-version';
import { diskFailure } from './disk-failure';
import { inputDefaults } from './input-defaults';
import { readInputFlags } from './input-flags';
import { type InstalledVersion, installedVersions, readInstalled } from './installed-versions';
import { modelFolders, pathOf } from './model-folders';
import { readRowFile } from './read-row-file';
import { rowProgress } from './row-progress';
import type { RowSource } from './row-source';
import { parseRunOptions, type RunOptions, runUsage } from './run-options';
import { runRows } from './run-rows';
import { startModel } from './start-model';
import { exitCodes, giveUp, type Terminal, type Verb } from './terminal';

/** `npm run models -- run`: a model's answers for rows of the command line or of a file. */
export const runVerb: Verb = {
  usage: runUsage,
  async run(args, terminal) {
    const options = parseRunOptions(args);
    if (!options.ok) return giveUp(terminal, options.failure);
    if (options.value === undefined) {
      terminal.out.write(runUsage);
      return exitCodes.done;
    }
    const answered = await runOrSayWhy(options.value, terminal);
    return answered.ok ? exitCodes.done : giveUp(terminal, answered.failure);
  },
};

async function runOrSayWhy(options: RunOptions, terminal: Terminal): Promise<Result<void>> {
  try {
    return await run(options, terminal);
  } catch (error) {
    const reason = diskFailure(error);
    if (!reason) throw error;
    return err(reason);
  }
}

interface Chosen extends NamedSignature {
  readonly installed: InstalledVersion;
  readonly manifest: Manifest;
}

async function run(options: RunOptions, terminal: Terminal): Promise<Result<void>> {
  const chosen = await choose(options, terminal);
  if (!chosen.ok) return chosen;
  const { installed, manifest, name, signature } = chosen.value;
  const out = options.out === undefined ? undefined : { path: pathOf(options.out, terminal), shown: options.out };
  if (out) {
    const free = await checkAnswerFile(out, options.overwrite);
    if (!free.ok) return free;
  }
  const source = await openSource(options, chosen.value, terminal);
  if (!source.ok) return source;
  const whole = await verifyFiles(installed.folder, manifest.files, () => {});
  if (!whole.ok) return whole;
  const model = await startModel(installed.folder, manifest, terminal);
  if (!model.ok) return model;
  const progress = rowProgress(terminal.errors, source.value.total);
  try {
    const sink = out
      ? await openAnswerFile(out, signature, manifest.labels)
      : printingSink(signature, options.json, terminal);
    const answered = await runRows({
      source: source.value,
      model: model.value,
      signature: name,
      // A photo takes megabytes, and a handler takes few of them at once.
      chunkRows: Object.values(signature.inputs).some(({ dtype }) => dtype === 'bytes') ? 1 : 64,
      sink,
      signal: terminal.signal,
      onRows: (rows) => progress.update(rows),
    });
    progress.end();
    if (!answered.ok) return answered;
    if (out) terminal.errors.write(`${out.shown}: ${answered.value}행을 썼어요. (${answered.value} rows written.)\n`);
    return ok(undefined);
  } finally {
    await model.value.close();
  }
}

async function choose(options: RunOptions, terminal: Terminal): Promise<Result<Chosen>> {
  const { versions } = await installedVersions(modelFolders(terminal));
  const installed = chooseVersion(versions, options.name, options.version);
  if (!installed.ok) return installed;
  const manifest = await readInstalled(installed.value, terminal.errors);
  if (!manifest.ok) return manifest;
  const signature = chooseSignature(manifest.value, options.signature);
  if (!signature.ok) return signature;
  return ok({ installed: installed.value, manifest: manifest.value, ...signature.value });
}

async function openSource(options: RunOptions, chosen: Chosen, terminal: Terminal): Promise<Result<RowSource>> {
  const { inputs } = chosen.signature;
  const constants = await readInputFlags(options.input, inputs, (file) => pathOf(file, terminal));
  if (!constants.ok) return constants;
  const builder = createRowBuilder(inputs, constants.value, inputDefaults(chosen.manifest));
  const shown = options.inputFile;
  if (shown !== undefined) {
    return readRowFile({ path: pathOf(shown, terminal), shown }, builder, (ko, en) => {
      terminal.errors.write(`${ko} (${en})\n`);
    });
  }
  const row = builder.build(new Map(), { ko: '--input', en: '--input' });
  if (!row.ok) return row;
  return ok({
    total: 1,
    rows: (async function* () {
      yield row.value;
    })(),
  });
}

function printingSink({ inputs, outputs }: Signature, json: boolean, { out }: Terminal): AnswerSink {
  if (!json) {
    const asked = Object.entries(inputs).filter(([, { dtype }]) => dtype === 'string' || dtype === 'bytes');
    // What is the same in every row says little; the first input is what a person asked about.
    return createTextSink(
      out,
      asked.slice(0, 1).map(([name]) => name),
      Object.keys(outputs),
    );
  }
  return {
    async write(_, answers) {
      for (const answer of answers) out.write(`${answerJson(answer)}\n`);
    },
    async finish() {},
    async discard() {},
  };
}
