// Many reviews in batches of 4,096 rows: the handler against onnxruntime-node alone, called on ready tensors of the very
// batches that the handler makes. Turn about, in one process, so that both meet the same machine.
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { openTransformer } from '@/lib/handlers/open-transformer';
import { planBatches } from '@/lib/handlers/plan-batches';
import { cleanText } from '@/lib/text/clean-text';
import { median, openHandler, reviews, rounds, shippedContext } from './open';

const CHUNK = 4096;
const context = shippedContext();
const handler = await openHandler();
const opened = await openTransformer(context);
if (!opened.ok) throw new Error(opened.failure.message.en);
const { encoder } = opened.value;
const session = await InferenceSession.create(join(context.folder, 'onnx/model_quantized.onnx'), {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  enableCpuMemArena: false,
  enableMemPattern: false,
});
const texts = reviews();
const chunks: { rows: { text: string }[]; feeds: Record<string, Tensor>[] }[] = [];
for (let begin = 0; begin < texts.length; begin += CHUNK) {
  const part = texts.slice(begin, begin + CHUNK);
  const ids = part.map((text) => encoder.encode(cleanText(text)).ids);
  const feeds = planBatches(ids.map(({ length }) => length)).map((batch) => tensorsOf(batch.map((row) => ids[row])));
  chunks.push({ rows: part.map((text) => ({ text })), feeds });
}

const ways = {
  'onnxruntime-node alone': async (chunk: (typeof chunks)[number]) => {
    for (const feed of chunk.feeds) await session.run(feed);
  },
  handler: async (chunk: (typeof chunks)[number]) => {
    await handler.handle(chunk.rows, 'serving_default');
  },
};
const wall = new Map<string, number[]>();
const cpu = new Map<string, number[]>();
for (let round = 0; round < rounds; round++) {
  const sums = new Map<string, [number, number]>();
  for (const chunk of chunks) {
    for (const [name, run] of Object.entries(ways)) {
      const since = performance.now();
      const spent = process.cpuUsage();
      await run(chunk);
      const { user, system } = process.cpuUsage(spent);
      const sum = sums.get(name) ?? [0, 0];
      sums.set(name, [sum[0] + performance.now() - since, sum[1] + (user + system) / 1000]);
    }
  }
  for (const [name, [wallMs, cpuMs]] of sums) {
    wall.set(name, [...(wall.get(name) ?? []), wallMs]);
    cpu.set(name, [...(cpu.get(name) ?? []), cpuMs]);
  }
}
const table = Object.keys(ways).map((name) => {
  const seconds = median(wall.get(name) ?? []) / 1000;
  const cpuSeconds = median(cpu.get(name) ?? []) / 1000;
  return { way: name, reviews: texts.length, seconds, 'reviews/s': texts.length / seconds, 'processor s': cpuSeconds };
});
const [alone, whole] = table;
console.log(
  JSON.stringify(
    table.map((row) => ({
      ...row,
      'overhead (wall)': row.seconds / alone.seconds - 1,
      'overhead (processor)': row['processor s'] / alone['processor s'] - 1,
      'share in the network': row === whole ? alone['processor s'] / whole['processor s'] : 1,
    })),
  ),
);

function tensorsOf(rows: readonly (readonly number[])[]): Record<string, Tensor> {
  const length = rows[0].length;
  const ids = new BigInt64Array(rows.length * length);
  const mask = new BigInt64Array(rows.length * length);
  for (const [row, tokens] of rows.entries()) {
    for (const [i, id] of tokens.entries()) ids[row * length + i] = BigInt(id);
    mask.fill(1n, row * length, row * length + tokens.length);
  }
  const dims = [rows.length, length];
  return { input_ids: new Tensor('int64', ids, dims), attention_mask: new Tensor('int64', mask, dims) };
}
