import { open, stat } from 'node:fs/promises';
import type { Bilingual } from '@/lib/base/failure';
import { type Configuration, labelsOf, noConfiguration } from './configuration';
import type { ServingLog } from './events';
import { type ConfigurationFault, readConfiguration } from './read-configuration';

/** The configuration file over time: what of it is in force, and what is wrong with it as it lies there now. */
export interface ConfigurationFile {
  current(): Configuration;
  /** Why the file as it is now isn't in force. */
  refused(): Bilingual | undefined;
  /**
   * Reads the file if it changed, and puts it in force if nothing is wrong with it.
   * @param isAvailable  Whether a version answers: labels may lead to no other, as in TensorFlow Serving. Undefined when
   *   the server starts and nothing can answer yet; then labels lead to their versions once these are loaded.
   * @returns True when other settings are in force than before.
   */
  look(isAvailable: ((model: string, version: number) => boolean) | undefined): Promise<boolean>;
}

/** A thousand models take a tenth of it. */
const maxBytes = 1 << 20;
/** Faults that a sentence tells before it stops; the log has them all. */
const maxTold = 3;

/** @param path  Undefined: there is no file, and never will be. */
export function createConfigurationFile(path: string | undefined, log: ServingLog): ConfigurationFile {
  let current = noConfiguration;
  let refused: Bilingual | undefined;
  let lastPrint = absent;
  /** Read without faults, and not in force because of its labels. */
  let candidate: Candidate | undefined;

  async function look(isAvailable: ((model: string, version: number) => boolean) | undefined): Promise<boolean> {
    if (path === undefined) return false;
    const print = await fingerprint(path);
    if (print !== lastPrint) {
      lastPrint = print;
      candidate = undefined;
      const read = print === absent ? nothing : await readFile(path);
      if (!read.ok) refuse(read.faults);
      else candidate = read;
    }
    if (!candidate) return false;
    const { configuration, lineOf } = candidate;
    const astray = isAvailable ? labelsAstray(configuration, current, isAvailable) : [];
    if (astray.length > 0) {
      refuse(astray.map((label) => labelFault(label, lineOf)));
      return false;
    }
    candidate = undefined;
    current = configuration;
    refused = undefined;
    log.info({ file: path, models: [...current.models.keys()] }, 'the configuration is in force');
    return true;
  }

  /** Says nothing when it said the same before: labels are tried at every look. */
  function refuse(faults: readonly ConfigurationFault[]): void {
    const sentence = refusal(faults);
    if (sentence.en === refused?.en) return;
    refused = sentence;
    const told = faults.map(({ line, message }) => ({ line, fault: message.en }));
    log.error({ file: path, faults: told }, 'the configuration file was refused; what was in force stays');
  }

  return { current: () => current, refused: () => refused, look };
}

type Candidate = Extract<ReturnType<typeof readConfiguration>, { ok: true }>;

const absent = 'absent';
const nothing: Candidate = { ok: true, configuration: noConfiguration, lineOf: () => 1 };

/** Follows links: the file is the owner's own, and where it is mounted it may be one. */
async function fingerprint(path: string): Promise<string> {
  try {
    const { size, mtimeNs, ctimeNs, ino } = await stat(path, { bigint: true });
    return [size, mtimeNs, ctimeNs, ino].join(' ');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return code === 'ENOENT' ? absent : code;
  }
}

async function readFile(path: string): Promise<ReturnType<typeof readConfiguration>> {
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      if (size > maxBytes)
        return wholeFile(`너무 커요(최대 ${maxBytes}바이트).`, `It has more than ${maxBytes} bytes.`);
      return readConfiguration(await file.readFile());
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    return wholeFile(`읽을 수 없어요(${code}).`, `It cannot be read (${code}).`);
  }
}

function wholeFile(ko: string, en: string): ReturnType<typeof readConfiguration> {
  return { ok: false, faults: [{ line: 1, message: { ko, en } }] };
}

interface Label {
  readonly model: string;
  readonly label: string;
  readonly version: number;
}

/** Labels that are new or moved and lead to a version that doesn't answer. */
function labelsAstray(
  next: Configuration,
  before: Configuration,
  isAvailable: (model: string, version: number) => boolean,
): readonly Label[] {
  return [...next.models.keys()].flatMap((model) => {
    const known = labelsOf(before, model);
    return [...labelsOf(next, model)]
      .map(([label, version]) => ({ model, label, version }))
      .filter(({ label, version }) => known.get(label) !== version && !isAvailable(model, version));
  });
}

function labelFault({ model, label, version }: Label, lineOf: Candidate['lineOf']): ConfigurationFault {
  return {
    line: lineOf(['models', model, 'labels', label]),
    message: {
      ko: `이름표 ${label}이(가) 가리키는 ${model} 버전 ${version}이(가) 지금 답하지 않아요. 먼저 그 버전을 불러오게 해 주세요.`,
      en: `Label ${label} leads to version ${version} of ${model}, which does not answer now. Have it loaded first.`,
    },
  };
}

function refusal(faults: readonly ConfigurationFault[]): Bilingual {
  const told = faults.slice(0, maxTold);
  const more = faults.length - told.length;
  return {
    ko: `설정 파일을 쓰지 않았어요. ${told.map(({ line, message }) => `${line}번째 줄: ${message.ko}`).join(' ')}${
      more > 0 ? ` 그 밖에 ${more}곳.` : ''
    } 고칠 때까지 전의 설정으로 일해요.`,
    en: `The configuration file was refused. ${told.map(({ line, message }) => `Line ${line}: ${message.en}`).join(' ')}${
      more > 0 ? ` And ${more} more.` : ''
    } The settings before it stay in force until it is corrected.`,
  };
}
