// One review at a time, through all steps of the handler: cleaning, tokeniser, network, probabilities.
import { median, openHandler, reviews, rounds } from './open';

const handler = await openHandler();
const texts = reviews(1000);
const times: number[] = [];
const rows = [];
for (const text of texts.slice(0, 100)) await handler.handle([{ text }], 'serving_default');
for (let round = 0; round < rounds; round++) {
  const spent = process.cpuUsage();
  for (const text of texts) {
    const since = performance.now();
    await handler.handle([{ text }], 'serving_default');
    times.push(performance.now() - since);
  }
  const cpu = process.cpuUsage(spent);
  rows.push((cpu.user + cpu.system) / texts.length / 1000);
}
times.sort((a, b) => a - b);
console.log(
  JSON.stringify([
    {
      reviews: times.length,
      'min ms': times[0],
      'median ms': times[times.length >> 1],
      'p99 ms': times[Math.floor(times.length * 0.99)],
      'processor ms': median(rows),
    },
  ]),
);
