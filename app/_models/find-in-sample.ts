import 'server-only';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SamplePicture } from '@/lib/demos/sample-pictures';
import type { DetectAnswer } from '@/lib/protocols/detect-answer';
import { detectFaces } from './detect-faces';

/** How long an answer is shown before the model is asked again: the gallery must not keep the detector busy. */
const freshMs = 60_000;

const answers = new Map<string, { readonly untilMs: number; readonly answer: Promise<DetectAnswer | undefined> }>();

/** What the faces model of now finds in a sample picture; undefined while it can't answer. Never throws. */
export function findInSample(sample: SamplePicture): Promise<DetectAnswer | undefined> {
  const known = answers.get(sample.id);
  if (known && known.untilMs > Date.now()) return known.answer;
  const answer = ask(sample);
  answers.set(sample.id, { untilMs: Date.now() + freshMs, answer });
  // No answer is not kept: the model may be ready a second later.
  void answer.then((found) => found ?? answers.delete(sample.id));
  return answer;
}

async function ask({ file, cascade }: SamplePicture): Promise<DetectAnswer | undefined> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await readFile(join(process.cwd(), 'public', file)));
  } catch (error) {
    console.error(`find-in-sample: ${error instanceof Error ? error.name : typeof error}`);
    return undefined;
  }
  const form = new FormData();
  form.append('image', new Blob([bytes]));
  form.append('cascade', cascade);
  const found = await detectFaces(form);
  return found.ok ? found.value : undefined;
}
