/** The plan as a spreadsheet: one writes, pastes and fills in place; each cell is kept or refused on its own. Rules: docs/rules/plan.md §14. */
import { type ReactNode, useEffect, useMemo, useReducer, useRef, useState } from 'react'
import { z } from 'zod'
import { FoundCells } from '#app/ui/grid/found-cells.tsx'
import { useClipboard } from '#app/ui/grid/grid-clipboard.tsx'
import { type GridColumn, type GridRow, openGrid } from '#app/ui/grid/grid-model.ts'
import { useDrag } from '#app/ui/grid/grid-pointer.tsx'
import { type SavingPlace, useKeptCells, useSaving } from '#app/ui/grid/grid-saving.tsx'
import { changeGrid, type GridAct } from '#app/ui/grid/grid-state.ts'
import { gridLabels as t } from '#app/ui/grid/labels.fr.ts'
import { useGridKeys } from '#app/ui/grid/use-grid-keys.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { type Order, orderRows, usualOrder } from '../grid/sort-rows.ts'
import { CellStrip, GridHelp, GridTools } from './grid-bar.tsx'
import { type Choices, GridTable } from './grid-table.tsx'
import { useShown, useWindow } from './grid-window.tsx'
import styles from './plan-grid.module.css'

type Props = {
  readonly ctgId: string
  readonly rows: readonly GridRow[]
  readonly columns: readonly GridColumn[]
  readonly choicesOf: Choices
  /** Columns whose change moves other cells that the answer does not tell: the rows are then read again. */
  readonly onKept: (keys: readonly string[]) => void
  /** Among the tools. */
  readonly children?: ReactNode
}

export function PlanGrid({ ctgId, rows, columns, choicesOf, onKept, children }: Props) {
  const [state, dispatch] = useReducer(changeGrid, undefined, () => openGrid(rows, columns))
  const [order, setOrder] = useState(usualOrder)
  const [pulledTo, setPulledTo] = useState<number>()
  const scroller = useRef<HTMLDivElement>(null)
  const view = useWindow(scroller, columns)
  const place = useMemo(() => savingPlace(ctgId), [ctgId])

  const { act, onDone, heard } = useGridKeys(scroller, state, dispatch, Math.max(1, view.inSight - 2))
  useSaving(place, state, dispatch, onKept)
  const localCells = useKeptCells(`/ctg/${ctgId}`, 'grille', state, dispatch)
  useClipboard(scroller, state, act)
  useFreshRows(rows, columns, order, dispatch)

  const sort = (next: Order) => {
    setOrder(next)
    dispatch({ type: 'ordered', rowIds: orderRows(state.rows, columns, next) })
  }
  const drag = useDrag({ act, setPulledTo, pulledTo, isEditing: state.editing !== undefined })
  const { shownRows, shownColumns } = useShown(state, view)

  return (
    <Stack isTight>
      <FoundCells {...localCells} />
      <GridTools state={state} act={act} order={order} onSort={sort}>
        {children}
      </GridTools>
      <CellStrip state={state} act={act} ctgId={ctgId} />
      <div ref={scroller} className={styles.scroller} {...heard} {...drag}>
        <GridTable
          {...{ ctgId, state, shownRows, shownColumns, order, choicesOf, pulledTo, onDone }}
          isReady={view.isMeasured}
          onSort={(key) => sort({ key, isDescending: order.key === key && !order.isDescending })}
        />
      </div>
      <p id="grid-help" className="small">
        {t.shortHelp}
      </p>
      <GridHelp />
    </Stack>
  )
}

const answerShape = z.object({ results: z.array(z.looseObject({ actionId: z.string() })) })

/** The cells of the plan, whose rows are actions. */
const savingPlace = (ctgId: string): SavingPlace => ({
  address: `/ctg/${ctgId}/plan/cellules`,
  body: (rows) => ({ origin: 'grid', changes: rows.map(({ rowId, cells }) => ({ actionId: rowId, cells })) }),
  read: (answer) => ({
    results: answerShape.parse(answer).results.map(({ actionId, ...row }) => ({ ...row, rowId: actionId })),
  }),
})

/** Rows read again from the server, in the order that was chosen. */
function useFreshRows(
  rows: readonly GridRow[],
  columns: readonly GridColumn[],
  order: Order,
  dispatch: (act: GridAct) => void,
): void {
  const known = useRef(rows)
  useEffect(() => {
    if (known.current === rows) return
    known.current = rows
    const byId = new Map(rows.map((row) => [row.rowId, row]))
    const ordered = orderRows(rows, columns, order).flatMap((id) => byId.get(id) ?? [])
    dispatch({ type: 'loaded', rows: ordered, columns })
  }, [rows, columns, order, dispatch])
}
