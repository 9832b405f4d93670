/**
 * Comments of a text that is read: the thread one asked for, one’s own on the words selected. Loaded when someone asks, or
 * selects words. Rules: docs/rules/writing.md §7.7.
 */
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useRevalidator } from 'react-router'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { CopyOf } from '../../local-copies.ts'
import { openText } from '../../open-text.ts'
import { writtenTextLabels } from '../../written-text-labels.fr.ts'
import { besideLabels as b } from '../labels.fr.ts'
import styles from './reading-talk.module.css'
import { readSelection } from './text-passages.ts'
import { type Beside, ThreadPanel } from './thread-panel.tsx'
import { useTextTalk } from './use-text-talk.tsx'

export type ReadingTalkProps = {
  readonly of: Omit<CopyOf, 'personId'>
  /** Null as long as nobody opened the text: commenting does. */
  readonly textId: string | null
  /** Where the text is shown. */
  readonly words: RefObject<HTMLElement | null>
  readonly beside: Beside | undefined
  readonly onBeside: (beside: Beside | undefined) => void
}

/** Threads are read again that often while one is shown. */
const lookAgainMs = 8_000

export default function ReadingTalk({ of, textId, words, beside, onBeside }: ReadingTalkProps) {
  const [madeId, setMadeId] = useState<string>()
  const [refusal, setRefusal] = useState<string>()
  const known = textId ?? madeId
  const isAsked = beside !== undefined
  const { talk, isRead, readAgain } = useTextTalk(of.ctgId, isAsked ? known : undefined)
  const { revalidate } = useRevalidator()
  const subject = useRef(of)
  useEffect(() => {
    if (!isAsked || known !== undefined) return
    openText(subject.current).then(
      (answer) => ('refusal' in answer ? setRefusal(answer.refusal) : setMadeId(answer.textId)),
      () => setRefusal(writtenTextLabels.commentsNotOpened),
    )
  }, [isAsked, known])
  useEffect(() => {
    if (!isAsked) return
    const timer = setInterval(() => document.visibilityState === 'visible' && void readAgain(), lookAgainMs)
    return () => clearInterval(timer)
  }, [isAsked, readAgain])
  // A thread opened or closed, by oneself or by others, changes the passages of the page.
  const threadIds = isRead ? talk.threads.map(({ id }) => id).join() : undefined
  const shownIds = useRef(threadIds)
  useEffect(() => {
    const before = shownIds.current
    shownIds.current = threadIds
    if (before !== undefined && threadIds !== undefined && before !== threadIds) void revalidate()
  }, [threadIds, revalidate])
  const shownId = beside?.kind === 'thread' ? beside.threadId : undefined
  const scrolledTo = useRef<string>(undefined)
  // After each render: the passage of a comment just published comes with the page read again.
  useEffect(() => {
    const marks = words.current?.querySelectorAll(`mark[data-thread="${CSS.escape(shownId ?? '')}"]`) ?? []
    for (const mark of marks) mark.setAttribute('aria-current', 'true')
    if (marks[0] && scrolledTo.current !== shownId) marks[0].scrollIntoView({ block: 'nearest' })
    if (marks[0] || shownId === undefined) scrolledTo.current = shownId
    return () => {
      for (const mark of marks) mark.removeAttribute('aria-current')
    }
  })

  return (
    <>
      {beside?.kind !== 'new' && <SelectedWords words={words} onComment={onBeside} />}
      {isAsked && refusal !== undefined && <Notice tone="bad">{refusal}</Notice>}
      {beside && known !== undefined && (
        <ThreadPanel
          {...{ ctgId: of.ctgId, textId: known, talk, isRead, beside }}
          onGo={onBeside}
          onClose={() => onBeside(undefined)}
          onActed={readAgain}
        />
      )}
    </>
  )
}

type SelectedProps = Pick<ReadingTalkProps, 'words'> & { readonly onComment: (beside: Beside) => void }
type Selected = { readonly quote: string; readonly near: number; readonly top: number; readonly left: number }

/** A finger that touches the button ends the selection first. */
const letGoMs = 300

/** A button under the words one selects. */
function SelectedWords({ words, onComment }: SelectedProps) {
  const [selected, setSelected] = useState<Selected>()
  useEffect(() => {
    let leaving: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      clearTimeout(leaving)
      const passage = words.current && readSelection(words.current)
      const around = words.current?.parentElement
      if (!passage || !around) {
        leaving = setTimeout(() => setSelected(undefined), letGoMs)
        return
      }
      const at = document.getSelection()?.getRangeAt(0).getBoundingClientRect()
      const frame = around.getBoundingClientRect()
      const left = Math.max(0, Math.min((at?.left ?? 0) - frame.left, frame.width - 190))
      setSelected({ ...passage, left, top: (at?.bottom ?? 0) - frame.top + 6 })
    }
    look()
    document.addEventListener('selectionchange', look)
    return () => {
      clearTimeout(leaving)
      document.removeEventListener('selectionchange', look)
    }
  }, [words])
  if (!selected) return null
  const { quote, near, top, left } = selected
  return (
    <div className={styles.selected} style={{ top, left }}>
      <Button
        type="button"
        look="primary"
        isSmall
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onComment({ kind: 'new', quote, near, takesFocus: true })}
      >
        {b.selected}
      </Button>
    </div>
  )
}
