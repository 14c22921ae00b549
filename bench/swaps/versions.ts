import { readFileSync } from 'node:fs';
import { handlerRegistry } from '@/lib/handlers/registry';
import { createHandlerContext } from '@/lib/serving/handler-context';
import { manifestSchema } from '@/lib/serving/manifest';
import { startHandler } from '@/lib/serving/start-handler';
import { publishVersion, type VersionDraft } from '@/lib/training/publish-version';
import { sentimentDraft, sentimentLabels } from '@/lib/training/sentiment-draft';
import { trainNaiveBayes } from '@/lib/training/train-naive-bayes';

export const modelName = 'sentiment-swapped';

/** What a version answers, by text. */
export type Expected = ReadonlyMap<string, { readonly label: string; readonly confidence: number }>;

/** A version that is trained and not published yet, with what it will answer. */
export interface Prepared {
  readonly draft: VersionDraft;
  readonly expected: Expected;
}

/**
 * Trains a version on reviews of its own: the higher its number, the more of them are positive, so that each version
 * answers in its own way.
 * @param staging  A folder of models that no server sees, where it is asked without a server.
 */
export async function prepare(staging: string, version: number, texts: readonly string[]): Promise<Prepared> {
  const corpus = new TextEncoder().encode(reviews(version));
  const trained = trainNaiveBayes({
    train: corpus,
    test: corpus,
    labels: [...sentimentLabels],
    maxTerms: 10_000,
    smoothing: 1,
    onStage: () => {},
  });
  if (!trained.ok) throw new Error(trained.failure.message.en);
  const file = { file: 'made.tsv', sha256: '0'.repeat(64) };
  const { manifest, files } = sentimentDraft(modelName, trained.value, {
    command: 'npm run bench -- swaps',
    train: file,
    test: file,
    maxTerms: 10_000,
    smoothing: 1,
  });
  const warmup = new TextEncoder().encode(`${JSON.stringify({ instances: [texts[0]] })}\n`);
  const draft = { manifest, files: new Map([...files, ['warmup.jsonl', warmup] as const]) };
  return { draft, expected: await expectedOf(await publish(draft, staging, version), texts) };
}

/** @returns The version's folder. */
export async function publish(draft: VersionDraft, root: string, version: number): Promise<string> {
  const published = await publishVersion(draft, { destination: root, version });
  if (!published.ok) throw new Error(published.failure.message.en);
  return published.value.folder;
}

/** Asks the version's handler itself, without a server. */
async function expectedOf(folder: string, texts: readonly string[]): Promise<Expected> {
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(`${folder}/model.json`, 'utf8')));
  const started = await startHandler(handlerRegistry, createHandlerContext(folder, manifest));
  if (!started.ok) throw new Error(started.fault.detail);
  const rows = await started.handler.handle(
    texts.map((text) => ({ text })),
    'serving_default',
  );
  return new Map(
    texts.map((text, index) => [
      text,
      { label: String(rows[index]?.label), confidence: Number(rows[index]?.confidence) },
    ]),
  );
}

function reviews(version: number): string {
  const lines = ['id\tdocument\tlabel'];
  for (let index = 0; index < 6000; index++) {
    const label = index % 100 < 20 + 2 * (version % 30) ? 1 : 0;
    lines.push(`${index}\t영화 낱말${index % 997} 장면${(index * 31) % 499}\t${label}`);
  }
  // Both labels say something of their own, so that the answers are not all alike.
  lines.push('6000\t최고\t1', '6001\t최악\t0');
  return `${lines.join('\n')}\n`;
}
