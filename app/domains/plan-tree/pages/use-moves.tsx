/** Moves sent without leaving the page, by the buttons, the keyboard or the mouse; the focus stays on what was moved. */
import { createContext, type KeyboardEvent, useContext, useEffect, useRef } from 'react'
import { useFetcher } from 'react-router'
import type { FormAnswer } from '#app/ui/form.tsx'
import { useNewNumber } from '#app/ui/request-number.tsx'
import { useDragAndDrop } from '#app/ui/use-drag-and-drop.tsx'
import { dropOn, type TreeThing } from '../drops.ts'

const idNames = { axis: 'axisId', objective: 'objectiveId', action: 'actionId' } as const

/** The fields of a step up or down. */
export const stepValues = ({ kind, id, fromId }: TreeThing, way: 'up' | 'down'): Readonly<Record<string, string>> => ({
  ...{ intent: `move-${kind}`, [idNames[kind]]: id, way },
  ...(kind === 'action' && { fromId: fromId ?? '' }),
})

export function useMoves() {
  const fetcher = useFetcher<FormAnswer>()
  const newNumber = useNewNumber()
  const focused = useRef<string>(undefined)
  const { take, receive } = useDragAndDrop<TreeThing>()
  const isIdle = fetcher.state === 'idle'
  // A row moved is taken out of the page and put back: the browser then forgets which of its buttons had the focus.
  useEffect(() => {
    if (!isIdle || focused.current === undefined) return
    document.getElementById(focused.current)?.focus({ preventScroll: true })
    focused.current = undefined
  }, [isIdle])
  const send = (values: Readonly<Record<string, string>>) => {
    focused.current = document.activeElement?.id || undefined
    void fetcher.submit({ ...values, requestId: newNumber() }, { method: 'post', preventScrollReset: true })
  }
  return {
    refusal: fetcher.data?.refusal,
    step: (thing: TreeThing, way: 'up' | 'down') => send(stepValues(thing, way)),
    onKey: (thing: TreeThing) => (event: KeyboardEvent) => {
      if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
      event.preventDefault()
      send(stepValues(thing, event.key === 'ArrowUp' ? 'up' : 'down'))
    },
    take,
    /** Of the row under the mouse. */
    receive: (target: TreeThing) =>
      receive((dragged, share) => {
        const drop = dropOn(dragged, target, share)
        return drop && { zone: drop.zone, act: () => send(drop.values) }
      }),
  }
}

export type Moves = ReturnType<typeof useMoves>

const MovesContext = createContext<Moves | undefined>(undefined)
export const MovesProvider = MovesContext.Provider
export const useTreeMoves = () => useContext(MovesContext)
