import { failure } from '@/lib/base/failure';
import { checkPicture } from '@/lib/browser/check-picture';
import { detectLimits } from '@/lib/protocols/detect-options';
import type { FacesState, Photo } from './faces-state';

/** Photos at once. Each stays in memory as its file, not as pixels. */
const mostPhotos = 30;

/** What this device opens: more than the server takes, which is sent a smaller copy of a larger photo. */
export const photoLimits = { bytes: 40 * 1024 * 1024, pixels: detectLimits.pixels } as const;

let taken = 0;

/**
 * Looks at files before they become photos; what can't be a photo is named, and nothing that was there is lost.
 * @param held Photos that are there already.
 */
export async function takePhotos(
  files: readonly File[],
  held: number,
  alt?: string,
): Promise<{ photos: Photo[]; refused: FacesState['refused'] }> {
  const photos: Photo[] = [];
  const refused: { name: string; failure: FacesState['refused'][number]['failure'] }[] = [];
  for (const file of files) {
    const checked =
      held + photos.length < mostPhotos ? await checkPicture(file, photoLimits) : { ok: false as const, failure: full };
    if (!checked.ok) refused.push({ name: file.name, failure: checked.failure });
    else photos.push({ id: ++taken, file, url: URL.createObjectURL(file), ...(alt === undefined ? {} : { alt }) });
  }
  return { photos, refused };
}

const full = failure(
  'too_many_files',
  `사진은 한 번에 ${mostPhotos}장까지예요. 다 본 사진을 빼고 다시 골라 주세요.`,
  `Up to ${mostPhotos} photos fit at once. Remove some and choose again.`,
);
