import { createServer, type IncomingMessage } from 'node:http';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { tensorModels } from './fixtures/tensor-models';
import { defaultHttpLimits } from './http-limits';
import { createOipRoute } from './oip-route';
import { TrackedResponse } from './tracked-response';
import { UploadGate } from './upload-gate';

test('while the server stops it is live and not ready, and no inference begins', async () => {
  const models = tensorModels();
  const route = createOipRoute({
    models,
    limits: defaultHttpLimits,
    log: pino({ enabled: false }),
    uploads: new UploadGate(0),
    isDraining: () => true,
  });
  const server = createServer<typeof IncomingMessage, typeof TrackedResponse>(
    { ServerResponse: TrackedResponse },
    (request, response) => {
      response.route = '/v2';
      route.answer(request, response);
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const ask = (path: string, method = 'GET') =>
    fetch(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}${path}`, { method });

  expect((await ask('/v2/health/live')).status).toBe(200);
  expect((await ask('/v2/health/ready')).status).toBe(400);
  const refused = await ask('/v2/models/identity/infer', 'POST');
  expect([refused.status, refused.headers.get('retry-after'), (await refused.json()).code]).toEqual([
    503,
    '5',
    'draining',
  ]);
  expect(models.asked).toEqual([]);
  route.close();
  server.close();
  server.closeAllConnections();
});
