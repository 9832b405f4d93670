/** Which rows and columns of the grid are in sight, and are drawn. Rules: docs/rules/plan.md §14. */
import { useEffect, useMemo, useState } from 'react'
import type { GridColumn, GridState } from '#app/ui/grid/grid-model.ts'
import { columnsInSight, showWindow } from '../grid/rows-window.ts'

/** Before the browser has measured anything. */
const firstView = { first: 0, inSight: 20, firstColumn: 0, columnsInSight: 10, isMeasured: false }
type View = typeof firstView
const usualRowHeight = 44
/** Scrolling draws again only every so many rows. */
const scrollStep = 5

const isSameView = (one: View, other: View): boolean =>
  one.first === other.first &&
  one.inSight === other.inSight &&
  one.firstColumn === other.firstColumn &&
  one.columnsInSight === other.columnsInSight &&
  one.isMeasured === other.isMeasured

/** Which rows and columns are in sight, rows by steps. */
export function useWindow(scroller: { readonly current: HTMLDivElement | null }, columns: readonly GridColumn[]): View {
  const [view, setView] = useState(firstView)
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    const widths = columns.map(({ widthRem }) => widthRem * rem)
    const look = () => {
      const { scrollTop, scrollLeft, clientHeight, clientWidth } = element
      const rowHeight = element.querySelector('td[data-row]')?.getBoundingClientRect().height || usualRowHeight
      const across = columnsInSight(widths, scrollLeft, clientWidth)
      const next = {
        first: Math.floor(scrollTop / rowHeight / scrollStep) * scrollStep,
        inSight: Math.ceil(clientHeight / rowHeight),
        firstColumn: across.first,
        columnsInSight: across.inSight,
        isMeasured: true,
      }
      setView((known) => (isSameView(known, next) ? known : next))
    }
    look()
    const resized = new ResizeObserver(look)
    resized.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      resized.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [scroller, columns])
  return view
}

/** What is drawn: what is in sight, some more, and the cell with the focus wherever it is. */
export function useShown(state: GridState, view: View) {
  const { focus } = state.selection
  const shownRows = showWindow({
    count: state.rows.length,
    first: view.first,
    inSight: view.inSight + scrollStep,
    spare: 8,
    always: [focus.row],
  })
  const { firstColumn, columnsInSight: columnsAcross } = view
  const columnCount = state.columns.length
  const isFocusAcross = focus.column >= firstColumn && focus.column < firstColumn + columnsAcross
  const farColumn = isFocusAcross ? -1 : focus.column
  // The same object while the same columns are shown: rows already drawn are left as they are.
  const shownColumns = useMemo(
    () =>
      showWindow({
        count: columnCount,
        first: firstColumn,
        inSight: columnsAcross,
        spare: 1,
        always: [0, 1, farColumn],
      }),
    [columnCount, firstColumn, columnsAcross, farColumn],
  )
  return { shownRows, shownColumns }
}
