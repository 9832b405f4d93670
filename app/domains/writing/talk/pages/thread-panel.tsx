/**
 * One thread beside the text it is about, or a comment one begins: read, answered, closed without leaving the words. The same
 * beside a text that is read and beside one that is written. Rules: docs/rules/writing.md §7.7.
 */
import { type ReactNode, type SubmitEvent, useEffect, useId, useRef, useState } from 'react'
import { formatList } from '#app/kernel/format.ts'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { useKeptForm } from '#app/ui/kept-form.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { arrive, end } from '#app/ui/sendings.tsx'
import { actOnThreads } from '../ask-threads.ts'
import { besideLabels as b, quotedWords, talkLabels as t } from '../labels.fr.ts'
import { type OpenThread, type TextTalk, type ThreadAct, talkPath } from '../text-talk.ts'
import { Addressees } from './comment-form.tsx'
import styles from './thread-panel.module.css'

/** What is shown beside the text. `takesFocus`: one came by the keyboard, or asked to write. */
export type Beside = (
  | { readonly kind: 'thread'; readonly threadId: string }
  | { readonly kind: 'new'; readonly quote: string; readonly near: number }
) & { readonly takesFocus: boolean }

type Props = {
  readonly ctgId: string
  readonly textId: string
  readonly talk: TextTalk
  readonly isRead: boolean
  readonly beside: Beside
  readonly onGo: (beside: Beside) => void
  readonly onClose: () => void
  /** Something was written: resolves once it is read again. */
  readonly onActed: () => Promise<void>
  /** Resolves once the server has the words commented. */
  readonly beforeSend?: () => Promise<void>
}

export function ThreadPanel(props: Props) {
  const { ctgId, textId, talk, isRead, beside, onGo, onClose } = props
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    if (beside.takesFocus) panel.current?.focus()
    panel.current?.scrollIntoView({ block: 'nearest' })
  }, [beside])
  const at = beside.kind === 'thread' ? talk.threads.findIndex(({ id }) => id === beside.threadId) : -1
  const thread = talk.threads[at]
  const step = (by: number) => {
    const next = talk.threads[(at + by + talk.threads.length) % talk.threads.length]
    if (next) onGo({ kind: 'thread', threadId: next.id, takesFocus: true })
  }
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      className={styles.panel}
      aria-label={thread ? b.place(at + 1, talk.threads.length) : b.panel}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <div className={styles.head}>
        <strong>
          {beside.kind === 'new' ? t.newComment : thread ? b.place(at + 1, talk.threads.length) : b.panel}
        </strong>
        <span className={styles.moves}>
          {thread && talk.threads.length > 1 && (
            <>
              <Move label={b.previous} sign="‹" onClick={() => step(-1)} />
              <Move label={b.next} sign="›" onClick={() => step(1)} />
            </>
          )}
          <Move label={b.close} sign="×" onClick={onClose} />
        </span>
      </div>
      {beside.kind === 'new' && <NewComment {...props} {...beside} />}
      {thread && <OneThread key={thread.id} {...props} thread={thread} />}
      {beside.kind === 'thread' && !thread && isRead && <p>{b.closed}</p>}
      <p className={styles.all}>
        <Link to={talkPath(ctgId, textId)}>{b.all}</Link>
      </p>
    </aside>
  )
}

type MoveProps = { readonly label: string; readonly sign: string; readonly onClick: () => void }
const Move = ({ label, sign, onClick }: MoveProps) => (
  <button type="button" className={styles.move} aria-label={label} title={label} onClick={onClick}>
    <span aria-hidden="true">{sign}</span>
  </button>
)

function OneThread({ thread, talk, ...props }: Props & { readonly thread: OpenThread }) {
  const { id, quote, wordsNow, maySettle, comments } = thread
  const first = comments[0]?.name ?? ''
  return (
    <article aria-label={t.threadOf(first, comments[0]?.body ?? '')}>
      {quote === '' ? (
        <p className="fine">{t.wholeText}</p>
      ) : (
        <blockquote className={styles.quote}>{quotedWords(quote)}</blockquote>
      )}
      {wordsNow === null && <Chip tone="warn">{t.orphan}</Chip>}
      {comments.map((comment) => (
        <div key={comment.id} className={styles.comment}>
          <p className={styles.author}>
            <strong>{comment.name}</strong>
            {comment.party && <Chip tone={comment.party.kind}>{comment.party.shortName}</Chip>}
            <span className="fine">{comment.when}</span>
          </p>
          <p className={comment.isRemoved ? 'fine' : styles.words}>{comment.isRemoved ? t.removed : comment.body}</p>
          {comment.addressees.length > 0 && !comment.isRemoved && (
            <p className="fine">{t.to(formatList(comment.addressees))}</p>
          )}
        </div>
      ))}
      <ActForm {...props} act="answer-comment" said={b.answered} submit={t.answer} values={{ threadId: id }}>
        <TextArea name="body" label={t.answerField} rows={2} maxLength={4000} isRequired />
        <Addressees people={talk.people} />
      </ActForm>
      {maySettle && (
        <ActForm
          {...props}
          act="settle-thread"
          said={b.resolved}
          submit={t.resolve}
          look="plain"
          values={{ threadId: id, state: 'resolved' }}
        />
      )}
    </article>
  )
}

function NewComment({ quote, near, talk, ...props }: Props & { readonly quote: string; readonly near: number }) {
  return (
    <ActForm
      key={`${near} ${quote}`}
      {...props}
      act="comment-on-text"
      said={b.published}
      submit={t.send}
      values={quote === '' ? {} : { quote, near: String(near) }}
    >
      {quote === '' ? (
        <TextArea name="quote" label={t.passage} hint={b.passageHint} rows={2} maxLength={2000} />
      ) : (
        <blockquote className={styles.quote}>{quotedWords(quote)}</blockquote>
      )}
      <TextArea name="body" label={t.comment} rows={3} maxLength={4000} isRequired />
      <Addressees people={talk.people} />
    </ActForm>
  )
}

type FormProps = Pick<Props, 'ctgId' | 'textId' | 'onActed' | 'onGo' | 'beforeSend'> & {
  readonly act: ThreadAct
  readonly submit: string
  /** Heard and seen once it is done. */
  readonly said: string
  readonly look?: 'primary' | 'plain'
  readonly values: Readonly<Record<string, string>>
  readonly children?: ReactNode
}

/** A form of one's own: the page of a text one writes is not left, nor read again, to comment on it. */
function ActForm({ ctgId, textId, act, submit, said, look = 'primary', values, children, ...then }: FormProps) {
  const { form, requestId, sending, offer, notSent, onInput, leave, empty } = useKeptForm(useId(), 'device')
  const [news, setNews] = useState('')
  const isSending = sending?.state === 'under-way'
  const refusal = sending?.state === 'failed' ? sending.reason : undefined
  const send = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const number = isSending ? undefined : leave(event)
    if (number === undefined) return
    const fields = new FormData(event.currentTarget)
    try {
      await then.beforeSend?.()
      const answer = await actOnThreads({ ctgId, textId }, fields)
      if ('refusal' in answer) return end(number, 'failed', answer.refusal || b.notSent)
      arrive(number)
      empty()
      setNews(said)
      await then.onActed()
      if (act === 'comment-on-text') then.onGo({ kind: 'thread', threadId: answer.threadId, takesFocus: true })
    } catch {
      end(number, 'lost', b.noAnswer)
    }
  }
  return (
    <form ref={form} className={styles.form} noValidate onSubmit={send} onInput={onInput}>
      {Object.entries({ ...values, intent: act, requestId, textId }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {offer}
      {refusal !== undefined && <Notice tone="bad">{refusal}</Notice>}
      {children}
      <div className={styles.acts}>
        <Button look={look} isSmall aria-disabled={isSending || undefined}>
          {submit}
        </Button>
        <span role="status" className="fine">
          {isSending ? b.sending : news}
        </span>
      </div>
      {notSent}
    </form>
  )
}
