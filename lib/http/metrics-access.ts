import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList, isIP } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** @param socketAddress  The socket's own: headers that claim another address are never read. */
export function isFromThisMachine(socketAddress: string): boolean {
  const address = socketAddress.replace(/^::ffff:/, '');
  const family = isIP(address);
  return family !== 0 && loopback.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/** Compares digests, so that neither the token's length nor its first wrong character shows in the time taken. */
export function bearsToken(authorization: string | undefined, token: string): boolean {
  const given = /^Bearer ([\x21-\x7e]{1,256})$/i.exec(authorization ?? '')?.[1];
  return given !== undefined && timingSafeEqual(digest(given), digest(token));
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
