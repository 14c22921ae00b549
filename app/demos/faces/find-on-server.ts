import { findFaces } from '@/app/demos/[slug]/find-faces';
import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { type ShrunkPicture, shrinkPicture } from '@/lib/browser/shrink-picture';
import { detectLimits } from '@/lib/protocols/detect-options';
import type { FoundPhoto, Photo, Question } from './faces-state';
import { scaleBoxes, scaleLimit } from './scale-boxes';

/** Longer side of what is sent instead of a photo that the server would refuse for its size. */
const shrunkSide = 1280;

/** Sends a photo to this server, which keeps it in memory while it looks and no longer. Never throws. */
export async function findOnServer(photo: Photo, question: Question): Promise<Result<FoundPhoto>> {
  const small = photo.file.size > detectLimits.imageBytes ? await shrinkPicture(photo.file, shrunkSide) : undefined;
  if (small && !small.ok) return small;
  let found: Awaited<ReturnType<typeof findFaces>>;
  try {
    found = await findFaces(formOf(photo.file, question, small?.value));
  } catch {
    // An action that can't reach the server rejects, and says nothing that a person could use.
    return err(unreachable);
  }
  if (!found.ok || !small) return found.ok ? ok({ answer: found.value }) : found;
  const { shown, shrunk } = small.value;
  const boxes = scaleBoxes(found.value.boxes, shrunk, shown);
  return ok({ answer: { ...found.value, image: shown, boxes }, shrunkTo: shrunk });
}

/** The fields of the form of `POST /detect`. */
function formOf(file: File, { settings, own }: Question, small: ShrunkPicture | undefined): FormData {
  const form = new FormData();
  // The name of the photo is nobody's business.
  form.append('image', small?.file ?? file, 'photo');
  if (own) form.append('cascadeFile', own.file, 'cascade.xml');
  else form.append('cascade', settings.cascade);
  form.append('scaleFactor', String(settings.scaleFactor));
  form.append('minNeighbors', String(settings.minNeighbors));
  form.append('minSize', sizeText(settings.minSize, small));
  form.append('maxSize', sizeText(settings.maxSize, small));
  for (const name of settings.inside) form.append('inside', name);
  return form;
}

/** No limit is said as `null`: an absent smallest size would mean the default one. */
function sizeText(size: readonly [number, number] | null, small: ShrunkPicture | undefined): string {
  if (size === null) return 'null';
  const { width, height } = small ? scaleLimit(size, small.shown, small.shrunk) : { width: size[0], height: size[1] };
  return `${Math.max(width, 1)}x${Math.max(height, 1)}`;
}

const unreachable = failure(
  'download_failed',
  '서버에 닿지 못했어요. 연결을 확인하고 다시 하거나, 이 기기에서 찾아 보세요.',
  'The server could not be reached. Check the connection and try again, or search on this device.',
);
