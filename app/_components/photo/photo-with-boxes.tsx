'use client';

import type { CSSProperties, PointerEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { DetectBox, OuterBox } from '@/lib/protocols/detect-answer';
import { coveredArea } from './covered-area';
import { flatBoxes, type ListedBox } from './list-boxes';
import type { Cover, ShownPhoto } from './shown-photo';

interface PhotoWithBoxesProps {
  photo: ShownPhoto;
  boxes: readonly OuterBox[];
  /** Id of the box that stands out; see `listBoxes`. */
  lit?: string | undefined;
  onLit: (id: string | undefined) => void;
  cover?: Cover;
  /** The boxes are of an earlier search, and the next one is under way. */
  stale?: boolean;
}

/**
 * The photo with what was found in it. The drawing says nothing to screen readers: `BoxList` does. Everything is placed
 * in shares of the photo, so it keeps its place at any size.
 */
export function PhotoWithBoxes({ photo, boxes, lit, onLit, cover = 'none', stale = false }: PhotoWithBoxesProps) {
  const t = useTranslations('faces-view');
  const listed = flatBoxes(boxes);
  const litBox = listed.find(({ id }) => id === lit);
  const { width, height } = photo;
  // A covered photo looks as it will be kept, save for the box that is pointed at.
  const isDrawn = ({ id }: ListedBox) => cover === 'none' || id === lit;

  // On the way up, so that a finger that scrolls the page lights nothing.
  function onPointerUp(event: PointerEvent, id: string | undefined) {
    if (event.pointerType === 'mouse') return;
    event.stopPropagation();
    onLit(id === lit ? undefined : id);
  }

  return (
    <div
      data-stale={stale}
      className="photo-frame"
      // Never taller than the screen, never so large that a thumbnail turns to mush.
      style={{ maxWidth: `min(100%, ${Math.max(width * 3, 240)}px, ${((78 * width) / height).toFixed(3)}svh)` }}
    >
      {/* biome-ignore lint/performance/noImgElement: the photo lies in this browser; there is nothing to optimise. */}
      <img
        src={photo.url}
        alt={photo.alt}
        width={width}
        height={height}
        draggable={false}
        className="block h-auto w-full"
      />
      <div aria-hidden="true" className="photo-drawing">
        {cover !== 'none' &&
          listed
            .filter(({ cascade }) => cascade === undefined)
            .map(({ id, box }) => (
              <span key={id} className={`photo-cover photo-cover-${cover}`} style={coverStyle(box, photo)} />
            ))}
        <svg
          aria-hidden="true"
          viewBox={`0 0 ${width} ${height}`}
          className="absolute inset-0 size-full overflow-visible"
          onPointerUp={(event) => onPointerUp(event, undefined)}
        >
          {litBox && <path className="photo-veil" fillRule="evenodd" d={veil(litBox.box, photo)} />}
          {listed.map((item) =>
            isDrawn(item) ? <BoxStrokes key={item.id} item={item} lit={item.id === lit} /> : null,
          )}
          {smallestLast(listed).map(({ id, box }) => (
            <rect
              key={id}
              {...place(box)}
              fill="transparent"
              onPointerEnter={({ pointerType }) => pointerType === 'mouse' && onLit(id)}
              onPointerLeave={({ pointerType }) => pointerType === 'mouse' && onLit(undefined)}
              onPointerUp={(event) => onPointerUp(event, id)}
            />
          ))}
        </svg>
        {listed.map((item) =>
          isDrawn(item) && (item.cascade === undefined || item.id === lit) ? (
            <span
              key={item.id}
              data-lit={item.id === lit}
              className="photo-number numeric"
              style={numberStyle(item.box, photo)}
            >
              {item.number}
            </span>
          ) : null,
        )}
      </div>
      {stale && <span className="photo-stale stale-tag">{t('stale')}</span>}
    </div>
  );
}

function BoxStrokes({ item: { box, cascade }, lit }: { item: ListedBox; lit: boolean }) {
  return (
    <g data-lit={lit} className={cascade === undefined ? 'photo-box' : 'photo-box photo-box-inner'}>
      <rect {...place(box)} className="photo-ink" />
      <rect {...place(box)} className="photo-chalk" />
      {lit && <path d={corners(box)} className="photo-corners" />}
    </g>
  );
}

function place({ x, y, width, height }: DetectBox) {
  return { x, y, width, height };
}

/** So that a box within another can be pointed at. */
function smallestLast(listed: readonly ListedBox[]): ListedBox[] {
  return [...listed].sort((a, b) => b.box.width * b.box.height - a.box.width * a.box.height);
}

/** The whole photo without the box. */
function veil({ x, y, width, height }: DetectBox, photo: ShownPhoto): string {
  return `M0 0H${photo.width}V${photo.height}H0Z M${x} ${y}H${x + width}V${y + height}H${x}Z`;
}

/** Four angles, as a teacher's pencil would frame it. */
function corners({ x, y, width, height }: DetectBox): string {
  const arm = Math.min(width, height) * 0.22;
  const [right, bottom] = [x + width, y + height];
  return [
    `M${x} ${y + arm}V${y}H${x + arm}`,
    `M${right - arm} ${y}H${right}V${y + arm}`,
    `M${right} ${bottom - arm}V${bottom}H${right - arm}`,
    `M${x + arm} ${bottom}H${x}V${bottom - arm}`,
  ].join('');
}

function numberStyle({ x, y }: DetectBox, photo: ShownPhoto): CSSProperties {
  // On the box's upper edge, inside the photo where there is no room above.
  return { left: percent(x, photo.width), top: `max(0px, calc(${percent(y, photo.height)} - 1.5em))` };
}

function coverStyle(box: DetectBox, photo: ShownPhoto): CSSProperties {
  const area = coveredArea(box, photo);
  return {
    left: percent(area.x, photo.width),
    top: percent(area.y, photo.height),
    width: percent(area.width, photo.width),
    height: percent(area.height, photo.height),
    '--cover-blur': `${((18 * area.width) / photo.width).toFixed(3)}cqw`,
  };
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(4)}%`;
}
