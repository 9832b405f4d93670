/** The table of a deposit as it will leave, or with one’s own counts; a hidden cell is a button that says why. */
import type { CountTable, MaskedCell, MaskedTable } from '#app/domains/secrecy/secrecy.ts'
import { formatNumber } from '#app/kernel/format.ts'
import { classNames } from '#app/ui/class-names.ts'
import type { AbsentReason } from '../count-tables.ts'
import { depositLabels as t } from '../deposit-labels.fr.ts'
import { depositsLabels } from '../labels.fr.ts'
import styles from './deposit.module.css'

export type Chosen = { readonly row: number; readonly column: number }

type GridProps = {
  readonly table: MaskedTable
  readonly unit: string
  readonly isMine: boolean
  readonly chosen: Chosen | undefined
  readonly setChosen: (chosen: Chosen) => void
  /** Cells of this table that the file left without a figure, with what it says of them. */
  readonly absent: readonly Omit<AbsentReason, 'year'>[]
}

const hiddenMarks = ['primary', 'complementary']
export const isHidden = ({ mark }: MaskedCell): boolean => hiddenMarks.includes(mark)

const isShownNode = ({ isWithheld }: CountTable['rows'][number]): boolean => !isWithheld

export function MaskedGrid({ table: { table, cells, rule }, unit, isMine, chosen, setChosen, absent }: GridProps) {
  const columns = table.columns.map((node, at) => ({ node, at })).filter(({ node }) => isShownNode(node))
  const rows = table.rows.map((node, at) => ({ node, at })).filter(({ node }) => isShownNode(node))
  const reasonOf = new Map(absent.map(({ rowId, columnId, reason }) => [`${rowId} ${columnId}`, reason]))
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
                    <Absent reason={reasonOf.get(`${row.id} ${column.id}`)} />
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

/** As the file says it, and as it will be read; what the file does not have has no figure yet. */
function Absent({ reason = 'not-loaded' }: { readonly reason?: AbsentReason['reason'] | 'not-loaded' | undefined }) {
  const { mark, meaning } = depositsLabels.look[reason]
  return (
    <span title={meaning}>
      {mark}
      <span className="visually-hidden"> : {meaning}</span>
    </span>
  )
}
