/** Moves sent without leaving the page, by the buttons, the keyboard or the mouse; the focus stays on what was moved. */
import { createContext, type DragEvent, type KeyboardEvent, useContext, useEffect, useRef } from 'react'
import { useFetcher } from 'react-router'
import type { FormAnswer } from '#app/ui/form.tsx'
import { dropOn, type TreeThing } from '../drops.ts'

const dragType = 'application/x-trame-plan'
const idNames = { axis: 'axisId', objective: 'objectiveId', action: 'actionId' } as const

/** The fields of a step up or down. */
export const stepValues = ({ kind, id, fromId }: TreeThing, way: 'up' | 'down'): Readonly<Record<string, string>> => ({
  ...{ intent: `move-${kind}`, [idNames[kind]]: id, way },
  ...(kind === 'action' && { fromId: fromId ?? '' }),
})

export function useMoves() {
  const fetcher = useFetcher<FormAnswer>()
  const focused = useRef<string>(undefined)
  const dragged = useRef<TreeThing>(undefined)
  const isIdle = fetcher.state === 'idle'
  // A row moved is taken out of the page and put back: the browser then forgets which of its buttons had the focus.
  useEffect(() => {
    if (!isIdle || focused.current === undefined) return
    document.getElementById(focused.current)?.focus({ preventScroll: true })
    focused.current = undefined
  }, [isIdle])
  const send = (values: Readonly<Record<string, string>>) => {
    focused.current = document.activeElement?.id || undefined
    void fetcher.submit({ ...values, requestId: crypto.randomUUID() }, { method: 'post', preventScrollReset: true })
  }
  return {
    refusal: fetcher.data?.refusal,
    step: (thing: TreeThing, way: 'up' | 'down') => send(stepValues(thing, way)),
    onKey: (thing: TreeThing) => (event: KeyboardEvent) => {
      if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
      event.preventDefault()
      send(stepValues(thing, event.key === 'ArrowUp' ? 'up' : 'down'))
    },
    /** Of the handle. */
    onDragStart: (thing: TreeThing) => (event: DragEvent<HTMLElement>) => {
      dragged.current = thing
      event.dataTransfer.setData(dragType, thing.id)
      event.dataTransfer.effectAllowed = 'move'
      const row = event.currentTarget.closest('[data-row]')
      if (row) event.dataTransfer.setDragImage(row, 16, 16)
    },
    /** Of the row under the mouse. */
    onDragOver: (thing: TreeThing) => (event: DragEvent<HTMLElement>) => {
      const drop = dragged.current && dropOn(dragged.current, thing, shareOf(event))
      if (!drop || !event.dataTransfer.types.includes(dragType)) return
      event.preventDefault()
      event.currentTarget.dataset.drop = drop.zone
    },
    onDragLeave: (event: DragEvent<HTMLElement>) => {
      delete event.currentTarget.dataset.drop
    },
    onDrop: (thing: TreeThing) => (event: DragEvent<HTMLElement>) => {
      event.preventDefault()
      delete event.currentTarget.dataset.drop
      const drop = dragged.current && dropOn(dragged.current, thing, shareOf(event))
      dragged.current = undefined
      if (drop) send(drop.values)
    },
  }
}

/** Where the mouse is in the row, from its top: 0 to 1. */
function shareOf({ currentTarget, clientY }: DragEvent<HTMLElement>): number {
  const { top, height } = currentTarget.getBoundingClientRect()
  return (clientY - top) / height
}

export type Moves = ReturnType<typeof useMoves>

const MovesContext = createContext<Moves | undefined>(undefined)
export const MovesProvider = MovesContext.Provider
export const useTreeMoves = () => useContext(MovesContext)
