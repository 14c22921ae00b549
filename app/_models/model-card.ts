import 'server-only';
import { type Block, readCard } from '@/app/_components/models/read-card';
import { ok, type Result } from '@/lib/base/result';
import type { Manifest } from '@/lib/serving/manifest';
import { startedModelServer } from './started-model-server';

/** Where people look for a card: ours, then the one of a model from the Hugging Face hub. */
const cardNames = ['MODEL_CARD.md', 'README.md'];

/** A longer one is a book: its readers have the file. */
const maxBytes = 64 * 1024;
const maxKept = 32;

/** Cards that were read, by their SHA-256, the one read longest ago first. */
const kept = new Map<string, readonly Block[]>();

/** A model's card as far as there is one: `name` is its file, `blocks` are absent where it is too long. */
export interface ModelCard {
  readonly name: string;
  readonly blocks?: readonly Block[];
}

/** The card among a version's files; undefined where it has none. Failures: those of `readFile`. */
export async function modelCard(manifest: Manifest): Promise<Result<ModelCard | undefined>> {
  const file = cardNames.map((name) => manifest.files.find(({ path }) => path === name)).find((listed) => listed);
  const server = startedModelServer();
  if (!file || !server) return ok(undefined);
  if (file.size > maxBytes) return ok({ name: file.path });
  const known = kept.get(file.sha256);
  if (known) return ok({ name: file.path, blocks: known });
  const read = await server.readFile(manifest.name, file.path, manifest.version);
  if (!read.ok) return read;
  const blocks = readCard(new TextDecoder().decode(read.value));
  kept.set(file.sha256, blocks);
  const [oldest] = kept.keys();
  if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest);
  return ok({ name: file.path, blocks });
}
