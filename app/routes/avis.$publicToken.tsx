/** GET, POST /avis/:publicToken — behind the link of a mail to someone without account: confirming, contesting. Reading does nothing. Rules: docs/rules/comments.md §2.3, §4, §6. */
import { appealJudgement } from '#app/domains/comments/commands/appeal-judgement.server.ts'
import { confirmComment } from '#app/domains/comments/commands/confirm-comment.server.ts'
import { confirmFollow } from '#app/domains/comments/commands/confirm-follow.server.ts'
import { eraseComment } from '#app/domains/comments/commands/erase-comment.server.ts'
import { commentLimits } from '#app/domains/comments/comments.ts'
import { mailDoor } from '#app/domains/comments/doors.server.ts'
import { commentLabels as t } from '#app/domains/comments/labels.fr.ts'
import { loadMailLink } from '#app/domains/comments/link-queries.server.ts'
import { MailLinkPage } from '#app/domains/comments/pages/mail-link-page.tsx'
import { doorAction, doorIntent, doorRoute } from '#app/http/door.server.ts'
import { ClosedDoorPage } from '#app/shell/link-frame.tsx'
import { VisitorFrame } from '#app/shell/visitor-frame.tsx'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = doorRoute(mailDoor, async ({ found, db, at }) => loadMailLink(db, found, at))

const limit = commentLimits.link
const done = ({ secret }: { readonly secret: string }) => `/avis/${encodeURIComponent(secret)}`

export const action = doorAction(mailDoor, {
  'confirm-comment': doorIntent(confirmComment, { limit, said: t.link.state.waiting, done }),
  'erase-comment': doorIntent(eraseComment, {
    ...{ limit, said: t.link.erased },
    done: ({ found }) => (found.address === null ? '/' : `/t/${found.address}/avis`),
  }),
  'confirm-follow': doorIntent(confirmFollow, { limit, said: t.link.confirmed, done }),
  'appeal-judgement': doorIntent(appealJudgement, { limit, said: t.appeal.sent, done }),
})

export default titled<Loaded<typeof loader>>(
  MailLinkPage,
  ({ follower }) => (follower ? t.link.followTitle : t.link.confirmTitle),
  VisitorFrame,
)

export const ErrorBoundary = ClosedDoorPage
