import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type Failure, failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { defaultDetectSettings } from '@/lib/protocols/detect-options';
import { detectTimings } from '@/lib/protocols/detect-timings';
import type { HandlerContext, ModelHandler } from '@/lib/serving/handler';
import { RefusedInput } from '@/lib/serving/refused-input';
import type { Row, RowRecord } from '@/lib/serving/row';
import type { DetectOptions } from '@/lib/vision/detect-options';
import type { GrayImage } from '@/lib/vision/gray-image';
import { CascadeShelf, type ShelvedCascade } from './cascade-shelf';
import { type DetectRow, readDetectRow } from './detect-row';
import { ImageDecoder } from './image-decoder';
import { type Found, ObjectSearch, type OuterDetection } from './object-search';

/** Bundles that the handler starts, absolute. */
export interface HaarFiles {
  readonly scanWorker: string;
  readonly decodeChild: string;
}

/** Settings in `model.json`. */
const optionsSchema = z.strictObject({
  /** Threads of a scan. Default: two, or one where there is one core. */
  threads: z.number().int().min(1).max(64).optional(),
});

/** Pictures of one request: each may take seconds of the only worker. */
const mostRows = 4;

/** The factory that `model.json` names `haar`. @param files Default: beside the bundle that this code is part of. */
export function createHaarHandler(files = besideThisBundle()): ModelHandler<readonly Picture[], readonly Searched[]> {
  return new HaarHandler(files);
}

interface Cascades {
  readonly first: ShelvedCascade;
  readonly inside: readonly ShelvedCascade[];
}

/** A row with its picture decoded. */
export interface Picture extends Cascades {
  readonly image: GrayImage;
  readonly options: DetectOptions;
  readonly decodeMs: number;
}

export interface Searched extends Found {
  readonly image: GrayImage;
  readonly decodeMs: number;
  readonly scanMs: number;
}

/**
 * Finds objects in pictures with cascades of boosted classifiers, as OpenCV's `CascadeClassifier`.
 *
 * Rows in: `image` (a JPEG, PNG or WebP file), `cascade` or `cascade_xml`, `inside`, and the options of
 * `detectMultiScale`. Rows out: `width` and `height` of the picture as a person sees it, `boxes` in its pixels,
 * `truncated` and `timings` in milliseconds. What is wrong with a picture, a cascade or an option is a `RefusedInput`;
 * in a batch the first wrong row refuses all.
 */
class HaarHandler implements ModelHandler<readonly Picture[], readonly Searched[]> {
  private readonly decoder: ImageDecoder;
  private loaded: Loaded | undefined;

  constructor(private readonly files: HaarFiles) {
    this.decoder = new ImageDecoder({ childFile: files.decodeChild });
  }

  async initialize(context: HandlerContext): Promise<Result<void>> {
    const options = optionsSchema.safeParse(context.manifest.options ?? {});
    if (!options.success) return err(badOptions(z.prettifyError(options.error)));
    const { threads = Math.min(2, availableParallelism()) } = options.data;
    const shelf = new CascadeShelf(
      context.manifest.files.map((file) => file.path),
      (path) => context.readFile(path),
    );
    const search = new ObjectSearch({ threads, workerFile: this.files.scanWorker });
    this.loaded = { shelf, search };
    await Promise.all([this.decoder.start(), shelf.named(defaultDetectSettings.cascade).then((it) => search.warm(it))]);
    return ok(undefined);
  }

  async preprocess(rows: readonly Row[]): Promise<readonly Picture[]> {
    if (rows.length > mostRows) throw new RefusedInput(tooManyRows(rows.length));
    // Options and cascades of all rows first: they are cheap to judge.
    const read = rows.map(readDetectRow);
    const asked = await Promise.all(read.map(async (row) => ({ row, ...(await this.cascadesOf(row)) })));
    const pictures: Picture[] = [];
    for (const { row, first, inside } of asked) {
      const beganMs = performance.now();
      const image = await this.decoder.decode(row.image);
      pictures.push({ image, first, inside, options: row.options, decodeMs: performance.now() - beganMs });
    }
    return pictures;
  }

  async inference(pictures: readonly Picture[]): Promise<readonly Searched[]> {
    const searched: Searched[] = [];
    const { search } = this.ready();
    for (const { image, first, inside, options, decodeMs } of pictures) {
      const beganMs = performance.now();
      const found = await search.find(image, first, inside, options);
      searched.push({ ...found, image, decodeMs, scanMs: performance.now() - beganMs });
    }
    return searched;
  }

  postprocess(searched: readonly Searched[]): readonly Row[] {
    return searched.map(({ image, boxes, truncated, decodeMs, scanMs }) => ({
      width: image.width,
      height: image.height,
      boxes: boxes.map(boxRecord),
      truncated,
      timings: { ...detectTimings(decodeMs, scanMs) },
    }));
  }

  async handle(rows: readonly Row[]): Promise<readonly Row[]> {
    return this.postprocess(await this.inference(await this.preprocess(rows)));
  }

  async close(): Promise<void> {
    const { loaded } = this;
    this.loaded = undefined;
    await Promise.all([this.decoder.close(), loaded?.search.close()]);
  }

  private async cascadesOf(row: DetectRow): Promise<Cascades> {
    const { shelf } = this.ready();
    const first = row.cascadeXml === undefined ? await shelf.named(row.cascade) : shelf.fromXml(row.cascadeXml);
    return { first, inside: await Promise.all(row.inside.map((name) => shelf.named(name))) };
  }

  private ready(): Loaded {
    if (!this.loaded) throw new Error('The face handler is used before initialize or after close.');
    return this.loaded;
  }
}

interface Loaded {
  readonly shelf: CascadeShelf;
  readonly search: ObjectSearch;
}

function boxRecord({ inside, ...box }: OuterDetection): RowRecord {
  return inside === undefined ? box : { ...box, inside: inside.map((part) => ({ ...part })) };
}

function besideThisBundle(): HaarFiles {
  const folder = dirname(fileURLToPath(import.meta.url));
  return { scanWorker: join(folder, 'scan-worker.js'), decodeChild: join(folder, 'decode-child.js') };
}

function tooManyRows(rows: number): Failure {
  return failure(
    'too_many_items',
    `사진은 한 번에 ${mostRows}장까지인데 ${rows}장이 왔어요. 나누어 보내 주세요.`,
    `${rows} pictures came, at most ${mostRows} fit in one request. Send them in parts.`,
  );
}

function badOptions(detail: string): Failure {
  return failure(
    'model_invalid',
    `model.json의 options를 읽을 수 없어요. threads만 쓸 수 있어요. (${detail})`,
    `The options of model.json are not readable; only threads is known. (${detail})`,
  );
}
