import { err, ok, type Result } from '@/lib/base/result';
import type { Signature } from '@/lib/serving/signature';
import { booleanParameter, type OipEnvelope } from './oip-envelope';
import { repeatedTensor, unknownTensor } from './oip-failures';

/** An output that is wanted, and whether as binary data. */
export interface OipAskedOutput {
  readonly name: string;
  readonly binary: boolean;
}

/**
 * Which outputs are wanted, in the order asked for; all of the signature's when none is named. `binary_data` of an
 * output goes before the request's `binary_data_output`.
 */
export function readAskedOutputs(envelope: OipEnvelope, signature: Signature): Result<readonly OipAskedOutput[]> {
  const known = Object.keys(signature.outputs);
  const all = booleanParameter(envelope.parameters, 'binary_data_output');
  if (!all.ok) return all;
  const byDefault = all.value ?? false;
  if (envelope.outputs.length === 0) return ok(known.map((name) => ({ name, binary: byDefault })));
  const asked = new Map<string, OipAskedOutput>();
  for (const { name, parameters } of envelope.outputs) {
    if (!known.includes(name)) return err(unknownTensor('output', name, known));
    if (asked.has(name)) return err(repeatedTensor('output', name));
    const binary = booleanParameter(parameters, 'binary_data');
    if (!binary.ok) return binary;
    asked.set(name, { name, binary: binary.value ?? byDefault });
  }
  return ok([...asked.values()]);
}
