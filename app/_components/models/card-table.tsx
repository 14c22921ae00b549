import { translator } from '@/app/_i18n/translator';
import { InlineView } from './inline-view';
import type { Block, Cell } from './read-card';

const sides = { left: 'text-left', center: 'text-center', right: 'text-right' } as const;

/** A table of a model card. */
export async function CardTable({ table: { head, rows } }: { table: Extract<Block, { kind: 'table' }> }) {
  const columns = head.map((cell, index) => ({ cell, name: `column-${index}` }));
  const t = await translator('models-page');
  return (
    <section
      aria-label={t('cardTable')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      className="mt-3 relative overflow-x-auto wrap-break-word"
    >
      <table className="text-note">
        <thead>
          <tr className="border-ink border-b">
            {columns.map(({ cell, name }) => (
              <th key={name} scope="col" className={`py-1 pr-6 ${sideOf(cell)}`}>
                <InlineView parts={cell.parts} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a card is drawn once and its rows have no names.
            <tr key={index} className="border-line border-b align-top">
              {columns.map(({ name }, column) => (
                <td key={name} className={`py-1 pr-6 ${sideOf(row[column])}`}>
                  <InlineView parts={row[column]?.parts ?? []} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function sideOf(cell: Cell | undefined): string {
  return sides[cell?.align ?? 'left'];
}
