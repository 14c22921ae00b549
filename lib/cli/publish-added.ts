import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import type { WeightFile } from '@/lib/handlers/transformer-config';
import { publishVersion } from '@/lib/training/publish-version';
import type { LineSink } from '@/lib/training/stage-clock';
import type { StoredFile } from '@/lib/training/write-version';
import { readClassifier } from './classifier-config';
import { classifierDraft, type ModelSource } from './classifier-draft';
import { type KnownVersion, knownVersions } from './known-versions';
import type { Trial, TrialAnswer } from './try-version';

/** Where added models go, and how they are tried. */
export interface AddPlace {
  /** Folder of the models that came with the project. */
  readonly shipped: string;
  /** `models` and `downloads` are in it. */
  readonly dataFolder: string;
  readonly trial: Trial;
  readonly out: LineSink;
  /** Aborted when the person wants no more of it. */
  readonly signal: AbortSignal;
  readonly today: Date;
}

export type Added =
  | {
      readonly kind: 'added';
      readonly name: string;
      readonly version: number;
      readonly folder: string;
      readonly bytes: number;
      readonly labels: readonly string[];
      readonly licence: string | undefined;
      readonly answer: TrialAnswer;
    }
  /** The very same model is there already; nothing was done. */
  | { readonly kind: 'present'; readonly name: string; readonly version: number };

/** Every version that is on the disk. */
export function versionsAt(place: AddPlace): Promise<readonly KnownVersion[]> {
  return knownVersions({ shipped: place.shipped, added: join(place.dataFolder, 'models') });
}

/**
 * Publishes files as a version once it has answered the trial.
 * @param files  By their path in the version; config.json is among them.
 * Failures: model_invalid, cancelled.
 */
export async function publishAdded(
  name: string,
  files: ReadonlyMap<string, StoredFile>,
  weights: WeightFile,
  source: ModelSource,
  place: AddPlace,
): Promise<Result<Added>> {
  const config = files.get('config.json');
  if (!config) throw new Error('The files of a model were chosen without config.json.');
  const tokenizer = files.get('tokenizer_config.json');
  const classifier = readClassifier(
    await readFile(config.path),
    tokenizer ? await readFile(tokenizer.path) : undefined,
  );
  if (!classifier.ok) return classifier;
  if (place.signal.aborted) return err(stopped);
  place.out.write('시험해 보는 중이에요. (Trying it.)\n');
  const answers: TrialAnswer[] = [];
  const published = await publishVersion(classifierDraft(name, classifier.value, weights, source, files), {
    destination: join(place.dataFolder, 'models'),
    besides: [place.shipped],
    check: async (folder, manifest) => {
      const answered = await place.trial(folder, manifest);
      if (!answered.ok) return answered;
      answers.push(answered.value);
      return place.signal.aborted ? err(stopped) : ok(undefined);
    },
  });
  if (!published.ok) return published;
  const answer = answers.at(-1);
  if (!answer) throw new Error('A version was published without its trial.');
  return ok({
    kind: 'added',
    name,
    labels: classifier.value.labels,
    licence: source.licence,
    answer,
    ...published.value,
  });
}

const stopped = failure(
  'cancelled',
  '넣기 전에 멈췄어요. 같은 명령을 다시 실행하면 이어서 해요.',
  'Stopped before it was added. Run the same command again and it goes on.',
);
