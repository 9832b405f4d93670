/**
 * A text written by several hands, in a page: read by everyone without JavaScript, opened to write by a button. The editor is
 * fetched then only. Rules: docs/rules/writing.md §10.1.
 */
import { type ComponentType, type ReactNode, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { useRevalidator, useRouteLoaderData } from 'react-router'
import type { DocumentText } from '#app/domains/documents/document-text.ts'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { usePersonId } from '#app/ui/root-data.tsx'
import type { OpenedText } from '../collab.ts'
import { type CopyOf, listCopies } from '../local-copies.ts'
import { openText } from '../open-text.ts'
import { talkPath } from '../talk/text-talk.ts'
import { noTalk, type TalkCounts } from '../writing.ts'
import { writtenTextLabels as t } from '../written-text-labels.fr.ts'
import { RichTextView } from './rich-text-view.tsx'
import type { TextEditorProps } from './text-editor.tsx'
import { useReadingTalk } from './use-reading-talk.tsx'
import styles from './written-text.module.css'

/** Which text of which thing. */
export type WrittenTextOf = Omit<CopyOf, 'personId'>

type Props = {
  readonly of: WrittenTextOf
  /** What the text is: « Lecture de la Caf sur Petite enfance ». */
  readonly title: string
  /** The text as it is read; empty when nothing is written. */
  readonly text: DocumentText
  /** Said in the place of an empty text. */
  readonly empty: ReactNode
  /** Level of the headings its first titles become. @default 3 */
  readonly titles?: 2 | 3 | 4
  readonly mayWrite: boolean
  /** What waits around the text. */
  readonly talk?: TalkCounts | undefined
  readonly isFrozen?: boolean
  /** Words of the button. @default Écrire */
  readonly writeLabel?: string
  /** In a column of some words a line: what one does of the text is short, and stands on one line. */
  readonly isNarrow?: boolean
  /** A long text among other things: its words under this name, until one reads, comments or writes them. */
  readonly foldedAs?: string
  /** Open without the button, `to-type` when one just asked to write; `beside` the rest of the page leaves the focus where it is. */
  readonly opensAtOnce?: 'to-type' | 'beside' | undefined
  /** Passages that fill themselves may be put in it: the text of a contract. */
  readonly hasFacts?: boolean
  /** A form that sets the words of the field, for a browser without JavaScript. */
  readonly withoutScript?: ReactNode
}

type Writing = { readonly opened: OpenedText; readonly Editor: ComponentType<TextEditorProps> }
type Phase = 'reading' | 'opening' | 'failed' | Writing

export function WrittenText({ of, title, text, empty, mayWrite, isFrozen = false, titles = 3, ...rest }: Props) {
  const { writeLabel = t.write, opensAtOnce, withoutScript, talk = noTalk, hasFacts = false, foldedAs } = rest
  const { isNarrow = false } = rest
  const { phase, refusal, open, finish, button, wasWritten } = useOpening(of)
  const copyOf: CopyOf = { ...of, personId: usePersonId() ?? '' }
  const hasCopy = useHasCopy(copyOf, mayWrite)
  const words = useRef<HTMLDivElement>(null)
  const around = useRouteLoaderData<{ readonly frame: { readonly archivedAt: Date | null } }>('routes/ctg.$ctgId')
  const mayComment = text.length > 0 && !around?.frame.archivedAt
  const { Talk, beside, hasFailed, show, openClicked } = useReadingTalk(words, mayComment && phase === 'reading')

  useOpenAtOnce(mayWrite && !isFrozen ? opensAtOnce : undefined, open)

  const wrong: Wrong = [
    talk.isSetApart && ['warn', t.setApart],
    refusal !== undefined && ['bad', refusal],
    hasFailed && ['bad', t.commentsNotOpened],
    phase === 'failed' && ['bad', t.notOpened],
    hasCopy && ['warn', t.keptHere],
  ]
  if (typeof phase === 'object')
    return (
      <phase.Editor
        {...{ title, copyOf, hasFacts }}
        ctgId={of.ctgId}
        opened={phase.opened}
        takesFocus={opensAtOnce !== 'beside'}
        onFinish={finish}
      />
    )
  return (
    <div className={styles.written}>
      <div className={styles.reading}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the sign of a commented passage is a link; this only keeps it on the page. */}
        <div ref={words} onClick={openClicked}>
          <Folded as={text.length > shortBlocks ? foldedAs : undefined} isOpen={wasWritten || beside !== undefined}>
            <Words {...{ text, empty, titles }} talkPath={talk.textId && talkPath(of.ctgId, talk.textId)} />
          </Folded>
        </div>
        {Talk && <Talk of={of} textId={talk.textId} words={words} beside={beside} onBeside={show} />}
      </div>
      <WhatIsWrong sentences={wrong} />
      {isFrozen && text.length > 0 && <p className="fine">{t.frozenNote}</p>}
      {mayWrite && !isFrozen && (
        <OpenButton
          ref={button}
          {...{ phase, open, withoutScript, isNarrow }}
          words={hasCopy ? t.resume : writeLabel}
          title={title}
        />
      )}
      {(text.length > 0 || mayWrite) && (
        <Around
          {...{ of, title, talk, isNarrow }}
          onComment={mayComment ? () => show({ kind: 'new', quote: '', near: 0, takesFocus: true }) : undefined}
        />
      )}
    </div>
  )
}

type WordsProps = Pick<Props, 'text' | 'empty' | 'titles'> & { readonly talkPath: string | null | undefined }

const Words = ({ text, empty, titles = 3, talkPath: path }: WordsProps) =>
  text.length > 0 ? (
    <RichTextView text={text} titles={titles} talkPath={path || undefined} />
  ) : (
    <p className="muted">{empty}</p>
  )

/** A text of so few paragraphs is never folded. */
const shortBlocks = 3

type FoldedProps = { readonly as: string | undefined; readonly isOpen: boolean; readonly children: ReactNode }

const Folded = ({ as: summary, isOpen, children }: FoldedProps) =>
  summary === undefined ? (
    children
  ) : (
    <Disclosure summary={summary} isOpen={isOpen}>
      {children}
    </Disclosure>
  )

/** Once the page is alive, by what was asked then. */
function useOpenAtOnce(how: Props['opensAtOnce'], open: () => Promise<void>) {
  const first = useRef(open)
  useEffect(() => {
    if (how) void first.current()
  }, [how])
}

/** The editor is fetched when it is asked for; the focus comes back to the button once it is left. */
function useOpening(of: WrittenTextOf) {
  const [phase, setPhase] = useState<Phase>('reading')
  const [refusal, setRefusal] = useState<string>()
  const { revalidate } = useRevalidator()
  const button = useRef<HTMLDivElement>(null)
  const hasFinished = useRef(false)
  const [wasWritten, setWasWritten] = useState(false)
  const open = async () => {
    setPhase('opening')
    setRefusal(undefined)
    try {
      const [answer, { default: Editor }] = await Promise.all([openText(of), import('./text-editor.tsx')])
      if ('refusal' in answer) setRefusal(answer.refusal)
      setPhase('refusal' in answer ? 'reading' : { opened: answer, Editor })
    } catch {
      setPhase('failed')
    }
  }
  const finish = useCallback(async () => {
    // The page shows the words just written when the editor leaves it.
    await revalidate()
    hasFinished.current = true
    setWasWritten(true)
    setPhase('reading')
  }, [revalidate])
  useEffect(() => {
    if (phase !== 'reading' || !hasFinished.current) return
    hasFinished.current = false
    button.current?.querySelector('button')?.focus()
  }, [phase])
  return { phase, refusal, open, finish, button, wasWritten }
}

type Wrong = readonly (false | undefined | readonly ['warn' | 'bad', string])[]

const WhatIsWrong = ({ sentences }: { readonly sentences: Wrong }) =>
  sentences.map(
    (one) =>
      one && (
        <Notice key={one[1]} tone={one[0]}>
          {one[1]}
        </Notice>
      ),
  )

type OpenProps = Pick<Props, 'title' | 'withoutScript' | 'isNarrow'> & {
  readonly ref: RefObject<HTMLDivElement | null>
  readonly phase: Phase
  readonly open: () => void
  readonly words: string
}

const OpenButton = ({ ref, phase, open, words, title, withoutScript, isNarrow }: OpenProps) => (
  <div ref={ref} className={styles.act}>
    <Button
      type="button"
      look={isNarrow ? 'quiet' : 'plain'}
      isSmall
      aria-disabled={phase === 'opening' || undefined}
      aria-label={`${words} : ${title}`}
      onClick={phase === 'opening' ? undefined : open}
    >
      {words}
    </Button>
    <span role="status" className={phase === 'opening' ? styles.opening : 'visually-hidden'}>
      {phase === 'opening' && t.opening}
    </span>
    {withoutScript && <noscript>{withoutScript}</noscript>}
  </div>
)

type AroundProps = Pick<Props, 'of' | 'title' | 'isNarrow'> & {
  readonly talk: TalkCounts
  readonly onComment: (() => void) | undefined
}

/** The comments, the proposals and the history of the text. */
function Around({ of, title, talk, onComment, isNarrow }: AroundProps) {
  const waiting = t.waiting(talk)
  // Without JavaScript, « Commentaires, propositions et historique » leads to the form.
  const [isScripted, setIsScripted] = useState(false)
  useEffect(() => setIsScripted(true), [])
  return (
    <p className={styles.around}>
      {onComment && isScripted && (
        <Button type="button" look="quiet" isSmall aria-label={t.commentOn(title)} onClick={onComment}>
          {t.comment}
        </Button>
      )}
      {/* Not a page of the router: it leads to one. */}
      <a
        className={isNarrow ? styles.short : undefined}
        href={`/ctg/${of.ctgId}/textes?${placeOf(of)}`}
        aria-label={t.aroundOf(title, waiting)}
      >
        {isNarrow ? t.history : t.around}
        {waiting !== '' && <strong> : {waiting}</strong>}
      </a>
    </p>
  )
}

const placeOf = ({ subjectType, subjectId, field }: WrittenTextOf): string =>
  new URLSearchParams({ subjectType, subjectId, field }).toString()

/** Words of this person, on this device, that the server does not have. */
function useHasCopy({ personId, ctgId, subjectType, subjectId, field }: CopyOf, mayWrite: boolean): boolean {
  const [hasCopy, setHasCopy] = useState(false)
  useEffect(() => {
    if (!mayWrite || personId === '') return
    let isGone = false
    void listCopies(indexedDB, { personId, ctgId, subjectType, subjectId, field }).then(
      (copies) => !isGone && setHasCopy(copies.length > 0),
    )
    return () => {
      isGone = true
    }
  }, [personId, ctgId, subjectType, subjectId, field, mayWrite])
  return hasCopy
}
