import type { Bilingual, Failure } from '@/lib/base/failure';
import type { Manifest } from '@/lib/serving/manifest';
import { type OipTensorInfo, oipTensorInfos } from './oip-datatype';

/** `GET /v2`. */
export function oipServerMetadata(version: string) {
  return { name: 'lectern', version, extensions: ['binary_tensor_data'] };
}

export interface OipModelMetadata {
  readonly name: string;
  /** Those that answer, newest first. */
  readonly versions: readonly string[];
  readonly platform: string;
  readonly inputs: readonly OipTensorInfo[];
  readonly outputs: readonly OipTensorInfo[];
  /** Names that `parameters.signature_name` may choose; the tensors above are the first one's. */
  readonly parameters: { readonly signatures: string };
}

/**
 * `GET /v2/models/NAME[/versions/V]`. The protocol describes one set of tensors: those of `serving_default`, or of the
 * first signature where there is none of that name.
 */
export function oipModelMetadata(manifest: Manifest, versions: readonly number[]): OipModelMetadata {
  const entries = Object.entries(manifest.signatures).sort(([a], [b]) => Number(isDefault(b)) - Number(isDefault(a)));
  const signature = entries[0]?.[1];
  return {
    name: manifest.name,
    versions: [...versions].sort((a, b) => b - a).map(String),
    platform: `lectern_${manifest.handler}`,
    inputs: oipTensorInfos(signature?.inputs ?? {}),
    outputs: oipTensorInfos(signature?.outputs ?? {}),
    parameters: { signatures: entries.map(([name]) => name).join(',') },
  };
}

function isDefault(name: string): boolean {
  return name === 'serving_default';
}

/** A health call's status and body. Clients trust the status alone; a server that isn't ready answers 400, as Triton's. */
export interface OipHealth {
  readonly status: 200 | 400;
  readonly body: object;
}

export function oipLive(live: boolean): OipHealth {
  return { status: live ? 200 : 400, body: { live } };
}

export function oipReady(ready: boolean): OipHealth {
  return { status: ready ? 200 : 400, body: { ready } };
}

export function oipModelReady(name: string): OipHealth {
  return { status: 200, body: { name, ready: true } };
}

/** The body of every failure; the status is the code's own (`failureStatus`). Clients read `error`, which is a text. */
export function oipErrorBody({ code, message }: Failure, language: keyof Bilingual) {
  return { error: message[language], code };
}
