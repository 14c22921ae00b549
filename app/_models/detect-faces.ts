import 'server-only';
import { type Failure, failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import type { DetectAnswer } from '@/lib/protocols/detect-answer';
import { detectFaces as askFaces, noFacesModel } from '@/lib/protocols/detect-faces';
import { type FormPart, readDetectForm } from '@/lib/protocols/detect-form';
import type { ModelServer } from '@/lib/serving/model-server';
import { sharedModelServer } from '@/lib/serving/shared-model-server';

/**
 * Boxes of one picture: the page's way to the faces model, by the same reader and the same function as `POST /detect`.
 * The picture is held in memory while it is worked on, and nowhere else. Never throws, because what a page throws
 * reaches the person as a riddle.
 * @param form  The fields of `POST /detect`; React's own, whose names begin with `$`, are left aside.
 */
export async function detectFaces(form: FormData): Promise<Result<DetectAnswer>> {
  const server = startedModelServer();
  if (!server) return err(noFacesModel);
  try {
    const asked = readDetectForm(await partsOf(form));
    if (!asked.ok) return asked;
    const found = await askFaces(server, asked.value);
    return found.ok ? ok(found.value.answer) : found;
  } catch (bug) {
    // A bug, not an expected failure: its name goes to the log, without the message, which might tell of the picture.
    console.error(`detect-faces: ${bug instanceof Error ? bug.name : typeof bug}`);
    return err(broken);
  }
}

async function partsOf(form: FormData): Promise<FormPart[]> {
  const parts: FormPart[] = [];
  for (const [name, value] of form) {
    if (name.startsWith('$')) continue;
    parts.push({ name, value: typeof value === 'string' ? value : new Uint8Array(await value.arrayBuffer()) });
  }
  return parts;
}

function startedModelServer(): ModelServer | undefined {
  try {
    return sharedModelServer();
  } catch {
    // Pages that run without the front door have no model server; the person is told so in words.
    return undefined;
  }
}

const broken: Failure = failure(
  'internal',
  '사진을 살펴보다 문제가 생겼어요. 다시 해 보고, 계속 그러면 선생님께 알려 주세요.',
  'Something went wrong with the picture. Try again, and tell your teacher if it keeps happening.',
);
