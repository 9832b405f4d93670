/** « Votre avis », inside the public page: drawn without a script, in the look of that page (portal/pages/public.css). Pure. */
import { parisDay } from '#app/kernel/calendar.ts'
import { formatDay } from '#app/kernel/format.ts'
import { commentLabels as t } from '../labels.fr.ts'
import type { PublicComment, PublicReply } from '../public-comments.server.ts'

type Props = {
  readonly address: string
  readonly takesComments: boolean
  /** False when nothing here may still have news. */
  readonly isFollowed: boolean
  readonly count: number
  readonly comments: readonly PublicComment[]
  /** The action this page is about: it is followed, and written about, from here. */
  readonly actionKey?: string
}

/** « Votre avis » where one may write or somebody did, else what stays: « Suivre une action », « Signaler un contenu ». */
export function publicSectionTitle({
  takesComments,
  count,
  isFollowed,
}: Pick<Props, 'takesComments' | 'count' | 'isFollowed'>): string {
  if (takesComments || count > 0) return t.publicTitle
  return isFollowed ? t.follow.title : t.signal.title
}

export function PublicSection({ address, takesComments, isFollowed, count, comments, actionKey }: Props) {
  const search = actionKey === undefined ? '' : `?action=${actionKey}`
  return (
    <section id="avis">
      <div className="head">
        <h2>{publicSectionTitle({ takesComments, count, isFollowed })}</h2>
        {count > comments.length && <a href={`/t/${address}/avis#avis`}>{t.all(count)}</a>}
      </div>
      {comments.length > 0 && (
        <div className="card">
          <ul className="list">
            {comments.map((comment) => (
              <Line key={comment.id} address={address} comment={comment} isOnAction={actionKey !== undefined} />
            ))}
          </ul>
        </div>
      )}
      {takesComments && comments.length === 0 && <p>{t.none}</p>}
      <p className="glyphs">
        {takesComments && (
          <a className="button" href={`/t/${address}/avis${search}#ecrire`}>
            {t.form.title}
          </a>
        )}
        {isFollowed && (
          <a className="button plain" href={`/t/${address}/suivre${search}`}>
            {actionKey === undefined ? t.follow.title : t.follow.send}
          </a>
        )}
      </p>
      <p className="note">
        {takesComments && t.readBefore}{' '}
        <a className="alone" href={`/t/${address}/signaler`}>
          {t.signal.title}
        </a>
      </p>
    </section>
  )
}

type LineProps = { readonly address: string; readonly comment: PublicComment; readonly isOnAction: boolean }

const Line = ({ address, comment, isOnAction }: LineProps) => (
  <li>
    <p className="wrapped">{comment.body}</p>
    <p className="note">
      {comment.name}, {formatDay(parisDay(comment.confirmedAt))}
      {!isOnAction && comment.actionTitle !== '' && (
        <>
          {', '}
          <a href={`/t/${address}/actions/${comment.actionKey}`}>{comment.actionTitle}</a>
        </>
      )}{' '}
      <a className="alone" href={`/t/${address}/signaler?avis=${comment.id}`} aria-label={t.signalOf(comment.name)}>
        {t.signalIt}
      </a>
    </p>
    {comment.replies.map((reply) => (
      <Reply key={reply.party} reply={reply} />
    ))}
  </li>
)

const Reply = ({ reply }: { readonly reply: PublicReply }) => (
  <div className={`voice ${reply.kind}`}>
    <h3>{t.reply.of(reply.party)}</h3>
    <p className="wrapped">{reply.body}</p>
  </div>
)
