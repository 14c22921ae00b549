'use server';

import { z } from 'zod';
import { classifyText } from '@/app/_models/classify-text';
import { failure } from '@/lib/base/failure';
import { err, type Result } from '@/lib/base/result';
import type { LabelShare } from '@/lib/demos/label-shares';
import { nameSchema } from '@/lib/serving/signature';

const question = z.tuple([nameSchema, z.string().min(1).max(10_000)]);

/**
 * Answers one text, for the page of a model that somebody added. Never throws.
 * @param name  Of the model.
 * @param text  1..10,000 UTF-16 units.
 */
export async function labelText(name: string, text: string): Promise<Result<readonly LabelShare[]>> {
  // What the browser sends decides what this is called with.
  const asked = question.safeParse([name, text]);
  return asked.success ? classifyText(...asked.data) : err(refused);
}

const refused = failure(
  'bad_input',
  '글이 비었거나 너무 길어요. 10,000자까지 줄여서 다시 해 주세요.',
  'The text is empty or too long. Use up to 10,000 characters and try again.',
);
