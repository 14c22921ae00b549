'use server';

import { cookies } from 'next/headers';
import { isPreferenceName, preferenceCookies } from './preferences';

const oneYearSeconds = 365 * 24 * 60 * 60;

/**
 * Keeps what a switch of the header says, and draws the page anew. The pressed button's name is the preference, its
 * value the choice; anything else is not ours and changes nothing.
 */
export async function setPreference(form: FormData): Promise<void> {
  const jar = await cookies();
  for (const [name, value] of form) {
    if (!isPreferenceName(name) || !preferenceCookies[name].isValid(value)) continue;
    jar.set(preferenceCookies[name].name, String(value), {
      httpOnly: true,
      maxAge: oneYearSeconds,
      path: '/',
      sameSite: 'lax',
    });
  }
}
