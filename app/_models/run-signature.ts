import 'server-only';
import { z } from 'zod';
import { type Failure, failure } from '@/lib/base/failure';
import type { SignatureOutcome } from '@/lib/demos/signature-answer';
import { partName } from '@/lib/demos/signature-fields';
import { type FieldValue, noFile, readSignatureRow } from '@/lib/demos/signature-row';
import type { ModelServer, ModelSpec, Servable } from '@/lib/serving/model-server';
import type { Row, RowValue } from '@/lib/serving/row';
import { nameSchema, type Signature } from '@/lib/serving/signature';
import { startedModelServer } from './started-model-server';

/** What the form says besides its inputs. */
const asked = z.object({
  model: nameSchema,
  version: z.optional(
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  ),
  signature: nameSchema,
  /** Names of the inputs that the page asked for, with commas: the model may have changed since. */
  inputs: z.string().max(100_000),
});

/**
 * Runs one row that a person gave in a form made from a signature: the pages' way to any model. Files are held in
 * memory while they are worked on, and nowhere else. Never throws, because what a page throws reaches the person as a
 * riddle.
 * @param form  `model`, `version` where one is meant, `signature`, `inputs`, and every input's parts as `in.NAME`.
 */
export async function runSignature(form: FormData): Promise<SignatureOutcome> {
  const server = startedModelServer();
  const parsed = asked.safeParse(Object.fromEntries([...form].filter(([name]) => name in asked.shape)));
  if (!server) return refused(unavailable);
  if (!parsed.success) return refused(badForm);
  const { model, version, signature, inputs } = parsed.data;
  const spec: ModelSpec = version === undefined ? { model } : { model, version };
  try {
    const first = await runOnce(server, spec, signature, inputs, form);
    // The version that was found may have been let go before it was asked: a newer one answers now.
    const isGone = !first.ok && first.failure.code === 'model_unavailable' && version === undefined;
    return isGone ? await runOnce(server, spec, signature, inputs, form) : first;
  } catch (bug) {
    // A bug, not an expected failure: its name goes to the log, without the message, which might quote an input.
    console.error(`run-signature: ${bug instanceof Error ? bug.name : typeof bug}`);
    return refused(broken);
  }
}

async function runOnce(
  server: ModelServer,
  spec: ModelSpec,
  name: string,
  inputs: string,
  form: FormData,
): Promise<SignatureOutcome> {
  const found = server.find(spec);
  if (!found.ok) return refused(found.failure);
  const signature = new Map(Object.entries(found.value.manifest.signatures)).get(name);
  if (!signature || Object.keys(signature.inputs).join(',') !== inputs) return refused(changed);
  const read = readSignatureRow(signature, (input) => form.getAll(partName(input)));
  if (!read.ok) return { ok: false, failure: wrongInputs, problems: read.problems };
  return ask(server, found.value, name, signature, await rowOf(read.values));
}

async function ask(
  server: ModelServer,
  { model, version, manifest }: Servable,
  name: string,
  { method, outputs }: Signature,
  row: Row,
): Promise<SignatureOutcome> {
  const startMs = performance.now();
  const predicted = await server.predict({ model, version, signature: name, rows: [row] });
  if (!predicted.ok) return refused(predicted.failure);
  const [answer] = predicted.value.rows;
  if (!answer) return refused(broken);
  const ms = performance.now() - startMs;
  const labels = manifest.labels ?? [];
  return { ok: true, answer: { model, version, ms, method, outputs, labels, row: answer } };
}

/** Reads the files in: what the model server takes is bytes. */
async function rowOf(values: ReadonlyMap<string, FieldValue<File>>): Promise<Row> {
  const entries: [string, RowValue][] = [];
  for (const [name, value] of values) entries.push([name, await readIn(value)]);
  return Object.fromEntries(entries);
}

async function readIn(value: FieldValue<File>): Promise<RowValue> {
  if (value === noFile) return new Uint8Array();
  if (value instanceof File) return new Uint8Array(await value.arrayBuffer());
  // Only lists of files are waited for: a list of numbers may be long.
  return isFileList(value) ? Promise.all(value.map(readIn)) : (value as RowValue);
}

function isFileList(value: FieldValue<File>): value is readonly FieldValue<File>[] {
  if (!Array.isArray(value)) return false;
  const [first] = value;
  return first instanceof File || (Array.isArray(first) && isFileList(first));
}

function refused(because: Failure): SignatureOutcome {
  return { ok: false, failure: because, problems: [] };
}

const wrongInputs = failure(
  'bad_input',
  '고칠 곳이 있어요. 표시된 칸을 보고 다시 해 주세요.',
  'Something needs mending. See the marked fields and try again.',
);

const changed = failure(
  'bad_input',
  '그사이에 모델이 바뀌어 입력 칸이 달라졌어요. 새로 고침을 해 주세요.',
  'The model has changed in the meantime and asks for something else. Reload the page.',
);

const badForm = failure(
  'bad_input',
  '화면이 보낸 내용을 읽지 못했어요. 새로 고침을 한 뒤 다시 해 주세요.',
  'What the page sent could not be read. Reload it and try again.',
);

const unavailable = failure(
  'model_unavailable',
  '모델이 아직 준비되지 않았어요. 잠시 뒤에 다시 해 주세요.',
  'The model is not ready yet. Try again in a moment.',
);

const broken = failure(
  'internal',
  '답을 만들다 문제가 생겼어요. 다시 해 보고, 계속 그러면 선생님께 알려 주세요.',
  'Something went wrong while answering. Try again, and tell your teacher if it keeps happening.',
);
