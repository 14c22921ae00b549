import type { ShownPhoto } from '@/app/_components/photo/shown-photo';
import type { DetectAnswer } from '@/lib/protocols/detect-answer';

/** Drawn for the eye: two heads before a window, light and dark, so that every stroke lies on both somewhere. */
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="640" viewBox="0 0 960 640">
<rect width="960" height="640" fill="#6f7f86"/><rect x="60" width="400" height="430" fill="#e9eef0"/>
<rect x="250" width="16" height="430" fill="#8a7a63"/><rect y="470" width="960" height="170" fill="#3d3a37"/>
<path d="M120 640c10-150 90-190 190-190s180 40 190 190z" fill="#28475c"/>
<path d="M520 640c10-170 90-230 190-230s180 60 190 230z" fill="#c9b48a"/>
${head(310, 330, 1, '#e3b28f', '#2b211c')}${head(710, 290, 1.15, '#a8714d', '#15100e')}</svg>`;

function head(x: number, y: number, scale: number, skin: string, hair: string): string {
  return `<g transform="translate(${x} ${y}) scale(${scale})"><ellipse cy="-20" rx="112" ry="128" fill="${hair}"/>
<ellipse rx="92" ry="116" fill="${skin}"/><path d="M-92-40q92-90 184 0v-40q-92-80-184 0z" fill="${hair}"/>
<path d="M-62-26h44M18-26h44" stroke="${hair}" stroke-width="9"/><circle cx="-40" cy="2" r="10" fill="${hair}"/>
<circle cx="40" cy="2" r="10" fill="${hair}"/><path d="M-3 6l-10 38h22" fill="none" stroke="${hair}" stroke-width="4"/>
<path d="M-34 68q34 28 68 0" fill="none" stroke="${hair}" stroke-width="7"/></g>`;
}

export function samplePhoto(alt: string): ShownPhoto {
  return { url: `data:image/svg+xml,${encodeURIComponent(drawing)}`, width: 960, height: 640, alt };
}

/** Made up for the eye: what the views draw, not what a detector found. */
export const sampleAnswer: DetectAnswer = {
  image: { width: 960, height: 640 },
  boxes: [
    {
      ...{ x: 216, y: 238, width: 188, height: 188, neighbors: 42, levelWeight: 5.1 },
      inside: [
        { cascade: 'haarcascade_eye', x: 240, y: 300, width: 60, height: 60, neighbors: 9, levelWeight: 2.2 },
        { cascade: 'haarcascade_eye', x: 322, y: 302, width: 58, height: 58, neighbors: 7, levelWeight: 2.1 },
        { cascade: 'haarcascade_smile', x: 262, y: 370, width: 96, height: 48, neighbors: 31, levelWeight: 1.4 },
      ],
    },
    { x: 602, y: 184, width: 216, height: 216, neighbors: 57, levelWeight: 6.3, inside: [] },
    { x: 868, y: 0, width: 62, height: 62, neighbors: 5, levelWeight: 0.7, inside: [] },
  ],
  truncated: false,
  timings: { decode: 12.4, scan: 8.1, total: 20.9 },
};
