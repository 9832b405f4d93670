/** Comments that show, with what the parties answer in their colours. */
import { parisDay } from '#app/kernel/calendar.ts'
import { formatDay } from '#app/kernel/format.ts'
import { Row, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Voice } from '#app/ui/voice.tsx'
import { commentLabels as t } from '../labels.fr.ts'
import type { PublicComment, PublicReply } from '../public-comments.server.ts'
import styles from './comments.module.css'

export const ReplyList = ({ replies }: { readonly replies: readonly PublicReply[] }) =>
  replies.map((reply) => (
    <Voice key={reply.party} tone={reply.kind} speaker={t.reply.of(reply.party)} level={3}>
      <p className={styles.words}>{reply.body}</p>
    </Voice>
  ))

type Props = { readonly address: string; readonly comments: readonly PublicComment[] }

export const CommentList = ({ address, comments }: Props) => (
  <ul className="plain-list">
    {comments.map((comment) => (
      <li key={comment.id} id={`avis-${comment.id}`}>
        <Stack isTight>
          <p className={styles.words}>{comment.body}</p>
          <Row isSpread>
            <p className="muted small">
              {comment.name}, {formatDay(parisDay(comment.confirmedAt))}
              {comment.actionTitle !== '' && ` · ${t.queue.about(comment.actionTitle)}`}
            </p>
            <Link to={`/t/${address}/signaler?avis=${comment.id}`} aria-label={t.signalOf(comment.name)}>
              {t.signalIt}
            </Link>
          </Row>
          <ReplyList replies={comment.replies} />
        </Stack>
      </li>
    ))}
  </ul>
)
