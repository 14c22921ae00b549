import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { findTextModel } from '@/app/_models/text-models';

/** Says 404 before anything is sent: under a loading state the page itself could only say so in words. */
export default async function TextModelLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ name: string }>;
}) {
  if (!findTextModel((await params).name)) notFound();
  return children;
}
