'use server';

import { detectFaces } from '@/app/_models/detect-faces';
import { failure } from '@/lib/base/failure';
import { err, type Result } from '@/lib/base/result';
import type { DetectAnswer } from '@/lib/protocols/detect-answer';

/**
 * Finds faces on the server, for those who don't want their own device to. Never throws.
 * @param form  The fields of `POST /detect`: `image`, a file, and the settings as text.
 */
export async function findFaces(form: FormData): Promise<Result<DetectAnswer>> {
  // What the browser sends decides what this is called with.
  return form instanceof FormData ? detectFaces(form) : err(noForm);
}

const noForm = failure(
  'bad_input',
  '사진이 오지 않았어요. 사진을 다시 골라 주세요.',
  'No picture arrived. Choose it again.',
);
