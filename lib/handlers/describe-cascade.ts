import { decodeCascade } from '@/lib/vision/cascade-binary';

/** What someone choosing a cascade wants to know of it. */
export interface CascadeSummary {
  /** Its own window: nothing smaller is found. Pixels. */
  readonly width: number;
  readonly height: number;
  readonly feature: 'haar' | 'lbp';
}

/**
 * @param bytes  A shipped cascade in the compact form.
 * @throws Error if it is none: published files were checked before.
 */
export function describeCascade(bytes: Uint8Array): CascadeSummary {
  const decoded = decodeCascade(bytes);
  if (!decoded.ok) throw new Error(`A published cascade can't be read: ${decoded.failure.message.en}`);
  const { width, height, featureType } = decoded.value;
  return { width, height, feature: featureType === 'HAAR' ? 'haar' : 'lbp' };
}
