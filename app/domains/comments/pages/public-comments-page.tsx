/** What the public wrote, and a form to write. */
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Pagination } from '#app/ui/navigation.tsx'
import { EmptyState, Notice } from '#app/ui/notice.tsx'
import { commentLabels as t } from '../labels.fr.ts'
import type { PublicComment } from '../public-comments.server.ts'
import { CommentList } from './comment-list.tsx'
import { type PublishedAction, WriteForm } from './write-form.tsx'

type Props = {
  readonly title: string
  readonly address: string
  readonly takesComments: boolean
  readonly actions: readonly PublishedAction[]
  readonly chosenKey: string
  readonly isSent: boolean
  readonly shown: string
  readonly count: number
  readonly page: number
  readonly pageCount: number
  readonly comments: readonly PublicComment[]
}

export function PublicCommentsPage(props: Props) {
  const { title, address, takesComments, isSent, count, page, pageCount, comments } = props
  return (
    <Page title={t.publicTitle} lead={title}>
      {isSent && (
        <Notice tone="ok" title={t.form.sentTitle}>
          {t.form.sent}
        </Notice>
      )}
      {!takesComments && <Notice>{t.closed}</Notice>}
      {takesComments && !isSent && <WriteForm {...props} />}
      <Card title={count > 0 ? t.comments(count) : t.queue.public} id="avis">
        {comments.length === 0 ? <EmptyState>{t.none}</EmptyState> : <CommentList {...{ address, comments }} />}
        <Pagination page={page} pageCount={pageCount} pageUrl={(number) => `/t/${address}/avis?page=${number}#avis`} />
      </Card>
      <p>
        <Link to={`/t/${address}`} reloadDocument>
          {t.back}
        </Link>
      </p>
    </Page>
  )
}
