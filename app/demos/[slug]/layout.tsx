import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { findDemo } from '@/lib/demos/demo-list';

/** Says 404 before anything is sent: under a loading state the page itself could only say so in words. */
export default async function DemoLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ slug: string }>;
}) {
  if (findDemo((await params).slug)?.kind !== 'review') notFound();
  return children;
}
