/** Colours of the pictures: the pages' paper, crimson, blue and orange, and what people and cats are made of. */
export const paper = { sheet: '#faf6ec', warm: '#f3e6cd', shade: '#ddd5c4', ink: '#211e19' };
export const crimson = { light: '#cf4a5f', base: '#ad1538', dark: '#74102a' };
export const blue = { light: '#6f9fcb', base: '#2f6aa6', dark: '#173f6e', pale: '#cfdfec' };
export const orange = { light: '#e9a25c', base: '#c96f24', dark: '#8f4508', pale: '#f6dcbb' };
export const green = { light: '#8fae86', base: '#4d7a5c', dark: '#24473a', pale: '#cddbc4' };

export interface Cloth {
  readonly light: string;
  readonly base: string;
  readonly dark: string;
}

/** A skin in light, as it is, in shade, and as a line; then cheeks and lips. */
export interface Skin {
  readonly light: string;
  readonly base: string;
  readonly shade: string;
  readonly line: string;
  readonly blush: string;
  readonly lip: string;
}

/** @param share 0 gives `a`, 1 gives `b`. Both as #rrggbb. */
export function mix(a: string, b: string, share: number): string {
  const channel = (colour: string, at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => Math.round(channel(a, at) * (1 - share) + channel(b, at) * share));
  return `#${mixed.map((level) => level.toString(16).padStart(2, '0')).join('')}`;
}

export const skins = {
  rose: { light: '#fde6d0', base: '#f2c8a6', shade: '#c4845f', line: '#7d4430', blush: '#e5836c', lip: '#b9524c' },
  sand: { light: '#f8d9b4', base: '#e3b083', shade: '#ae7147', line: '#66371f', blush: '#d9775a', lip: '#a94a41' },
  honey: { light: '#eec095', base: '#cd9160', shade: '#915831', line: '#522a14', blush: '#c2613f', lip: '#96423a' },
  umber: { light: '#cf9468', base: '#a0663f', shade: '#643519', line: '#37190b', blush: '#a5482d', lip: '#85392f' },
  ebony: { light: '#b1774f', base: '#7f4b2d', shade: '#45230f', line: '#220e05', blush: '#8f3d26', lip: '#7d3631' },
} as const satisfies Record<string, Skin>;

export const hairs = {
  black: { light: '#5b4a45', base: '#2b2224', dark: '#120d10' },
  brown: { light: '#93633f', base: '#573521', dark: '#2b170d' },
  chestnut: { light: '#b9713c', base: '#7c421f', dark: '#40200e' },
  silver: { light: '#f1eee6', base: '#bdb8ae', dark: '#7d776d' },
  auburn: { light: '#cf7a3e', base: '#9a4a22', dark: '#56240f' },
} as const satisfies Record<string, Cloth>;
