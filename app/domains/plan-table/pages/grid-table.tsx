/** The table of the grid: heads and first columns that stay in sight, only the rows in sight drawn. Rules: docs/rules/plan.md §14. */
import { memo } from 'react'
import { classNames } from '#app/ui/class-names.ts'
import { type RowDrafts, shownText } from '#app/ui/grid/drafts.ts'
import { CellEditor } from '#app/ui/grid/grid-editor.tsx'
import type { EditorAct } from '#app/ui/grid/grid-keys.ts'
import { type GridColumn, type GridRow, type GridState, lockOf } from '#app/ui/grid/grid-model.ts'
import { gridLabels as t } from '#app/ui/grid/labels.fr.ts'
import { areaOf } from '#app/ui/grid/selection.ts'
import { Link } from '#app/ui/link.tsx'
import type { WindowSlot } from '../grid/rows-window.ts'
import { codeKey, type Order } from '../grid/sort-rows.ts'
import styles from './plan-grid.module.css'

const totalWidth = (columns: readonly GridColumn[]): number => columns.reduce((sum, { widthRem }) => sum + widthRem, 0)

/** The number and the title stay when one goes to the right. */
const frozenClass = (column: number): string | undefined => [styles.frozenFirst, styles.frozenSecond][column]

export type Choices = (row: GridRow, column: GridColumn) => readonly string[]

type Props = {
  readonly ctgId: string
  readonly state: GridState
  readonly shownRows: readonly WindowSlot[]
  readonly shownColumns: readonly WindowSlot[]
  readonly order: Order
  readonly choicesOf: Choices
  /** Last row the handle is being pulled to. */
  readonly pulledTo: number | undefined
  /** False until the keyboard and the mouse are heard. */
  readonly isReady: boolean
  readonly onDone: (act: EditorAct, text: string) => void
  readonly onSort: (key: string) => void
}

export function GridTable({
  ctgId,
  state,
  shownRows,
  shownColumns,
  order,
  choicesOf,
  pulledTo,
  isReady,
  onDone,
  onSort,
}: Props) {
  const { columns, rows, drafts, selection, editing } = state
  const area = areaOf(selection)
  const bottom = Math.max(area.bottom, pulledTo ?? area.bottom)
  return (
    <table
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table one writes in is a grid (ARIA in HTML allows it).
      role="grid"
      aria-label="Plan d’action en grille"
      aria-describedby="grid-help"
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-multiselectable="true"
      aria-busy={!isReady}
      className={styles.table}
      style={{ width: `${totalWidth(columns)}rem` }}
    >
      <Heads {...{ columns, order, onSort }} />
      <tbody>
        {shownRows.map((one) => {
          if (one.kind === 'gap')
            return <Gap key={`gap-${one.from === 0 ? 'top' : one.from}`} rowCount={one.count} width={columns.length} />
          const row = rows[one.index]
          if (!row) return null
          const isSelected = one.index >= area.top && one.index <= bottom
          const hasFocus = one.index === selection.focus.row
          return (
            <Row
              key={row.rowId}
              ctgId={ctgId}
              index={one.index}
              row={row}
              columns={columns}
              shownColumns={shownColumns}
              drafts={drafts.get(row.rowId)}
              left={isSelected ? area.left : -1}
              right={isSelected ? area.right : -1}
              focus={hasFocus ? selection.focus.column : -1}
              handle={one.index === area.bottom ? area.right : -1}
              editing={hasFocus ? editing : undefined}
              choicesOf={choicesOf}
              onDone={onDone}
            />
          )
        })}
      </tbody>
    </table>
  )
}

/** The room of rows that are not drawn. */
const Gap = ({ rowCount, width }: { readonly rowCount: number; readonly width: number }) => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus.
  <tr aria-hidden="true" className={styles.gap}>
    <td colSpan={width} style={{ height: `calc(${rowCount} * var(--grid-row))` }} />
  </tr>
)

type HeadsProps = Pick<Props, 'order' | 'onSort'> & { readonly columns: readonly GridColumn[] }

/** The width of each column, and its name, by which one sorts. */
const Heads = ({ columns, order, onSort }: HeadsProps) => (
  <>
    <colgroup>
      {columns.map(({ key, widthRem }) => (
        <col key={key} style={{ width: `${widthRem}rem` }} />
      ))}
    </colgroup>
    <thead>
      <tr aria-rowindex={1}>
        {columns.map(({ key, header }, column) => (
          <th
            key={key}
            scope="col"
            aria-colindex={column + 1}
            aria-sort={order.key === key ? (order.isDescending ? 'descending' : 'ascending') : undefined}
            className={frozenClass(column)}
          >
            <button type="button" tabIndex={-1} className={styles.sort} onClick={() => onSort(key)}>
              {header}
              {order.key === key && <span aria-hidden="true">{order.isDescending ? ' ↓' : ' ↑'}</span>}
            </button>
          </th>
        ))}
      </tr>
    </thead>
  </>
)

type CodeLinkProps = { readonly ctgId: string; readonly row: GridRow; readonly text: string }

const CodeLink = ({ ctgId, row, text }: CodeLinkProps) => (
  <Link to={`/ctg/${ctgId}/actions/${row.rowId}`} tabIndex={-1}>
    {text}
  </Link>
)

type RowProps = Pick<Props, 'ctgId' | 'choicesOf' | 'onDone'> & {
  readonly index: number
  readonly row: GridRow
  readonly columns: readonly GridColumn[]
  readonly shownColumns: readonly WindowSlot[]
  readonly drafts: RowDrafts | undefined
  /** Columns selected, both included; -1 for none. */
  readonly left: number
  readonly right: number
  /** Column with the focus, and column of the handle; -1 for none. */
  readonly focus: number
  readonly handle: number
  readonly editing: GridState['editing']
}

/** Drawn again only when something of it changes: scrolling and typing touch one row. */
const Row = memo(function Row(props: RowProps) {
  const { ctgId, index, row, columns, shownColumns, drafts, left, right, focus, handle, editing, choicesOf, onDone } =
    props
  const code = row.texts[codeKey] ?? ''
  return (
    <tr aria-rowindex={index + 2}>
      {shownColumns.map((one) => {
        if (one.kind === 'gap') return <td key={`gap-${one.from}`} colSpan={one.count} aria-hidden="true" />
        const place = one.index
        const column = columns[place]
        if (!column) return null
        const draft = drafts?.[column.key]
        const text = shownText(draft, row.texts[column.key] ?? '')
        const lock = lockOf(row, column)
        const isOpen = place === focus && editing !== undefined
        return (
          // biome-ignore lint/a11y/useAriaPropsSupportedByRole: in a grid, a td is a gridcell.
          <td
            key={column.key}
            data-row={index}
            data-column={place}
            aria-colindex={place + 1}
            aria-selected={place >= left && place <= right}
            aria-readonly={lock !== undefined || undefined}
            aria-invalid={draft?.phase === 'refused' || draft?.phase === 'changed' || undefined}
            tabIndex={place === focus ? 0 : -1}
            title={draft?.reason}
            className={classNames(
              frozenClass(place),
              lock !== undefined && styles.locked,
              draft && styles[draft.phase],
              place === focus && styles.focused,
              isOpen && styles.open,
            )}
          >
            {isOpen ? (
              <CellEditor
                column={column}
                choices={choicesOf(row, column)}
                text={editing.text}
                label={`${code}, ${column.header}`}
                onDone={onDone}
              />
            ) : (
              <div className={styles.text}>
                {column.key === codeKey ? <CodeLink {...{ ctgId, row, text }} /> : text}
              </div>
            )}
            {draft && (
              <span className="visually-hidden">{`, ${t.phase[draft.phase]}${draft.reason ? ` : ${draft.reason}` : ''}`}</span>
            )}
            {place === handle && !isOpen && <span className={styles.handle} data-handle="" aria-hidden="true" />}
          </td>
        )
      })}
    </tr>
  )
})
