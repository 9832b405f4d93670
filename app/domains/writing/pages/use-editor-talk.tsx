/** Comments in the editor: their passages shown, the thread beside the text, one’s own on what is selected. */
import type { Editor } from '@tiptap/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import { selectedPassage } from '../editor-passages.ts'
import type { Beside } from '../talk/pages/thread-panel.tsx'
import { useTextTalk } from '../talk/pages/use-text-talk.tsx'
import { placeOfThread, showThreads } from './commented.tsx'

const savedLookMs = 50

type Props = { readonly ctgId: string; readonly textId: string; readonly isDirty: boolean }

type Threads = Parameters<typeof showThreads>[1]

/** The next thread after the one shown, or after the caret; threads without passage come last. */
function threadBeside(editor: Editor | undefined, { threads, shownId }: Threads, by: 1 | -1) {
  const caret = editor?.state.selection.from ?? 0
  const shown = threads.findIndex(({ id }) => id === shownId)
  const placed = (id: string) => (editor && placeOfThread(editor.state, id)) ?? Number.POSITIVE_INFINITY
  const after = threads.findIndex(({ id }) => placed(id) >= caret)
  const from = shown >= 0 ? shown + by : by === 1 ? Math.max(after, 0) : (after < 0 ? threads.length : after) - 1
  return threads[(from + threads.length) % threads.length]
}

/** @param editor known once it is made; its commands are asked for before */
export function useEditorTalk({ ctgId, textId, isDirty }: Props) {
  const { talk, isRead, readAgain } = useTextTalk(ctgId, textId)
  const [beside, setBeside] = useState<Beside>()
  const editor = useRef<Editor>(undefined)
  const isWaiting = useRef(isDirty)
  isWaiting.current = isDirty
  const shownId = beside?.kind === 'thread' ? beside.threadId : undefined
  const latest = useRef({ threads: talk.threads, shownId })
  latest.current = { threads: talk.threads, shownId }
  useEffect(() => {
    if (editor.current && !editor.current.isDestroyed) showThreads(editor.current, { threads: talk.threads, shownId })
  }, [talk, shownId])

  const holdEditor = useCallback((made: Editor | undefined) => {
    editor.current = made
    if (made) showThreads(made, latest.current)
  }, [])
  const go = (next: Beside) => {
    setBeside(next)
    const current = editor.current
    if (next.kind !== 'thread' || !current) return
    const place = placeOfThread(current.state, next.threadId)
    if (place !== undefined && next.takesFocus) current.commands.setTextSelection(place + 1)
    // Once the panel has its place.
    requestAnimationFrame(() =>
      current.view.dom
        .querySelector(`mark[data-thread="${CSS.escape(next.threadId)}"]`)
        ?.scrollIntoView({ block: 'nearest' }),
    )
  }
  const step = (by: 1 | -1) => {
    const next = threadBeside(editor.current, { threads: talk.threads, shownId }, by)
    if (next) go({ kind: 'thread', threadId: next.id, takesFocus: true })
  }
  return {
    talk,
    isRead,
    readAgain,
    beside,
    holdEditor,
    go,
    next: () => step(1),
    previous: () => step(-1),
    comment: () => {
      const state = editor.current?.state
      const selected = state && selectedPassage(state.doc, state.selection)
      setBeside({ kind: 'new', quote: '', near: 0, ...selected, takesFocus: true })
    },
    close: () => {
      setBeside(undefined)
      // At once: the editor's own command waits for a frame, and would take the focus back from the key pressed next.
      editor.current?.view.focus()
    },
    /** Resolves once the server has what one typed: it is asked to find the words commented. */
    untilSaved: () => untilFalse(isWaiting),
  }
}

/** Looks again and again, five seconds at most. */
async function untilFalse(is: { readonly current: boolean }): Promise<void> {
  const deadline = Date.now() + 5_000
  while (is.current && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, savedLookMs))
}
