import type { Manifest } from '@/lib/serving/manifest';
import type { TensorSpec } from '@/lib/serving/signature';

/** Whether a model's `serving_default` takes one text, named `text`, and gives its label and that label's probability. */
export function isTextClassifier(manifest: Manifest | undefined): boolean {
  const signature = servingDefault(manifest);
  if (!signature) return false;
  const inputs = Object.entries(signature.inputs);
  const outputs = new Map(Object.entries(signature.outputs));
  const [name, text] = inputs[0] ?? [];
  return (
    inputs.length === 1 &&
    name === 'text' &&
    isTensor(text, ['string'], 0) &&
    isTensor(outputs.get('label'), ['string'], 0) &&
    isTensor(outputs.get('confidence'), floats, 0)
  );
}

/** Whether such a model also gives the probabilities of all its labels, which its manifest names in their order. */
export function givesProbabilities(manifest: Manifest | undefined): boolean {
  const probabilities = new Map(Object.entries(servingDefault(manifest)?.outputs ?? {})).get('probabilities');
  return isTextClassifier(manifest) && (manifest?.labels?.length ?? 0) > 0 && isTensor(probabilities, floats, 1);
}

const floats: readonly TensorSpec['dtype'][] = ['float32', 'float64'];

function servingDefault(manifest: Manifest | undefined) {
  return new Map(Object.entries(manifest?.signatures ?? {})).get('serving_default');
}

function isTensor(spec: TensorSpec | undefined, dtypes: readonly TensorSpec['dtype'][], rank: number): boolean {
  return spec !== undefined && spec.shape.length === rank && dtypes.includes(spec.dtype);
}
