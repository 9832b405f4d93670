/** Why a cell of a deposit is hidden, and between which numbers someone who seeks it would find it. */
import type { CellPlace, MaskedCell, MaskedTable } from '#app/domains/secrecy/secrecy.ts'
import { formatNumber } from '#app/kernel/format.ts'
import { Card, Stack } from '#app/ui/layout.tsx'
import { depositLabels as t } from '../deposit-labels.fr.ts'
import styles from './deposit.module.css'
import { type Chosen, isHidden } from './masked-grid.tsx'

/** Names of the cells that a subtraction would have read, in any of the tables that leave together. */
function namesOf(cells: readonly CellPlace[], tables: readonly MaskedTable[]): readonly string[] {
  return cells.flatMap((place) => {
    const of = tables.find(({ table }) => table.universe === place.universe)?.table
    const row = of?.rows.find(({ id }) => id === place.rowId)
    const column = of?.columns.find(({ id }) => id === place.columnId)
    return row && column ? [t.whyHidden(row.label, column.label)] : []
  })
}

function reasonOf(cell: MaskedCell, table: MaskedTable, tables: readonly MaskedTable[]): string {
  const { kind = 'threshold', cells = [] } = cell.reason ?? {}
  switch (kind) {
    case 'threshold':
      return t.whyPrimary(table.rule.threshold, table.rule.unit)
    case 'dominance':
      return t.whyDominance
    case 'population':
      return t.whyPopulation
    case 'earlier-release':
      return t.whyEarlier
    case 'branch':
      return t.whyBranch
    default:
      return t.whyLinked(namesOf(cells, tables).slice(0, 5))
  }
}

type WhyProps = {
  readonly table: MaskedTable
  readonly tables: readonly MaskedTable[]
  readonly chosen: Chosen | undefined
}

export function WhyCard({ table, tables, chosen }: WhyProps) {
  const cell = chosen && table.cells[chosen.row]?.[chosen.column]
  const row = chosen && table.table.rows[chosen.row]
  const column = chosen && table.table.columns[chosen.column]
  return (
    <Card title={t.why}>
      <div role="status">
        {cell && row && column && isHidden(cell) ? (
          <Stack isTight>
            <p>
              {cell.value !== null && <strong className={styles.value}>{formatNumber(cell.value)}</strong>}{' '}
              <span className="muted">
                {t.whyHidden(row.label, column.label)} ; {t.onlyYou}
              </span>
            </p>
            <p>{reasonOf(cell, table, tables)}</p>
            {cell.interval && <Interval cell={cell} interval={cell.interval} />}
          </Stack>
        ) : (
          <p className="muted">{t.whyNone}</p>
        )}
      </div>
    </Card>
  )
}

function Interval({
  cell: { value },
  interval: { low, high },
}: {
  readonly cell: MaskedCell
  readonly interval: NonNullable<MaskedCell['interval']>
}) {
  const end = Math.max(high ?? 0, value ?? 0, low + 1) * (high === null ? 2 : 1.3)
  const at = (number: number) => 10 + (280 * number) / end
  return (
    <>
      <svg className={styles.interval} viewBox="0 0 300 30" aria-hidden="true">
        <line x1="10" x2="290" y1="14" y2="14" className={styles.scale} />
        <line x1={at(low)} x2={high === null ? 290 : at(high)} y1="14" y2="14" className={styles.range} />
        {value !== null && <circle cx={at(value)} cy="14" r="6" className={styles.point} />}
      </svg>
      <p className="fine">{t.interval(low, high)}</p>
    </>
  )
}
