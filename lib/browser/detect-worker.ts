import { ok, type Result } from '@/lib/base/result';
import type { GrayImage } from '@/lib/vision/gray-image';
import { decodePicture } from './decode-picture';
import type { WorkerKind, WorkerReply, WorkerRequest, WorkerValues } from './detect-messages';
import { PictureSearch } from './picture-search';

/** The Web Worker's side of `DetectInBrowser`: the same detector as on the server, without a server. */
const search = new PictureSearch(() => performance.now());
let picture: GrayImage | undefined;
let turn: Promise<void> = Promise.resolve();

self.addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
  // Opening waits for the browser's decoder; whatever is asked meanwhile is asked of the new picture.
  turn = turn.then(async () => self.postMessage(await replyTo(data)));
});

async function replyTo(request: WorkerRequest): Promise<WorkerReply> {
  const { id } = request;
  const began = performance.now();
  try {
    const answered = await answer(request);
    return { id, milliseconds: performance.now() - began, ...answered };
  } catch (bug) {
    const broken = bug instanceof Error ? bug.message : String(bug);
    return { id, milliseconds: performance.now() - began, ok: false, broken };
  }
}

async function answer(request: WorkerRequest): Promise<Result<WorkerValues[WorkerKind]>> {
  switch (request.kind) {
    case 'cascade':
      return search.addCascade(request.key, request.bytes, request.form);
    case 'open':
      return open(request.file);
    case 'gray':
      picture = request.gray;
      return ok(null);
    case 'find':
      if (picture === undefined) throw new Error('No picture is open.');
      return ok(search.find(picture, request.question));
  }
}

async function open(file: Blob): Promise<Result<WorkerValues['open']>> {
  picture = undefined;
  if (!hasCanvas()) return ok('no-canvas');
  const decoded = await decodePicture(file, ({ width, height }) => new OffscreenCanvas(width, height));
  if (!decoded.ok) return decoded;
  const { gray, shown } = decoded.value;
  picture = gray;
  return ok({ shown, searched: { width: gray.width, height: gray.height } });
}

/** Some browsers have canvases for workers that can't draw pictures. */
function hasCanvas(): boolean {
  return typeof OffscreenCanvas === 'function' && new OffscreenCanvas(1, 1).getContext('2d') !== null;
}
