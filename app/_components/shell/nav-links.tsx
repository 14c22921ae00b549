'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';

interface NavLinksProps {
  links: readonly { readonly href: string; readonly word: string }[];
}

/** The ways to the other parts of the product; the one that leads to where the page is, is underlined. */
export function NavLinks({ links }: NavLinksProps) {
  const path = usePathname();
  return links.map(({ href, word }) => (
    <li key={href}>
      <Link
        href={href}
        aria-current={path === href ? 'page' : path.startsWith(`${href}/`) ? 'true' : undefined}
        className="inline-flex min-h-11 items-center whitespace-nowrap underline-offset-8 hover:text-pencil hover:underline aria-[current]:font-semibold aria-[current]:underline"
      >
        {word}
      </Link>
    </li>
  ));
}
