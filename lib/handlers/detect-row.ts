import { type Failure, failure } from '@/lib/base/failure';
import { detectLimits } from '@/lib/protocols/detect-options';
import { RefusedInput } from '@/lib/serving/refused-input';
import type { Row } from '@/lib/serving/row';
import type { DetectOptions } from '@/lib/vision/detect-options';
import type { Size } from '@/lib/vision/scale-list';

/** A row of the face detector with its bounds checked. */
export interface DetectRow {
  readonly image: Uint8Array;
  /** A shipped cascade, by OpenCV's file name without `.xml`; not used when there is an own one. */
  readonly cascade: string;
  /** An own cascade in OpenCV's XML. */
  readonly cascadeXml: Uint8Array | undefined;
  /** Names of second cascades. */
  readonly inside: readonly string[];
  readonly options: DetectOptions;
}

/**
 * @param row  Checked against the signature before, so types and shapes hold.
 * @throws RefusedInput with bad_input for a number out of range or too many second cascades.
 * @throws TypeError on a row that was not checked.
 */
export function readDetectRow(row: Row): DetectRow {
  const inside = fieldsOf(row, 'inside', 'string');
  const scaleFactor = fieldOf(row, 'scale_factor', 'number');
  const minNeighbors = fieldOf(row, 'min_neighbors', 'number');
  const minSize = sizeOf(row, 'min_size');
  const maxSize = sizeOf(row, 'max_size');
  assertWithin('scale_factor', scaleFactor, detectLimits.scaleFactor);
  assertWithin('min_neighbors', minNeighbors, detectLimits.minNeighbors);
  if (inside.length > detectLimits.inside) throw new RefusedInput(tooManyInside());
  const tooSmall = (largest: number, smallest: number) => largest > 0 && largest < smallest;
  if (tooSmall(maxSize.width, minSize.width) || tooSmall(maxSize.height, minSize.height)) {
    throw new RefusedInput(sizesCrossed());
  }
  const cascadeXml = bytesOf(row, 'cascade_xml');
  return {
    image: bytesOf(row, 'image'),
    cascade: fieldOf(row, 'cascade', 'string'),
    cascadeXml: cascadeXml.length === 0 ? undefined : cascadeXml,
    inside: [...new Set(inside)],
    options: { scaleFactor, minNeighbors, minSize, maxSize },
  };
}

interface Kinds {
  string: string;
  number: number;
}

function fieldOf<K extends keyof Kinds>(row: Row, name: string, kind: K): Kinds[K] {
  return checked(row[name], name, kind);
}

function fieldsOf<K extends keyof Kinds>(row: Row, name: string, kind: K): Kinds[K][] {
  const values = row[name];
  if (!Array.isArray(values)) throw new TypeError(`${name} is ${typeof values}, expected a list.`);
  return values.map((value: unknown) => checked(value, name, kind));
}

function checked<K extends keyof Kinds>(value: unknown, name: string, kind: K): Kinds[K] {
  // The comparison is what the cast says; TypeScript narrows no type by a variable.
  if (typeof value === kind) return value as Kinds[K];
  throw new TypeError(`${name} is ${typeof value}, expected ${kind}.`);
}

function bytesOf(row: Row, name: string): Uint8Array {
  const value = row[name];
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`${name} is ${typeof value}, expected bytes.`);
}

function sizeOf(row: Row, name: string): Size {
  const [width = 0, height = 0] = fieldsOf(row, name, 'number');
  if (width < 0 || height < 0) {
    throw new RefusedInput(
      failure(
        'bad_input',
        `${name}의 가로와 세로는 0 이상이어야 해요. 고쳐서 다시 보내 주세요.`,
        `The sides of ${name} must be 0 or more. Correct them and send again.`,
      ),
    );
  }
  return { width, height };
}

/** NaN is out of every range. */
function assertWithin(name: string, value: number, { least, most }: { least: number; most: number }): void {
  if (value >= least && value <= most) return;
  throw new RefusedInput(
    failure(
      'bad_input',
      `${name}은(는) ${least}부터 ${most}까지예요. 고쳐서 다시 보내 주세요.`,
      `${name} goes from ${least} to ${most}. Correct it and send again.`,
    ),
  );
}

function tooManyInside(): Failure {
  return failure(
    'bad_input',
    `네모 안에서 더 찾을 것은 ${detectLimits.inside}가지까지예요. 줄여서 다시 보내 주세요.`,
    `At most ${detectLimits.inside} second cascades are looked for inside boxes. Send fewer.`,
  );
}

function sizesCrossed(): Failure {
  return failure(
    'bad_input',
    'max_size가 min_size보다 작아요. 둘을 바꾸거나 0으로 두세요.',
    'max_size is smaller than min_size. Swap them, or leave one 0.',
  );
}
