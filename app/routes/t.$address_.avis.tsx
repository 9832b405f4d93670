/** GET, POST /t/:address/avis?action=&page= — comments of the public page, and writing one. Rules: docs/rules/comments.md §2. */
import { writeComment } from '#app/domains/comments/commands/write-comment.server.ts'
import { commentLimits } from '#app/domains/comments/comments.ts'
import { pageDoor } from '#app/domains/comments/doors.server.ts'
import { commentLabels as t } from '#app/domains/comments/labels.fr.ts'
import { PublicCommentsPage } from '#app/domains/comments/pages/public-comments-page.tsx'
import { listPublicComments } from '#app/domains/comments/queries.server.ts'
import { doorAction, doorIntent, doorRoute } from '#app/http/door.server.ts'
import { pageNumber } from '#app/http/page-number.server.ts'
import { checkShown, signShown } from '#app/http/visitor-form.server.ts'
import { VisitorFrame } from '#app/shell/visitor-frame.tsx'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = doorRoute(pageDoor, async (opened) => {
  const { found, db, request } = opened
  const { searchParams } = new URL(request.url)
  const page = pageNumber(searchParams)
  return {
    ...{ ...found, ...(await listPublicComments(db, { ctgId: found.ctgId, page })), page },
    chosenKey: searchParams.get('action') ?? '',
    isSent: searchParams.get('fait') === 'envoye',
    shown: signShown(opened),
  }
})

export const action = doorAction(pageDoor, {
  'write-comment': doorIntent(writeComment, {
    limit: commentLimits.write,
    said: t.form.sent,
    complete: checkShown,
    done: ({ found }) => `/t/${found.address}/avis?fait=envoye`,
  }),
})

export default titled<Loaded<typeof loader>>(
  PublicCommentsPage,
  ({ title }) => `${t.publicTitle} · ${title}`,
  VisitorFrame,
)
