/** Dragging with the mouse: what is dragged, the places that take it, and the mark of the one under it. Buttons do the same without a mouse. */
import { type DragEvent, useRef } from 'react'

type Drop = {
  /** Written in `data-drop` of the place, for its look: where in it the drop would go. */
  readonly zone: string
  readonly act: () => void
}

export type DragAndDrop<Thing> = ReturnType<typeof useDragAndDrop<Thing>>

/** One for each screen: only what was taken on it may be dropped on it. */
export function useDragAndDrop<Thing>() {
  const dragged = useRef<Thing>(undefined)
  return {
    /** Properties of what the mouse takes; the row around it, if any, is what moves under the mouse. */
    take: (thing: Thing) => ({
      draggable: true,
      onDragStart: ({ currentTarget, dataTransfer }: DragEvent<HTMLElement>) => {
        dragged.current = thing
        // Firefox starts no drag without data.
        dataTransfer.setData('application/x-trame', 'moved')
        dataTransfer.effectAllowed = 'move'
        const row = currentTarget.closest('[data-row]')
        if (row) dataTransfer.setDragImage(row, 16, 16)
      },
      onDragEnd: () => {
        dragged.current = undefined
      },
    }),
    /** Properties of a place. @param dropOf undefined where this thing may not be dropped; `share` is how far down the mouse is, 0 to 1 */
    receive: (dropOf: (thing: Thing, share: number) => Drop | undefined) => {
      const dropUnder = ({ currentTarget, clientY }: DragEvent<HTMLElement>): Drop | undefined => {
        const { top, height } = currentTarget.getBoundingClientRect()
        return dragged.current && dropOf(dragged.current, (clientY - top) / height)
      }
      return {
        onDragOver: (event: DragEvent<HTMLElement>) => {
          const drop = dropUnder(event)
          if (!drop) return
          event.preventDefault()
          event.currentTarget.dataset.drop = drop.zone
        },
        onDragLeave: ({ currentTarget }: DragEvent<HTMLElement>) => {
          delete currentTarget.dataset.drop
        },
        onDrop: (event: DragEvent<HTMLElement>) => {
          event.preventDefault()
          delete event.currentTarget.dataset.drop
          const drop = dropUnder(event)
          dragged.current = undefined
          drop?.act()
        },
      }
    },
  }
}
