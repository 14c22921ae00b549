import type { SamplePicture } from '@/lib/demos/sample-pictures';

/** A sample picture of this server as a file like any other, or undefined when it didn't come. */
export async function fetchSample({ file }: SamplePicture): Promise<File | undefined> {
  try {
    const response = await fetch(file);
    if (!response.ok) return undefined;
    const bytes = await response.blob();
    return new File([bytes], file.slice(file.lastIndexOf('/') + 1), { type: bytes.type });
  } catch {
    // No answer at all: the page says so.
    return undefined;
  }
}
