/** The plan as a spreadsheet: one writes, pastes and fills in place; each cell is kept or refused on its own. Rules: docs/rules/plan.md §14. */
import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'react'
import { flushSync } from 'react-dom'
import { z } from 'zod'
import { Button } from '#app/ui/button.tsx'
import { cellsIn } from '#app/ui/grid/drafts.ts'
import { useClipboard } from '#app/ui/grid/grid-clipboard.tsx'
import { actOf, type EditorAct, keyOf } from '#app/ui/grid/grid-keys.ts'
import { type GridColumn, type GridRow, openGrid, sizeOf } from '#app/ui/grid/grid-model.ts'
import { placeOf, useDrag } from '#app/ui/grid/grid-pointer.tsx'
import { type SavingPlace, useKeptCells, useSaving } from '#app/ui/grid/grid-saving.tsx'
import { changeGrid, type GridAct } from '#app/ui/grid/grid-state.ts'
import { gridLabels as t } from '#app/ui/grid/labels.fr.ts'
import { isAtEnd, type Position } from '#app/ui/grid/selection.ts'
import { Stack } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
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
  const wantsFocus = useRef(false)
  /** Escape gives the next Tab back to the page. */
  const isLeaving = useRef(false)
  const view = useWindow(scroller, columns)
  const place = useMemo(() => savingPlace(ctgId), [ctgId])

  const act = useCallback((one: GridAct) => {
    wantsFocus.current = true
    dispatch(one)
  }, [])
  useSaving(place, state, dispatch, onKept)
  const kept = useKeptCells(`/ctg/${ctgId}`, 'grille', state, dispatch)
  useClipboard(scroller, state, act)
  useFreshRows(rows, columns, order, dispatch)

  const { focus } = state.selection
  useLayoutEffect(() => {
    const isWanted = wantsFocus.current
    wantsFocus.current = false
    if (!isWanted || state.editing) return
    const cell = scroller.current?.querySelector<HTMLElement>(cellAtPlace(focus))
    cell?.focus({ preventScroll: true })
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [focus, state])

  const sort = (next: Order) => {
    setOrder(next)
    dispatch({ type: 'ordered', rowIds: orderRows(state.rows, columns, next) })
  }
  const onDone = useCallback(
    (end: EditorAct, text: string) => {
      const isElsewhere = end.type === 'commit' && end.step === undefined && end.isEverywhere !== true
      const done: GridAct =
        end.type === 'commit'
          ? { type: 'commit', text, isEverywhere: end.isEverywhere ?? false, ...(end.step && { step: end.step }) }
          : { type: 'cancel' }
      // A cell left for something else in the page does not call the focus back.
      if (isElsewhere && !scroller.current?.contains(document.activeElement)) dispatch(done)
      else act(done)
    },
    [act],
  )

  const press = (event: KeyboardEvent) => {
    if (state.editing || !(event.target instanceof HTMLTableCellElement) || event.nativeEvent.isComposing) return
    const pressed = keyOf(event)
    const found = actOf(pressed)
    const mayLeave = isLeaving.current || isAtEnd(focus, sizeOf(state), pressed.isShift)
    isLeaving.current = found?.type === 'leave' || (isLeaving.current && event.key === 'Shift')
    if (!found || (event.key === 'Tab' && mayLeave)) return
    if (found.type === 'leave') {
      act({ type: 'say', sentence: t.leaving })
      return
    }
    const link = found.type === 'edit' ? event.target.querySelector('a') : null
    if (link) {
      link.click()
      return
    }
    // The letter itself goes to the editor, which must have the focus before the browser writes it.
    if (found.type === 'type') {
      flushSync(() => act({ type: 'edit', text: '' }))
      return
    }
    event.preventDefault()
    act(found.type === 'step' ? { ...found, pageRows: Math.max(1, view.inSight - 2) } : { type: found.type })
  }

  const drag = useDrag({ act, setPulledTo, pulledTo, isEditing: state.editing !== undefined })
  const { shownRows, shownColumns } = useShown(state, view)

  return (
    <Stack isTight>
      {kept.found && (
        <Notice tone="warn">
          <p>{t.found(cellsIn(kept.found, ['unsent']).length)}</p>
          <p className={styles.tools}>
            <Button type="button" isSmall onClick={kept.take}>
              Enregistrer ces saisies
            </Button>
            <Button type="button" isSmall onClick={kept.forget}>
              Les oublier
            </Button>
          </p>
        </Notice>
      )}
      <GridTools state={state} act={act} order={order} onSort={sort}>
        {children}
      </GridTools>
      <CellStrip state={state} act={act} ctgId={ctgId} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the cells inside are what one acts on; their events are heard here. */}
      <div
        ref={scroller}
        className={styles.scroller}
        onKeyDown={press}
        onFocus={({ target }) => {
          // By a screen reader, or a finger.
          const place = target instanceof HTMLTableCellElement ? placeOf(target) : undefined
          if (place && (place.row !== focus.row || place.column !== focus.column))
            dispatch({ type: 'select', position: place, isExtending: false })
        }}
        onDoubleClick={({ target }) => {
          if (placeOf(target) && !state.editing) act({ type: 'edit' })
        }}
        {...drag}
      >
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

const cellAtPlace = ({ row, column }: Position): string => `td[data-row="${row}"][data-column="${column}"]`

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
