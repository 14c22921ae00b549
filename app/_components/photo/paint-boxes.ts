import type { OuterBox } from '@/lib/protocols/detect-answer';
import { flatBoxes } from './list-boxes';

/** The two strokes of a box, the same in every theme: on whatever a photo shows, one of them stands out. */
export const boxInk = '#15221c';
export const boxChalk = '#fffdf7';

/** Draws the boxes and their numbers as the page shows them, in strokes that fit the picture's size. */
export function paintBoxes(context: CanvasRenderingContext2D, scale: number, boxes: readonly OuterBox[]): void {
  const { width, height } = context.canvas;
  const unit = Math.max(1, Math.max(width, height) / 900);
  context.lineJoin = 'round';
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  context.font = `700 ${unit * 15}px sans-serif`;
  for (const { box, number, cascade } of flatBoxes(boxes)) {
    const outer = cascade === undefined;
    const [x, y] = [box.x * scale, box.y * scale];
    context.setLineDash([]);
    context.strokeStyle = boxInk;
    context.lineWidth = unit * (outer ? 6 : 4);
    context.strokeRect(x, y, box.width * scale, box.height * scale);
    context.setLineDash(outer ? [] : [unit * 5, unit * 3]);
    context.strokeStyle = boxChalk;
    context.lineWidth = unit * (outer ? 3 : 2);
    context.strokeRect(x, y, box.width * scale, box.height * scale);
    if (outer) paintNumber(context, unit, number, x, y);
  }
}

function paintNumber(context: CanvasRenderingContext2D, unit: number, number: string, x: number, y: number): void {
  const width = context.measureText(number).width + unit * 12;
  const height = unit * 22;
  const top = Math.max(0, y - height);
  context.fillStyle = boxInk;
  context.fillRect(x, top, width, height);
  context.fillStyle = boxChalk;
  context.fillText(number, x + width / 2, top + height / 2);
}
