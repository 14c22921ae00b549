import { networkInterfaces } from 'node:os';
import { renderUnicodeCompact } from 'uqr';
import type { ServerOptions } from './options';

/**
 * What a person at the terminal reads when the server is up: where to open it, and how to let the class in.
 * @param port  The port it listens on, which may have been chosen by the system.
 */
export function addressText(options: ServerOptions, port: number, lanAddresses = findLanAddresses()): string {
  const own = `http://localhost:${port}`;
  if (isLoopback(options.host)) {
    return [
      '',
      `  Lectern  ${own}`,
      '',
      renderUnicodeCompact(own, { border: 2 }),
      '  지금은 이 컴퓨터에서만 열 수 있어요. 반 친구들도 들어오게 하려면:',
      '  Only this computer can open it now. To let the class in:',
      '    npm run demo -- --host 0.0.0.0',
      '',
    ].join('\n');
  }
  const addresses = isEveryAddress(options.host) ? lanAddresses : [options.host];
  const lan = addresses.map((address) => `http://${address.includes(':') ? `[${address}]` : address}:${port}`);
  const first = lan[0];
  return [
    '',
    `  Lectern  ${own}`,
    ...lan.map((url) => `           ${url}`),
    '',
    ...(first === undefined ? [] : [renderUnicodeCompact(first, { border: 2 })]),
    '  같은 네트워크에 있는 사람은 누구나 열 수 있어요. / Anyone on this network can open it.',
    options.tokenIsNew
      ? `  선생님 토큰 / teacher's token: ${options.teacherToken}`
      : "  선생님 토큰은 LECTERN_TOKEN에 넣은 것이에요. / The teacher's token is the one in LECTERN_TOKEN.",
    '',
  ].join('\n');
}

function findLanAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

function isEveryAddress(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}
