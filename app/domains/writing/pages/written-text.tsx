/**
 * A text written by several hands, in a page: read by everyone without JavaScript, opened to write by a button. The editor is
 * fetched then only. Rules: docs/rules/writing.md §10.1.
 */
import { type ComponentType, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { useRevalidator, useRouteLoaderData } from 'react-router'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { OpenedText } from '../collab.ts'
import { editorLabels as t } from '../editor-labels.fr.ts'
import { type CopyOf, listCopies } from '../local-copies.ts'
import { openText } from '../open-text.ts'
import type { TextEditorProps } from './text-editor.tsx'
import styles from './written-text.module.css'

/** Which text of which thing. */
export type WrittenTextOf = Omit<CopyOf, 'personId'>

type Props = {
  readonly of: WrittenTextOf
  /** What the text is: « Lecture de la Caf sur Petite enfance ». */
  readonly title: string
  /** The text as it is read. */
  readonly children: ReactNode
  readonly isEmpty: boolean
  readonly mayWrite: boolean
  readonly isFrozen?: boolean
  /** Words of the button. @default Écrire */
  readonly writeLabel?: string
  /** One writes at once, without a button: minutes during a session. */
  readonly isOpenAtOnce?: boolean
}

type Writing = { readonly opened: OpenedText; readonly Editor: ComponentType<TextEditorProps> }
type Phase = 'reading' | 'opening' | 'failed' | Writing

export function WrittenText({ of, title, children, mayWrite, isFrozen = false, writeLabel, ...rest }: Props) {
  const { isEmpty, isOpenAtOnce = false } = rest
  const [phase, setPhase] = useState<Phase>('reading')
  const [refusal, setRefusal] = useState<string>()
  const { revalidate } = useRevalidator()
  const root = useRouteLoaderData<{ readonly person: { readonly id: string } | null }>('root')
  const copyOf: CopyOf = { ...of, personId: root?.person?.id ?? '' }
  const hasCopy = useHasCopy(copyOf, mayWrite)
  const button = useRef<HTMLDivElement>(null)

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
  const finish = useCallback(() => {
    setPhase('reading')
    void revalidate()
    requestAnimationFrame(() => button.current?.querySelector('button')?.focus())
  }, [revalidate])
  const openAtOnce = useRef(open)
  useEffect(() => {
    if (isOpenAtOnce && mayWrite && !isFrozen) void openAtOnce.current()
  }, [isOpenAtOnce, mayWrite, isFrozen])

  if (typeof phase === 'object')
    return <phase.Editor ctgId={of.ctgId} title={title} opened={phase.opened} copyOf={copyOf} onFinish={finish} />
  return (
    <div className={styles.written}>
      <div className={styles.read}>{children}</div>
      {isFrozen && !isEmpty && <p className="fine">{t.frozenNote}</p>}
      {refusal !== undefined && (
        <Notice tone="bad">
          <p>{refusal}</p>
        </Notice>
      )}
      {phase === 'failed' && (
        <Notice tone="bad">
          <p>{t.notOpened}</p>
        </Notice>
      )}
      {hasCopy && (
        <Notice tone="warn">
          <p>{t.keptHere}</p>
        </Notice>
      )}
      {mayWrite && !isFrozen && (
        <div ref={button} className={styles.act}>
          <Button
            type="button"
            isSmall
            aria-disabled={phase === 'opening' || undefined}
            aria-label={`${hasCopy ? t.resume : (writeLabel ?? t.write)} : ${title}`}
            onClick={phase === 'opening' ? undefined : open}
          >
            {hasCopy ? t.resume : (writeLabel ?? t.write)}
          </Button>
          <span role="status" className={phase === 'opening' ? styles.opening : 'visually-hidden'}>
            {phase === 'opening' && t.opening}
          </span>
        </div>
      )}
    </div>
  )
}

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
