import type { ButtonHTMLAttributes } from 'react';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary`: the one thing to do here. `plain`: what else can be done. `quiet`: beside other things, without a border. */
  look?: 'primary' | 'plain' | 'quiet';
}

const looks = {
  primary: 'border-pencil bg-pencil font-semibold text-on-pencil enabled:hover:underline',
  plain: 'border-edge bg-sheet enabled:hover:border-pencil enabled:hover:text-pencil',
  quiet: 'border-transparent enabled:hover:text-pencil enabled:hover:underline',
} as const;

/** What every pressable box shares, for links that look like buttons too: 44 px high, icon before the words. */
export const buttonShape =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-md border px-4 py-2 text-body leading-tight underline-offset-4 disabled:opacity-60';

/** A button with a verb on it. `type` is `button` unless said otherwise, so that it never submits by accident. */
export function Button({ look = 'plain', className = '', type = 'button', ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={`${buttonShape} ${looks[look]} ${className}`} />;
}
