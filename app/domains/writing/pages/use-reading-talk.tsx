/** Comments of a text that is read: their code is fetched when someone selects words of it, or asks for a thread. */
import { type ComponentType, type MouseEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { ReadingTalkProps } from '../talk/pages/reading-talk.tsx'
import type { Beside } from '../talk/pages/thread-panel.tsx'

type Talk = ComponentType<ReadingTalkProps>

export function useReadingTalk(words: RefObject<HTMLElement | null>, isOn: boolean) {
  const [Talk, setTalk] = useState<Talk>()
  const [beside, setBeside] = useState<Beside>()
  const [hasFailed, setHasFailed] = useState(false)
  const asker = useRef<Element>(null)
  const load = () =>
    import('../talk/pages/reading-talk.tsx').then(
      ({ default: Loaded }) => setTalk(() => Loaded),
      () => setHasFailed(true),
    )
  const askLoad = useRef(load)
  useEffect(() => {
    if (!isOn || Talk) return
    const look = () => {
      const selection = document.getSelection()
      if (selection?.isCollapsed === false && words.current && selection.containsNode(words.current, true))
        void askLoad.current()
    }
    look() // words selected before the page's scripts ran
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [isOn, Talk, words])
  const show = (next: Beside | undefined) => {
    if (next && !beside) asker.current = document.activeElement
    setBeside(next)
    if (next) void load()
    // Closing gives the focus back to the element that opened it.
    else if (asker.current instanceof HTMLElement) asker.current.focus()
  }
  return {
    Talk,
    beside,
    hasFailed,
    show,
    /** A click on a commented passage, or on its sign, opens its thread beside the text rather than on its own page. */
    openClicked(event: MouseEvent<HTMLElement>) {
      const { target } = event
      const clicked = target instanceof Element ? target.closest('[data-thread]') : null
      const threadId = clicked?.getAttribute('data-thread')
      const isSelecting = document.getSelection()?.isCollapsed === false
      if (!threadId || event.metaKey || event.ctrlKey || isSelecting) return
      event.preventDefault()
      show({ kind: 'thread', threadId, takesFocus: true })
    },
  }
}
