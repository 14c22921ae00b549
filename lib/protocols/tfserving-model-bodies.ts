import type { VersionStatus } from '@/lib/serving/model-server';
import type { Signature } from '@/lib/serving/signature';
import { type TfTensorInfos, tfTensorInfos } from './tfserving-dtype';
import { methodName } from './tfserving-lookup';
import { canonicalCodeOf } from './tfserving-status';

/** The body of a status answer: the newest version first, a failed one with its reason. */
export function writeTfStatus(
  statuses: readonly Pick<VersionStatus, 'version' | 'state' | 'reason' | 'code'>[],
): string {
  const entries = [...statuses].sort((a, b) => b.version - a.version);
  return JSON.stringify({
    model_version_status: entries.map(({ version, state, reason, code }) => ({
      version: String(version),
      state,
      status:
        state === 'END' && reason
          ? { error_code: code === undefined ? 'UNKNOWN' : canonicalCodeOf(code), error_message: reason.en }
          : { error_code: 'OK', error_message: '' },
    })),
  });
}

/** The body of a metadata answer: every signature with its dtypes and shapes, sizes as texts. */
export function writeTfMetadata(
  name: string,
  version: number,
  signatures: Readonly<Record<string, Signature>>,
): string {
  const signatureDef = Object.fromEntries(
    Object.entries(signatures).map(([key, { method, inputs, outputs }]) => [
      key,
      {
        inputs: tensorInfoBodies(tfTensorInfos(inputs)),
        outputs: tensorInfoBodies(tfTensorInfos(outputs)),
        method_name: methodName(method),
        defaults: {},
      },
    ]),
  );
  return JSON.stringify({
    model_spec: { name, signature_name: '', version: String(version) },
    metadata: { signature_def: { signature_def: signatureDef } },
  });
}

/** Each tensor as metadata describes it. Without a shape its rank isn't known. */
export function tensorInfoBodies(infos: TfTensorInfos): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...infos].map(([alias, { dtype, shape }]) => [
      alias,
      {
        dtype,
        tensor_shape: {
          dim: (shape ?? []).map((size) => ({ size: String(size), name: '' })),
          unknown_rank: shape === undefined,
        },
        name: `${alias}:0`,
      },
    ]),
  );
}

/** The body of `GET /v1/models`, which TensorFlow Serving hasn't and KServe's first protocol has. */
export function writeModelList(names: readonly string[]): string {
  return JSON.stringify({ models: names });
}
