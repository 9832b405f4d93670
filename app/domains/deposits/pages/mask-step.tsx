/** Second step: what will leave beside one’s own counts, why each cell is hidden, what regroupings would free, and the control. */
import { useState } from 'react'
import type { CellPlace, CountTable, MaskedCell, MaskedTable } from '#app/domains/secrecy/secrecy.ts'
import { atStart, formatNumber } from '#app/kernel/format.ts'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Card, Columns, Row, Stack } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { depositLabels as t } from '../deposit-labels.fr.ts'
import { type Draft, isSafe, type Masked } from '../deposit-state.ts'
import { depositsLabels } from '../labels.fr.ts'
import styles from './deposit.module.css'
import { PlainSelect } from './plain-fields.tsx'
import type { Masking } from './use-masking.tsx'

const d = depositsLabels.dataset

type Props = { readonly draft: Draft; readonly masked: Masked; readonly masking: Masking }
type Chosen = { readonly row: number; readonly column: number }

const hiddenMarks = ['primary', 'complementary']
const isHidden = ({ mark }: MaskedCell): boolean => hiddenMarks.includes(mark)

export function MaskStep({ draft, masked, masking }: Props) {
  const [year, setYear] = useState(0)
  const [chosen, setChosen] = useState<Chosen>()
  const table = masked.tables[year] ?? masked.tables[0]
  if (!table) return null
  return (
    <>
      {!isSafe(masked) && <Notice tone="bad">{t.unsafe}</Notice>}
      <Columns
        main={
          <>
            <MaskedCard
              {...{ table, masked, chosen, setChosen, year }}
              unit={draft.about.statisticalUnit}
              setYear={(next) => {
                setYear(next)
                setChosen(undefined)
              }}
            />
            {masked.years.length === 1 && <Regroup masked={masked} masking={masking} table={table} />}
          </>
        }
        aside={
          <>
            <WhyCard table={table} tables={masked.tables} chosen={chosen} />
            <ControlCard masked={masked} />
          </>
        }
      />
    </>
  )
}

type TableProps = {
  readonly table: MaskedTable
  readonly masked: Masked
  readonly unit: string
  readonly year: number
  readonly setYear: (year: number) => void
  readonly chosen: Chosen | undefined
  readonly setChosen: (chosen: Chosen) => void
}

function MaskedCard({ table, masked, unit, year, setYear, chosen, setChosen }: TableProps) {
  const [isMine, setMine] = useState(false)
  const { counts, rule } = table
  return (
    <Card
      title={atStart(unit)}
      aside={
        <Row>
          {masked.years.length > 1 && (
            <PlainSelect
              label={t.year}
              isLabelHidden
              value={String(year)}
              options={masked.years.map((one, index) => ({ value: String(index), label: String(one) }))}
              onChange={(value) => setYear(Number(value))}
            />
          )}
          <fieldset className={styles.view}>
            <legend className="visually-hidden">{t.view}</legend>
            <Button type="button" isSmall aria-pressed={!isMine} onClick={() => setMine(false)}>
              {t.leaving}
            </Button>
            <Button type="button" isSmall aria-pressed={isMine} onClick={() => setMine(true)}>
              {t.mine}
            </Button>
          </fieldset>
        </Row>
      }
    >
      <section className={styles.scroll} aria-label={unit} tabIndex={0}>
        <MaskedGrid {...{ table, isMine, chosen, setChosen, unit }} />
      </section>
      <p className={styles.legend}>
        <span className={styles.primaryKey}>{t.legendPrimary(counts.primary, rule.threshold)}</span>
        <span className={styles.complementaryKey}>{t.legendComplementary(counts.complementary)}</span>
        <span>{t.legendMark}</span>
      </p>
    </Card>
  )
}

type GridProps = Pick<TableProps, 'table' | 'unit' | 'chosen' | 'setChosen'> & { readonly isMine: boolean }

const isShownNode = ({ isWithheld }: CountTable['rows'][number]): boolean => !isWithheld

function MaskedGrid({ table: { table, cells, rule }, unit, isMine, chosen, setChosen }: GridProps) {
  const columns = table.columns.map((node, at) => ({ node, at })).filter(({ node }) => isShownNode(node))
  const rows = table.rows.map((node, at) => ({ node, at })).filter(({ node }) => isShownNode(node))
  const isTotal = (nodes: CountTable['rows'], id: string) => nodes.some(({ parentId }) => parentId === id)
  return (
    <table className={styles.masked}>
      <caption className="visually-hidden">{unit}</caption>
      <thead>
        <tr>
          <th scope="col">{t.placeHead}</th>
          {columns.map(({ node }) => (
            <th key={node.id} scope="col">
              {node.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ node: row, at }) => (
          <tr key={row.id} className={isTotal(table.rows, row.id) ? styles.total : undefined}>
            <th scope="row">{row.label}</th>
            {columns.map(({ node: column, at: across }) => {
              const cell = cells[at]?.[across]
              return (
                <td
                  key={column.id}
                  className={classNames(
                    isTotal(table.columns, column.id) && styles.total,
                    cell?.mark === 'primary' && styles.primary,
                    cell?.mark === 'complementary' && styles.complementary,
                  )}
                >
                  {cell && isHidden(cell) ? (
                    <button
                      type="button"
                      className={styles.hidden}
                      aria-pressed={chosen?.row === at && chosen.column === across}
                      aria-label={`${t.whyHidden(row.label, column.label)} : ${
                        cell.mark === 'primary' ? t.hiddenSmall(rule.threshold) : t.hiddenWith
                      }, ${t.whyLabel}`}
                      onClick={() => setChosen({ row: at, column: across })}
                    >
                      {isMine && cell.value !== null ? formatNumber(cell.value) : 's'}
                    </button>
                  ) : cell?.value === null || cell === undefined ? (
                    '–'
                  ) : (
                    formatNumber(cell.value)
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

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

function WhyCard({ table, tables, chosen }: WhyProps) {
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

function ControlCard({ masked }: { readonly masked: Masked }) {
  const sum = (of: (table: MaskedTable) => number) => masked.tables.reduce((total, table) => total + of(table), 0)
  const safe = isSafe(masked)
  return (
    <Card title={t.control} aside={<Chip tone={safe ? 'ok' : 'bad'}>{safe ? t.controlPassed : t.controlFailed}</Chip>}>
      <DescriptionList
        items={[
          { term: d.exact, description: formatNumber(sum(({ audit }) => audit.exact)) },
          { term: d.tooTight, description: formatNumber(sum(({ audit }) => audit.tooTight)) },
          { term: d.earlier, description: formatNumber(masked.earlier.length) },
        ]}
      />
      {masked.earlier.length > 0 && (
        <ul className="fine">
          {masked.earlier.slice(0, 5).map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      )}
      <p className="fine">{t.controlNote}</p>
    </Card>
  )
}

type RegroupProps = { readonly masked: Masked; readonly masking: Masking; readonly table: MaskedTable }

function Regroup({ masked, masking, table }: RegroupProps) {
  const { groupings, grouped } = masked
  const hidden = table.counts.primary + table.counts.complementary
  if (grouped === undefined && hidden === 0) return null
  const all = table.cells.flat().filter(({ mark }) => mark !== 'absent').length
  const label = (ids: readonly string[], axis: 'rows' | 'columns') =>
    ids.map((id) => table.table[axis].find((node) => node.id === id)?.label ?? id)
  return (
    <Card title={t.regroup} note={t.regroupNow(hidden, all)}>
      {grouped && (
        <Button type="button" isSmall onClick={() => masking.run()}>
          {t.regroupKeep}
        </Button>
      )}
      {groupings === undefined && <p role="status">{t.regroupSearching}</p>}
      <ul className={classNames('plain-list', styles.groupings)}>
        {(groupings ?? []).slice(0, 5).map((grouping) => {
          const [one = '', other = ''] = label(grouping.ids, grouping.axis)
          return (
            <li key={grouping.ids.join(' ')}>
              <Button type="button" isSmall onClick={() => masking.run(grouping)}>
                {t.regroupOf(one, other)}
              </Button>
              <span>{t.regroupResult(grouping.hidden, grouping.freed)}</span>
              <span className="fine">{t.regroupLoses}</span>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
