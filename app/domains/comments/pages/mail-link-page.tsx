/** Behind the link of a mail: what it confirms or contests, by a button; what became of it afterwards. */
import { TextArea } from '#app/ui/field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Page, Row } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { commentLabels } from '../labels.fr.ts'
import type { MailLinkPageData } from '../link-queries.server.ts'
import styles from './comments.module.css'

const { link: t, appeal } = commentLabels

export const MailLinkPage = ({ ctgName, address, kind, isArchived, comment, follower }: MailLinkPageData) => (
  <Page title={follower ? t.followTitle : titleOf(kind)} lead={ctgName}>
    {follower && <FollowerCard {...follower} isArchived={isArchived} />}
    {comment && <CommentCard {...{ comment, isArchived }} />}
    {!comment && !follower && <Notice>{t.gone}</Notice>}
    {address !== null && (
      <p>
        <Link to={`/t/${address}`} reloadDocument>
          {t.page}
        </Link>
      </p>
    )}
  </Page>
)

const titleOf = (kind: MailLinkPageData['kind']): string => (kind === 'confirm' ? t.confirmTitle : t.yours)

type Follower = NonNullable<MailLinkPageData['follower']> & Pick<MailLinkPageData, 'isArchived'>

const FollowerCard = ({ actionTitle, isConfirmed, isStopped, isArchived }: Follower) => {
  if (isStopped) return <Notice>{t.stoppedBefore}</Notice>
  if (isConfirmed) return <Notice tone="ok">{t.following(actionTitle)}</Notice>
  if (isArchived) return <Notice>{t.archived.follow}</Notice>
  return (
    <Card>
      <p>{t.follow(actionTitle)}</p>
      <CommandForm intent="confirm-follow" submit={t.confirmFollow} />
    </Card>
  )
}

type OwnComment = NonNullable<MailLinkPageData['comment']>
type CommentCardProps = Pick<MailLinkPageData, 'isArchived'> & { readonly comment: OwnComment }

const CommentCard = ({ comment, isArchived }: CommentCardProps) => (
  <Card title={commentLabels.form.ofYours} note={commentLabels.queue.about(comment.actionTitle)} content="tight">
    <blockquote className={styles.words}>{comment.body}</blockquote>
    <p>
      <strong>{comment.state === 'unconfirmed' && isArchived ? t.archived.comment : t.state[comment.state]}</strong>
    </p>
    {(comment.state === 'refused' || comment.state === 'hidden') && (
      <p>
        {t.reason} : {comment.statement}
      </p>
    )}
    {comment.state === 'unconfirmed' && <ConfirmForms isArchived={isArchived} />}
    <Contested comment={comment} />
    {comment.mayAppeal && <AppealForm />}
  </Card>
)

const ConfirmForms = ({ isArchived }: Pick<MailLinkPageData, 'isArchived'>) => (
  <Row>
    {!isArchived && <CommandForm intent="confirm-comment" isInline submit={t.confirm} />}
    <CommandForm intent="erase-comment" isInline submit={t.erase} submitLook="plain" />
  </Row>
)

function Contested({ comment: { hasAppealed, appealOutcome, appealStatement } }: { readonly comment: OwnComment }) {
  if (!hasAppealed) return null
  if (appealOutcome === null) return <Notice>{t.appealed}</Notice>
  return <Notice title={t[appealOutcome]}>{appealStatement}</Notice>
}

const AppealForm = () => (
  <CommandForm intent="appeal-judgement" kept="tab" submit={appeal.send} sendingLabel="Envoi…">
    <TextArea name="words" label={appeal.words} hint={appeal.once} maxLength={2000} isRequired />
  </CommandForm>
)
