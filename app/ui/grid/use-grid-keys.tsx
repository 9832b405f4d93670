/** The keyboard in a grid, and where its focus goes: keys move, write, leave; an act of the grid calls the focus back to its cell. Rules: docs/rules/plan.md §14. */
import {
  type Dispatch,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useRef,
} from 'react'
import { flushSync } from 'react-dom'
import { actOf, type EditorAct, keyOf } from './grid-keys.ts'
import { type GridState, sizeOf } from './grid-model.ts'
import { placeOf } from './grid-pointer.tsx'
import type { GridAct } from './grid-state.ts'
import { gridLabels as t } from './labels.fr.ts'
import { isAtEnd, type Position } from './selection.ts'

const cellAtPlace = ({ row, column }: Position): string => `td[data-row="${row}"][data-column="${column}"]`

const actAtEnd = (end: EditorAct, text: string): GridAct =>
  end.type === 'commit'
    ? { type: 'commit', text, isEverywhere: end.isEverywhere ?? false, ...(end.step && { step: end.step }) }
    : { type: 'cancel' }

/** An act after which the focus goes to the cell one is on, once it is drawn. */
function useFocusedAct(grid: RefObject<HTMLElement | null>, state: GridState, dispatch: Dispatch<GridAct>) {
  const wantsFocus = useRef(false)
  const { focus } = state.selection
  const act = useCallback(
    (one: GridAct) => {
      wantsFocus.current = true
      dispatch(one)
    },
    [dispatch],
  )
  useLayoutEffect(() => {
    const isWanted = wantsFocus.current
    wantsFocus.current = false
    if (!isWanted || state.editing) return
    const cell = grid.current?.querySelector<HTMLElement>(cellAtPlace(focus))
    cell?.focus({ preventScroll: true })
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [grid, focus, state])
  return act
}

/**
 * @param grid the element around the cells
 * @param pageRows how many rows a page of the keyboard holds
 */
export function useGridKeys(
  grid: RefObject<HTMLElement | null>,
  state: GridState,
  dispatch: Dispatch<GridAct>,
  pageRows: number,
) {
  /** Escape gives the next Tab back to the page. */
  const isLeaving = useRef(false)
  const { focus } = state.selection
  const act = useFocusedAct(grid, state, dispatch)

  const onDone = useCallback(
    (end: EditorAct, text: string) => {
      const isElsewhere = end.type === 'commit' && end.step === undefined && end.isEverywhere !== true
      const done = actAtEnd(end, text)
      // A cell left for something else in the page does not call the focus back.
      if (isElsewhere && !grid.current?.contains(document.activeElement)) dispatch(done)
      else act(done)
    },
    [grid, act, dispatch],
  )

  const onKeyDown = (event: KeyboardEvent) => {
    if (state.editing || !(event.target instanceof HTMLTableCellElement) || event.nativeEvent.isComposing) return
    const pressed = keyOf(event)
    const keyAct = actOf(pressed)
    const mayLeave = isLeaving.current || isAtEnd(focus, sizeOf(state), pressed.isShift)
    isLeaving.current = keyAct?.type === 'leave' || (isLeaving.current && event.key === 'Shift')
    if (!keyAct || (event.key === 'Tab' && mayLeave)) return
    if (keyAct.type === 'leave') {
      act({ type: 'say', sentence: t.leaving })
      return
    }
    const link = keyAct.type === 'edit' ? event.target.querySelector('a') : null
    if (link) {
      link.click()
      return
    }
    // The letter itself goes to the editor, which must have the focus before the browser writes it.
    if (keyAct.type === 'type') {
      flushSync(() => act({ type: 'edit', text: '' }))
      return
    }
    event.preventDefault()
    act(keyAct.type === 'step' ? { ...keyAct, pageRows } : { type: keyAct.type })
  }

  const onFocus = ({ target }: FocusEvent) => {
    // By a screen reader, or a finger.
    const place = target instanceof HTMLTableCellElement ? placeOf(target) : undefined
    if (place && (place.row !== focus.row || place.column !== focus.column))
      dispatch({ type: 'select', position: place, isExtending: false })
  }
  const onDoubleClick = ({ target }: MouseEvent) => {
    if (placeOf(target) && !state.editing) act({ type: 'edit' })
  }
  return { act, onDone, heard: { onKeyDown, onFocus, onDoubleClick } }
}
