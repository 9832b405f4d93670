/** The mouse and the finger in the grid. Rules: docs/rules/plan.md §14. */
import { type MouseEvent, type PointerEvent, useEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import type { GridAct } from './grid-state.ts'
import type { Position } from './selection.ts'

/** The cell under the pointer; undefined on a head or a gap. */
export function placeOf(target: EventTarget | null): Position | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('td[data-row]') : null
  return cell ? { row: Number(cell.dataset.row), column: Number(cell.dataset.column) } : undefined
}

type Dragging = {
  readonly act: (act: GridAct) => void
  readonly setPulledTo: (row: number | undefined) => void
  readonly pulledTo: number | undefined
  readonly isEditing: boolean
}

/** The mouse selects by dragging, or pulls the handle; a finger touches a cell to select it, again to write in it. */
export function useDrag({ act, setPulledTo, pulledTo, isEditing }: Dragging) {
  const dragging = useRef<'selection' | 'handle'>(undefined)
  const touched = useRef<Position>(undefined)
  useEffect(() => {
    const stop = () => {
      dragging.current = undefined
    }
    window.addEventListener('pointerup', stop)
    return () => window.removeEventListener('pointerup', stop)
  }, [])
  return {
    onPointerDown: (event: PointerEvent) => {
      const place = placeOf(event.target)
      const { target } = event
      if (!place || event.button !== 0 || event.pointerType === 'touch' || !(target instanceof Element)) return
      if (isEditing && target.closest('td')?.contains(document.activeElement)) return
      // Saves the cell being edited first: its editor is about to be removed.
      if (isEditing && document.activeElement instanceof HTMLElement) document.activeElement.blur()
      dragging.current = target.closest('[data-handle]') ? 'handle' : 'selection'
      if (dragging.current === 'handle') setPulledTo(place.row)
      else act({ type: 'select', position: place, isExtending: event.shiftKey })
      // No text is selected while cells are.
      if (!target.closest('a')) event.preventDefault()
    },
    onPointerOver: (event: PointerEvent) => {
      const place = placeOf(event.target)
      if (!place || event.buttons !== 1 || event.pointerType === 'touch') return
      if (dragging.current === 'handle') setPulledTo(place.row)
      else if (dragging.current === 'selection') act({ type: 'select', position: place, isExtending: true })
    },
    onPointerUp: () => {
      if (dragging.current === 'handle' && pulledTo !== undefined) act({ type: 'pull-down', bottom: pulledTo })
      setPulledTo(undefined)
    },
    onClick: (event: MouseEvent) => {
      const place = placeOf(event.target)
      const isTouch = event.nativeEvent instanceof window.PointerEvent && event.nativeEvent.pointerType === 'touch'
      if (!place || !isTouch || isEditing) return
      const isAgain = touched.current?.row === place.row && touched.current.column === place.column
      touched.current = place
      if (isAgain) flushSync(() => act({ type: 'edit' }))
      else act({ type: 'select', position: place, isExtending: false })
    },
  }
}
