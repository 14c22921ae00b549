import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { findServedModel } from '@/app/_models/served-model';
import { findTextModel } from '@/app/_models/text-models';

/** Says 404 before anything is sent: under a loading state the page itself could only say so in words. */
export default async function ModelDemoLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ name: string }>;
}) {
  const { name } = await params;
  if (!findTextModel(name) && !findServedModel(name)) notFound();
  return children;
}
