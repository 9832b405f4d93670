/** Threads of comments: the passage, what was said, the answer one gives, who may close it. */
import { formatInstant, formatList } from '#app/kernel/format.ts'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { quotedWords, talkLabels as t } from '../labels.fr.ts'
import type { TalkPageData, TalkThread } from '../queries.server.ts'
import { Addressees } from './comment-form.tsx'
import styles from './talk.module.css'

type Props = Pick<TalkPageData, 'threads' | 'parties' | 'people' | 'timeZone' | 'mayComment'> & {
  /** Leads the eye to a passage of the text. */
  readonly onShow: (words: string, near: number) => void
}

export function ThreadsCard({ threads, ...around }: Props) {
  const open = threads.filter(({ resolvedAt }) => resolvedAt === null)
  const resolved = threads.filter(({ resolvedAt }) => resolvedAt !== null)
  return (
    <Card title={t.threads} aside={open.length > 0 && <Chip>{open.length}</Chip>} id="commentaires">
      {threads.length === 0 && <EmptyState>{t.noThread}</EmptyState>}
      {open.map((thread) => (
        <Thread key={thread.id} thread={thread} {...around} />
      ))}
      {resolved.length > 0 && (
        <Disclosure
          summary={t.resolvedThreads(resolved.length)}
          forms={{
            intents: ['settle-thread', 'remove-comment'],
            subject: resolved.flatMap(({ id, comments }) => [id, ...comments.map((comment) => comment.id)]),
          }}
        >
          {resolved.map((thread) => (
            <Thread key={thread.id} thread={thread} {...around} />
          ))}
        </Disclosure>
      )}
    </Card>
  )
}

type ThreadProps = Omit<Props, 'threads'> & { readonly thread: TalkThread }

function Thread({ thread, people, mayComment, onShow, ...around }: ThreadProps) {
  const { id, comments, resolvedBy, resolvedAt, maySettle } = thread
  const first = comments[0]?.personName ?? ''
  const settling = resolvedAt === null ? t.resolve : t.reopen
  return (
    <article className={styles.thread} id={`fil-${id}`} aria-label={t.threadOf(first, comments[0]?.body ?? '')}>
      <Quoted thread={thread} onShow={onShow} />
      {comments.map((comment) => (
        <Comment key={comment.id} comment={comment} {...around} />
      ))}
      {resolvedBy !== null && resolvedAt && (
        <p className="fine">{t.resolvedBy(resolvedBy, formatInstant(resolvedAt, around.timeZone))}</p>
      )}
      <div className={styles.acts}>
        {mayComment && resolvedAt === null && (
          <FoldedForm look="plain" summary={t.answer} intent="answer-comment" subject={id} submit={t.sendAnswer}>
            <input type="hidden" name="threadId" value={id} />
            <TextArea name="body" label={t.answerField} rows={3} maxLength={4000} isRequired />
            <Addressees people={people} />
          </FoldedForm>
        )}
        {maySettle && (
          <CommandForm intent="settle-thread" subject={id} isInline>
            <input type="hidden" name="threadId" value={id} />
            <input type="hidden" name="state" value={resolvedAt === null ? 'resolved' : 'open'} />
            <SubmitButton look="quiet" isSmall label={t.named(settling, first)}>
              {settling}
            </SubmitButton>
          </CommandForm>
        )}
      </div>
    </article>
  )
}

/** The passage as it was commented, and what became of it. */
function Quoted({ thread, onShow }: Pick<ThreadProps, 'thread' | 'onShow'>) {
  const { quote, wordsNow, start } = thread
  if (quote === '') return <p className="fine">{t.wholeText}</p>
  return (
    <>
      <blockquote className={styles.quote}>{quotedWords(quote)}</blockquote>
      {wordsNow === null && <Chip tone="warn">{t.orphan}</Chip>}
      {wordsNow !== null && wordsNow !== quote && <p className="fine">{t.changed(wordsNow)}</p>}
      {wordsNow !== null && start !== null && (
        <Button
          type="button"
          look="quiet"
          isSmall
          aria-label={t.named(t.seeInText, quote.slice(0, 60))}
          onClick={() => onShow(wordsNow, start)}
        >
          {t.seeInText}
        </Button>
      )}
    </>
  )
}

type CommentProps = Pick<Props, 'parties' | 'timeZone'> & { readonly comment: TalkThread['comments'][number] }

function Comment({ comment, parties, timeZone }: CommentProps) {
  const { id, body, personName, partyId, writtenAt, isRemoved, mayRemove, addressees } = comment
  const party = parties.find((one) => one.id === partyId)
  return (
    <div className={styles.comment}>
      <p className={styles.author}>
        <strong>{personName}</strong>
        {party && <Chip tone={party.kind}>{party.shortName}</Chip>}
        <time className="fine" dateTime={writtenAt.toISOString()}>
          {formatInstant(writtenAt, timeZone)}
        </time>
      </p>
      {isRemoved ? <p className="fine">{t.removed}</p> : <p className={styles.words}>{body}</p>}
      {!isRemoved && addressees.length > 0 && <p className="fine">{t.to(formatList(addressees))}</p>}
      {mayRemove && !isRemoved && (
        <CommandForm intent="remove-comment" isInline about={{ commentId: id }}>
          <SubmitButton look="quiet" isSmall label={t.named(t.remove, body.slice(0, 40))}>
            {t.remove}
          </SubmitButton>
        </CommandForm>
      )}
    </div>
  )
}
