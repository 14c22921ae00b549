import type { OuterBox } from '@/lib/protocols/detect-answer';
import { averageCells } from './average-cells';
import { type Area, coveredArea } from './covered-area';
import { boxInk } from './paint-boxes';
import type { Cover } from './shown-photo';

/**
 * Makes what stands in the boxes unrecognisable, for good: either nothing of it is left, or a few mean colours drawn
 * large and soft. A plain blur could partly be undone.
 */
export function paintCovers(
  context: CanvasRenderingContext2D,
  scale: number,
  boxes: readonly OuterBox[],
  cover: Cover,
): void {
  if (cover === 'none') return;
  const canvas = context.canvas;
  for (const box of boxes) {
    const area = coveredArea(scaled(box, scale), { width: canvas.width, height: canvas.height });
    if (area.width === 0 || area.height === 0) continue;
    if (cover === 'solid') {
      context.fillStyle = boxInk;
      context.fillRect(area.x, area.y, area.width, area.height);
    } else soften(context, area);
  }
}

function scaled(box: OuterBox, scale: number): OuterBox {
  return { ...box, x: box.x * scale, y: box.y * scale, width: box.width * scale, height: box.height * scale };
}

function soften(context: CanvasRenderingContext2D, { x, y, width, height }: Area): void {
  const { cells, columns, rows } = averageCells(context.getImageData(x, y, width, height).data, width, height);
  const small = document.createElement('canvas');
  small.width = columns;
  small.height = rows;
  const smallContext = small.getContext('2d');
  // A canvas of a few pixels always has one; were it not so, nothing may show what was to be hidden.
  if (!smallContext) throw new Error('No drawing context for a small canvas.');
  smallContext.putImageData(new ImageData(cells, columns, rows), 0, 0);
  context.imageSmoothingEnabled = true;
  context.drawImage(small, x, y, width, height);
}
