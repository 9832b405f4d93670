/**
 * Writing in a text with the others. Loaded when someone starts to write: a page that is only read carries none of it.
 * Rules: docs/rules/writing.md §10.
 */
import type { Editor } from '@tiptap/core'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { Avatar } from '#app/ui/avatar.tsx'
import { Button } from '#app/ui/button.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { OpenedText, Writer } from '../collab.ts'
import { commentLabels, loudLabels, suggestLabels, editorLabels as t, toolLabels } from '../editor-labels.fr.ts'
import type { CopyOf } from '../local-copies.ts'
import { mayTypeIn, type SavingState, savingStateOf } from '../saving.ts'
import { ThreadPanel } from '../talk/pages/thread-panel.tsx'
import type { OpenThread } from '../talk/text-talk.ts'
import { threadsAt } from './commented.tsx'
import { type Asking, EditorDialogs } from './editor-dialogs.tsx'
import { EditorToolbar, useEditorChanges } from './editor-toolbar.tsx'
import { listTools, tableTools } from './editor-tools.tsx'
import { type LiveText, useLiveText } from './live-text.tsx'
import { PersonalNumbersNotice } from './personal-numbers-notice.tsx'
import { RescuedWords } from './rescued-words.tsx'
import { SuggestToggle } from './suggesting.tsx'
import styles from './text-editor.module.css'
import { useEditorTalk } from './use-editor-talk.tsx'
import { useTextEditor } from './use-text-editor.tsx'

export type TextEditorProps = {
  readonly ctgId: string
  /** What the text is, heard as the name of the field. */
  readonly title: string
  readonly opened: OpenedText
  readonly copyOf: CopyOf
  /** Passages that fill themselves may be put in it. */
  readonly hasFacts: boolean
  /** The caret goes to the text as soon as one may type. */
  readonly takesFocus: boolean
  /** Called once everything is saved. */
  readonly onFinish: () => void
}

export default function TextEditor(props: TextEditorProps) {
  const [round, setRound] = useState(0)
  const [rescue, setRescue] = useState<string>()
  // Why something was not kept: still there once the text is opened again.
  const [problem, setProblem] = useState<string>()
  const startAgain = (lost: string | undefined) => {
    if (lost !== undefined) setRescue(lost)
    setRound((before) => before + 1)
  }
  return (
    <>
      {rescue !== undefined && <RescuedWords words={rescue} onForget={() => setRescue(undefined)} />}
      <WritingFrame key={round} {...props} problem={problem} onProblem={setProblem} onStartAgain={startAgain} />
    </>
  )
}

type FrameProps = TextEditorProps & {
  readonly problem: string | undefined
  readonly onProblem: (problem: string | undefined) => void
  readonly onStartAgain: (rescue: string | undefined) => void
}

function WritingFrame({ problem, onProblem, onStartAgain, ...props }: FrameProps) {
  const { ctgId, title, opened, copyOf, hasFacts, takesFocus, onFinish } = props
  const sheet = useRef<HTMLDivElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  const comments = useRef<ReturnType<typeof useEditorTalk>>(undefined)
  const [asking, setAsking] = useState<Asking>()
  const [isFinishing, setIsFinishing] = useState(false)
  const [isSuggesting, setIsSuggesting] = useState(false)
  const { link, facts, others } = useLiveText({
    ctgId,
    opened,
    copyOf,
    onStartAgain,
    onDropped: (reason) => onProblem(t.dropped[reason]),
    onTalk: () => void comments.current?.readAgain(),
  })
  const state = savingStateOf(facts)
  const talk = useEditorTalk({ ctgId, textId: opened.textId, isDirty: facts.isDirty })
  const { holdEditor, beside } = talk
  comments.current = talk
  const editor = useTextEditor({
    sheet,
    link,
    title,
    writer: opened.writer,
    isWritable: mayTypeIn[state],
    takesFocus,
    isSuggesting,
    onAskLink: () => setAsking('link'),
    onAskMention: (typed) => setAsking({ mention: typed }),
    onAskComment: talk.comment,
    onOpenThread: (threadId) => talk.go({ kind: 'thread', threadId, takesFocus: false }),
    ctgId,
    onProblem,
  })
  useEffect(() => holdEditor(editor), [editor, holdEditor])
  useEffect(() => {
    if (isFinishing && !facts.isDirty) onFinish()
  }, [isFinishing, facts.isDirty, onFinish])

  return (
    <div className={styles.editor}>
      <Loud state={state} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Alt + F10 leads from the text to its toolbar, as in any editor. */}
      <div
        className={styles.frame}
        onKeyDown={(event) => {
          if (event.altKey && event.key === 'F10')
            bar.current?.querySelector<HTMLButtonElement>('[tabindex="0"]')?.focus()
        }}
      >
        <div className={styles.top}>
          {editor && <Tools {...{ editor, bar, talk }} hasFacts={hasFacts} onAsk={setAsking} />}
          {problem !== undefined && <Notice tone="warn">{problem}</Notice>}
        </div>
        <div className={styles.body}>
          <div ref={sheet} className={styles.sheet} />
          {beside && (
            <ThreadPanel
              {...{ ctgId, textId: opened.textId, talk: talk.talk, isRead: talk.isRead, beside }}
              onGo={talk.go}
              onClose={talk.close}
              onActed={talk.readAgain}
              beforeSend={talk.untilSaved}
            />
          )}
        </div>
        <Foot
          {...{ state, others, isSuggesting, isFinishing }}
          onSuggest={() => setIsSuggesting(!isSuggesting)}
          onFinish={() => setIsFinishing(true)}
        />
      </div>
      <p role="status" className="fine">
        {isSuggesting && suggestLabels.on}
      </p>
      <p className="fine">
        {t.noBeneficiary} {t.keyboard}
      </p>
      {editor && <CommentHere editor={editor} threads={talk.talk.threads} />}
      {editor && <EditorDialogs {...{ ctgId, editor, asking }} onClose={() => setAsking(undefined)} />}
    </div>
  )
}

type ToolsProps = {
  readonly editor: Editor
  readonly bar: RefObject<HTMLDivElement | null>
  readonly talk: ReturnType<typeof useEditorTalk>
  /** Articles alone name facts of their CTG. */
  readonly hasFacts: boolean
  readonly onAsk: (asking: Asking) => void
}

const Tools = ({ editor, bar, talk, hasFacts, onAsk }: ToolsProps) => (
  <>
    <EditorToolbar
      editor={editor}
      bar={bar}
      label={toolLabels.toolbar}
      groups={listTools({
        link: () => onAsk('link'),
        evidence: () => onAsk('evidence'),
        mention: () => onAsk({ mention: '' }),
        fact: hasFacts ? () => onAsk('fact') : undefined,
        comment: talk.comment,
        previousComment: talk.previous,
        nextComment: talk.next,
        hasComments: talk.talk.threads.length > 0,
      })}
    />
    <TableToolbar editor={editor} />
    <PersonalNumbersNotice editor={editor} />
  </>
)

type FootProps = {
  readonly state: SavingState
  readonly others: LiveText['others']
  readonly isSuggesting: boolean
  readonly isFinishing: boolean
  readonly onSuggest: () => void
  readonly onFinish: () => void
}

const Foot = ({ state, others, isSuggesting, isFinishing, onSuggest, onFinish }: FootProps) => (
  <div className={styles.foot}>
    <div className={styles.state}>
      <SavingBadge state={state} />
      {state !== 'offline' && <People others={others} />}
    </div>
    <SuggestToggle isOn={isSuggesting} onToggle={onSuggest} />
    <Button type="button" isSmall aria-disabled={isFinishing || undefined} onClick={onFinish}>
      {t.finish}
    </Button>
  </div>
)

/** A caret that enters a commented passage is told so. */
function CommentHere({ editor, threads }: { readonly editor: Editor; readonly threads: readonly OpenThread[] }) {
  useEditorChanges(editor)
  const [threadId] = threadsAt(editor.state, editor.state.selection.from)
  const thread = threads.find(({ id }) => id === threadId)
  return (
    <p role="status" className="visually-hidden">
      {thread && commentLabels.here(thread.comments[0]?.name ?? '')}
    </p>
  )
}

/** The second row, while the caret is in a table. */
function TableToolbar({ editor }: { readonly editor: Editor }) {
  useEditorChanges(editor)
  if (!editor.isActive('table')) return null
  return <EditorToolbar editor={editor} label={toolLabels.tableToolbar} groups={tableTools} isWordy />
}

/** What must not be missed, above the text. */
function Loud({ state }: { readonly state: SavingState }) {
  const label = loudLabels[state]
  if (!label) return null
  return (
    <div className={styles.loud}>
      <Notice tone={state === 'frozen' ? 'warn' : 'bad'} title={label.title}>
        <p>
          {label.text}{' '}
          {state === 'signed-out' && (
            <Link to={`/connexion?retour=${encodeURIComponent(location.pathname)}`}>{t.signIn}</Link>
          )}
        </p>
      </Notice>
    </div>
  )
}

/** « Enregistré »: seen at once, heard only once it has settled, for one saves at every word. */
function SavingBadge({ state }: { readonly state: SavingState }) {
  const [heard, setHeard] = useState('')
  useEffect(() => {
    const settled = setTimeout(() => setHeard(t.badge[state]), 1_500)
    return () => clearTimeout(settled)
  }, [state])
  return (
    <>
      <span className={styles.badge} data-state={state} aria-hidden="true">
        {t.badge[state]}
      </span>
      <span role="status" className="visually-hidden">
        {heard}
      </span>
    </>
  )
}

/** Who else is in the text; coming and going is heard. */
function People({ others }: { readonly others: readonly Writer[] }) {
  const before = useRef(others)
  const [news, setNews] = useState('')
  useEffect(() => {
    const known = before.current
    before.current = others
    const come = others.filter(({ personId }) => !known.some((one) => one.personId === personId))
    const gone = known.filter(({ personId }) => !others.some((one) => one.personId === personId))
    const sentence = [...come.map(({ name }) => t.joined(name)), ...gone.map(({ name }) => t.left(name))].join(' ')
    if (sentence !== '') setNews(sentence)
  }, [others])
  return (
    <>
      <span role="status" className="visually-hidden">
        {news}
      </span>
      {others.length > 0 && (
        <span className={styles.people}>
          {t.others}
          {others.map(({ personId, name, partyName, partyKind }) => (
            <span key={personId}>
              <Avatar name={name} tone={partyKind} isSmall /> <span aria-hidden="true">{name}</span>
              <span className="visually-hidden">{t.actingFor(partyName)}</span>
            </span>
          ))}
        </span>
      )}
    </>
  )
}
