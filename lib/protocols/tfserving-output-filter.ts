import type { TfBody } from './tfserving-body';
import type { TfTensorInfos } from './tfserving-dtype';
import { isJsonArray, quoteJson } from './tfserving-json-value';
import { invalidArgument, type TfResult, tfOk } from './tfserving-status';

/**
 * The outputs that an answer should have: those of the body's `output_filter`, a list of their names, or all of them.
 * REST has no such key in TensorFlow Serving, where it is ignored; its gRPC interface has one of this name.
 * @returns The signature's outputs in their order.
 */
export function filterOutputs(body: TfBody, outputs: TfTensorInfos): TfResult<TfTensorInfos> {
  if (body.quick && !body.quick.members.has('output_filter')) return tfOk(outputs);
  const members = body.members();
  if (!members.ok) return members;
  const filter = members.value.get('output_filter');
  if (filter === undefined) return tfOk(outputs);
  if (!isJsonArray(filter)) {
    return invalidArgument(`JSON Value: ${quoteJson(filter)} 'output_filter' key must be a list of output names.`);
  }
  const wanted = new Set<string>();
  for (const name of filter) {
    if (typeof name !== 'string' || !outputs.has(name)) return unknownOutput(quoteJson(name), outputs);
    wanted.add(name);
  }
  return tfOk(wanted.size === 0 ? outputs : new Map([...outputs].filter(([name]) => wanted.has(name))));
}

function unknownOutput(name: string, outputs: TfTensorInfos): TfResult<never> {
  return invalidArgument(
    `output tensor alias not found in signature: ${name} Outputs expected to be in the set {${[...outputs.keys()].join(',')}}.`,
  );
}
