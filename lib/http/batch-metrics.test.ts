import { expect, test } from 'vitest';
import { BatchMetrics } from './batch-metrics';
import { openTestDoor } from './test-door';

test('metrics show how many rows and requests the batches of each version had', async () => {
  const batches = new BatchMetrics();
  const batch = { type: 'batch' as const, model: 'accurate', version: 2, durationMs: 1 };
  batches.observe({ ...batch, rows: 5, requests: 3 });
  batches.observe({ ...batch, rows: 1, requests: 1 });
  batches.observe({ ...batch, version: 3, rows: 9999, requests: 1 });
  batches.observe({ type: 'state', model: 'accurate', version: 2, state: 'END' });
  const door = await openTestDoor({ batches });
  try {
    const text = await (await fetch(`${door.url}/metrics`)).text();
    for (const line of [
      'lectern_model_batch_rows_bucket{model="accurate",version="2",le="1"} 1',
      'lectern_model_batch_rows_bucket{model="accurate",version="2",le="4"} 1',
      'lectern_model_batch_rows_bucket{model="accurate",version="2",le="8"} 2',
      'lectern_model_batch_rows_sum{model="accurate",version="2"} 6',
      'lectern_model_batch_requests_sum{model="accurate",version="2"} 4',
      'lectern_model_batch_requests_count{model="accurate",version="2"} 2',
      'lectern_model_batch_rows_bucket{model="accurate",version="3",le="4096"} 0',
      'lectern_model_batch_rows_bucket{model="accurate",version="3",le="+Inf"} 1',
    ]) {
      expect(text).toContain(`${line}\n`);
    }
  } finally {
    await door.close();
  }
});
