import { mulberry32 } from '@/lib/base/random';

/** Offset 0..1, colour, and opacity 0..1 (1 when absent). */
export type Stop = readonly [offset: number, colour: string, opacity?: number];
export type Point = readonly [x: number, y: number];
type Attributes = Readonly<Record<string, string | number>>;

/** One picture: what its shapes refer to by id, and the seeded numbers they are varied by. Lengths in pixels. */
export class Sheet {
  readonly random: () => number;
  readonly #definitions = new Map<string, string>();

  constructor(
    readonly width: number,
    readonly height: number,
    seed: number,
  ) {
    this.random = mulberry32(seed);
  }

  /** A number from `least` up to `most`. */
  between(least: number, most: number): number {
    return least + (most - least) * this.random();
  }

  linear(from: Point, to: Point, stops: readonly Stop[]): string {
    const ends = attributes({ x1: from[0], y1: from[1], x2: to[0], y2: to[1] });
    return this.#define('l', `linearGradient gradientUnits="userSpaceOnUse"${ends}`, stopMarks(stops));
  }

  radial(centre: Point, radius: number, stops: readonly Stop[]): string {
    const circle = attributes({ cx: centre[0], cy: centre[1], r: radius });
    return this.#define('r', `radialGradient gradientUnits="userSpaceOnUse"${circle}`, stopMarks(stops));
  }

  clip(d: string): string {
    return this.#define('c', 'clipPath', path(d, {}));
  }

  blur(deviation: number): string {
    return this.#define('b', `filter ${roomy(1)}`, `<feGaussianBlur stdDeviation="${deviation}"/>`);
  }

  /** Moves an edge about, as scissors and a brush do. @param strength Largest shift. @param grain Bumps a pixel. */
  cut(strength: number, grain = 0.02): string {
    return this.#define(
      'w',
      `filter ${roomy(0.3)}`,
      `<feTurbulence type="fractalNoise" baseFrequency="${grain}" numOctaves="2" seed="7" result="n"/>` +
        `<feDisplacementMap in="SourceGraphic" in2="n" scale="${strength}" xChannelSelector="R" yChannelSelector="G"/>`,
    );
  }

  /** The shade that a sheet of paper throws on the one below. */
  lifted(distance: number, opacity = 0.3): string {
    return this.#define(
      's',
      `filter ${roomy(0.3)}`,
      `<feDropShadow dx="${distance * 0.5}" dy="${distance}" stdDeviation="${distance}" flood-color="#2a1a10" flood-opacity="${opacity}"/>`,
    );
  }

  /** The whole picture, with the unevenness of gouache and the tooth of the paper over everything. */
  svg(body: string): string {
    const { width, height } = this;
    const wash = this.#define('f', 'filter x="0" y="0" width="1" height="1"', noise(0.006, 0.012, 3, 11, 0.9));
    const tooth = this.#define('f', 'filter x="0" y="0" width="1" height="1"', noise(0.45, 0.45, 2, 3, 0.7));
    const sheet = (filter: string, opacity: number) =>
      `<rect${attributes({ width, height, filter, opacity })} style="mix-blend-mode:soft-light"/>`;
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
      `<defs>${[...this.#definitions].map(([mark, id]) => mark.replace(' ', ` id="${id}" `)).join('')}</defs>`,
      body,
      sheet(wash, 0.6),
      sheet(tooth, 0.5),
      '</svg>',
    ].join('\n');
  }

  #define(kind: string, opening: string, inside: string): string {
    const name = opening.split(' ', 1)[0];
    const mark = `<${opening} >${inside}</${name}>`;
    const id = this.#definitions.get(mark) ?? `${kind}${this.#definitions.size}`;
    this.#definitions.set(mark, id);
    return `url(#${id})`;
  }
}

/** The region of a filter, in sizes of the shape beyond its edges. */
function roomy(margin: number): string {
  return `x="${-margin}" y="${-margin}" width="${1 + 2 * margin}" height="${1 + 2 * margin}"`;
}

export function path(d: string, given: Attributes): string {
  return `<path d="${d}"${attributes(given)}/>`;
}

export function ellipse(cx: number, cy: number, rx: number, ry: number, given: Attributes): string {
  return `<ellipse${attributes({ cx, cy, rx, ry, ...given })}/>`;
}

/** A stroke with round ends and no filling. */
export function stroke(d: string, colour: string, width: number, given: Attributes = {}): string {
  return path(d, { fill: 'none', stroke: colour, 'stroke-width': width, 'stroke-linecap': 'round', ...given });
}

export function group(given: Attributes, ...marks: readonly string[]): string {
  return `<g${attributes(given)}>${marks.join('\n')}</g>`;
}

function attributes(given: Attributes): string {
  return Object.entries(given)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? Math.round(value * 100) / 100 : value}"`)
    .join('');
}

function stopMarks(stops: readonly Stop[]): string {
  return stops
    .map(
      ([offset, colour, opacity = 1]) =>
        `<stop${attributes({ offset, 'stop-color': colour, 'stop-opacity': opacity })}/>`,
    )
    .join('');
}

/** Gray noise round the middle, which soft light leaves as it is. */
function noise(frequencyX: number, frequencyY: number, octaves: number, seed: number, contrast: number): string {
  const row = `${contrast} 0 0 0 ${(0.5 - contrast / 2).toFixed(3)}`;
  return (
    `<feTurbulence type="fractalNoise" baseFrequency="${frequencyX} ${frequencyY}" numOctaves="${octaves}" seed="${seed}"/>` +
    `<feColorMatrix values="${row} ${row} ${row} 0 0 0 0 1"/>`
  );
}
