import type { Cloth, Skin } from './palette';

/** Who is drawn. Lengths of a head are its own: 0,0 between the eyes, the chin of a grown-up at 138, x to the right. */
export interface Person {
  readonly age: 'child' | 'adult' | 'elder';
  /** Strong: a broader jaw and brows, no lashes to be seen. */
  readonly build: 'soft' | 'strong';
  readonly skin: Skin;
  readonly hair: Cloth;
  readonly style: HairStyle;
  readonly brow?: string;
  readonly smile: 'closed' | 'open';
  readonly iris: string;
  readonly glasses?: string;
  readonly freckles?: boolean;
  readonly beard?: boolean;
  readonly top: Cloth;
  readonly neckline: 'round' | 'collar' | 'hanbok';
  /** Of a hijab or a cap, when `style` is one. */
  readonly headwear?: Cloth;
}

export type HairStyle = 'short' | 'bob' | 'long' | 'bun' | 'curls' | 'braids' | 'ponytail' | 'hijab' | 'beanie';

/** Where the parts of a face lie; a child's are lower and closer together, under a higher forehead. */
export interface Measures {
  readonly crown: number;
  readonly cheek: number;
  readonly jaw: number;
  readonly chin: number;
  readonly neck: number;
  readonly eyeX: number;
  readonly eyeWidth: number;
  readonly eyeHeight: number;
  readonly browY: number;
  readonly noseY: number;
  readonly noseWidth: number;
  readonly mouthY: number;
  readonly mouthWidth: number;
}

export function measures({ age, build }: Person): Measures {
  const strong = build === 'strong';
  if (age === 'child') {
    const head = { crown: -158, cheek: 96, jaw: strong ? 76 : 72, chin: 112, neck: 33 };
    const eyes = { eyeX: 41, eyeWidth: 21.5, eyeHeight: 13.5, browY: -35 };
    return { ...head, ...eyes, noseY: 38, noseWidth: 0.8, mouthY: 70, mouthWidth: 24 };
  }
  const head = { crown: -146, cheek: 92, jaw: strong ? 78 : 68, chin: strong ? 140 : 134, neck: strong ? 48 : 39 };
  const eyes = { eyeX: 40, eyeWidth: 18.5, eyeHeight: strong ? 9 : 10, browY: -31 };
  return { ...head, ...eyes, noseY: 49, noseWidth: strong ? 1.1 : 0.95, mouthY: 84, mouthWidth: strong ? 32 : 29 };
}

/** Outline of a face, without ears, from the crown round by the right. */
export function faceOutline({ crown, cheek, jaw, chin }: Measures): string {
  const corner = [jaw + 13, chin * 0.52] as const;
  const temple = crown * 0.35;
  return [
    `M 0,${crown} C ${cheek * 0.65},${crown} ${cheek},${crown * 0.72} ${cheek},${temple}`,
    `C ${cheek},10 ${corner[0] + 9},${corner[1] - 27} ${corner[0]},${corner[1]} C ${jaw},${chin * 0.8} 38,${chin} 0,${chin}`,
    `C -38,${chin} ${-jaw},${chin * 0.8} ${-corner[0]},${corner[1]} C ${-corner[0] - 9},${corner[1] - 27} ${-cheek},10 ${-cheek},${temple}`,
    `C ${-cheek},${crown * 0.72} ${-cheek * 0.65},${crown} 0,${crown} Z`,
  ].join(' ');
}
