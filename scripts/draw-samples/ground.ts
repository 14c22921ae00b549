import { paper } from './palette';
import { group, path, type Sheet, stroke } from './sheet';

/** The whole sheet painted with a broad brush, from light at the upper left to dark at the lower right. */
export function ground(sheet: Sheet, light: string, dark: string): string {
  const fill = sheet.linear(
    [0, 0],
    [sheet.width, sheet.height],
    [
      [0, light],
      [1, dark],
    ],
  );
  const strokes: string[] = [];
  for (let i = 0; i < 160; i++) {
    const [x, y] = [sheet.between(-60, sheet.width), sheet.between(-20, sheet.height)];
    const colour = sheet.random() < 0.5 ? paper.sheet : dark;
    strokes.push(
      stroke(
        `M ${x},${y} q ${sheet.between(40, 90)},${sheet.between(-16, 6)} ${sheet.between(120, 240)},${sheet.between(-12, 12)}`,
        colour,
        sheet.between(2, 9),
        { opacity: sheet.between(0.06, 0.2) },
      ),
    );
  }
  return group({}, path(`M 0,0 H ${sheet.width} V ${sheet.height} H 0 Z`, { fill }), ...strokes);
}
