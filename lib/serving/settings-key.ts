import { effectiveBatching } from './batching';
import type { Manifest } from './manifest';
import type { VersionSettings } from './model-version';
import { makeHandler } from './start-handler';

/**
 * The settings that a version takes in when it is loaded and that the configuration file may change. Where the text
 * differs from the one it was loaded with, it must be loaded again.
 */
export function settingsKey(settings: VersionSettings, manifest: Manifest): string {
  const addresses = asksOthers(settings, manifest) ? settings.remoteAddresses : [];
  return JSON.stringify([effectiveBatching(manifest.name, manifest.batching, settings.batching) ?? 'off', addresses]);
}

/** Whether a version's handler waits for other machines; only such a one is told their addresses. */
export function asksOthers({ handlers }: VersionSettings, manifest: Manifest): boolean {
  const handler = makeHandler(handlers, manifest.handler);
  return handler.ok && handler.value.waits === true;
}
