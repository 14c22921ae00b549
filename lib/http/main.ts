import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { shareModelServer } from '@/lib/serving/shared-model-server';
import { BatchMetrics } from './batch-metrics';
import { createFrontDoor } from './front-door';
import { HostGuard } from './host-guard';
import { openNextPages } from './next-pages';
import { openModels } from './open-models';
import { readOptions } from './options';
import { addressText } from './print-addresses';
import { endInOrder } from './shutdown';

/** Oldest Node this runs on; the same as `engines` in package.json. */
const oldestNode = [20, 19] as const;

/** The project's folder: the bundle of this file is `dist/server.js` in it. */
const projectFolder = fileURLToPath(new URL('..', import.meta.url));

await main();

async function main(): Promise<void> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
    const wanted = oldestNode.join('.');
    giveUp(
      `Node ${wanted} 이상이 필요해요. 지금은 ${process.versions.node}이에요. (Node ${wanted} or newer is needed.)`,
    );
  }
  const read = readOptions(process.argv.slice(2), process.env, projectFolder);
  if (!read.ok) giveUp(read.failure.message.ko);
  const options = read.value;
  if (options.configurationIsNamed && !existsSync(options.configurationFile)) {
    giveUp(
      `설정 파일이 없어요: ${options.configurationFile}. 경로를 확인해 주세요. (There is no such configuration file.)`,
    );
  }
  if (!options.dev && !existsSync(join(projectFolder, '.next', 'BUILD_ID'))) {
    giveUp(
      '아직 만들어진 화면이 없어요. 먼저 npm run build를 해 주세요. (Nothing is built yet. Run npm run build first.)',
    );
  }
  // Next and React read the mode when they are first imported, which is after this line.
  Object.assign(process.env, { NODE_ENV: options.dev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' });

  const log = pino(
    { level: options.logLevel, base: null },
    pino.destination({ dest: 2, sync: false, minLength: 4096 }),
  );
  const flush = setInterval(() => log.flush(), 500);
  flush.unref();

  const batches = new BatchMetrics();
  const models = openModels(projectFolder, options, log, batches.observe);
  shareModelServer(models);
  const pages = openNextPages(projectFolder, options);
  const door = createFrontDoor({
    models,
    pages,
    hosts: new HostGuard(options.allowedHosts),
    teacherToken: options.teacherToken,
    log,
    batches,
  });
  endInOrder(door, models, pages, log);

  const [port] = await Promise.all([
    door.listen(options.host, options.port).catch((error: unknown) => {
      giveUp(listenSentence(error, options.host, options.port));
    }),
    pages.ready.catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      giveUp(`화면을 준비하지 못했어요. npm run build를 다시 해 주세요. (The pages can't be served: ${reason})`);
    }),
    // Whoever reads the address may use it at once.
    models.loaded,
  ]);
  log.info({ host: options.host, port, dev: options.dev, node: process.versions.node }, 'listening');
  process.stdout.write(`${addressText(options, port)}\n`);
}

function listenSentence(error: unknown, host: string, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return (
      `${port}번 포트를 다른 프로그램이 쓰고 있어요. 다른 포트로 켜 주세요: PORT=${port + 1} npm run demo ` +
      `(Port ${port} is taken. Start with another one: PORT=${port + 1} npm run demo)`
    );
  }
  if (code === 'EACCES') {
    return `${port}번 포트를 열 권한이 없어요. 1024 이상의 포트를 써 주세요. (No permission for port ${port}. Use one from 1024 up.)`;
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `이 컴퓨터에는 ${host}라는 주소가 없어요. --host 0.0.0.0을 써 보세요. (This computer has no address ${host}. Try --host 0.0.0.0.)`;
  }
  throw error;
}

/** One clear line, and the end. */
function giveUp(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
