/** GET, POST /avis/arreter/:publicToken — no more mails about an action, without sign-in (RFC 8058). Rules: docs/rules/comments.md §6.3. */
import { redirect } from 'react-router'
import { stopFollow } from '#app/domains/comments/commands/stop-follow.server.ts'
import { mailDoor } from '#app/domains/comments/doors.server.ts'
import { commentLabels as t } from '#app/domains/comments/labels.fr.ts'
import { loadMailLink } from '#app/domains/comments/link-queries.server.ts'
import { StopFollowPage } from '#app/domains/comments/pages/stop-follow-page.tsx'
import { doorRoute } from '#app/http/door.server.ts'
import { readForm } from '#app/http/form-values.server.ts'
import { shownAddress } from '#app/http/shown-address.ts'
import { mostVisitorBytes } from '#app/kernel/sending.ts'
import { ClosedDoorPage } from '#app/shell/link-frame.tsx'
import { VisitorFrame } from '#app/shell/visitor-frame.tsx'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = doorRoute(mailDoor, async ({ found, db, at }) => loadMailLink(db, found, at))

/** A mail reader posts `List-Unsubscribe=One-Click` and follows no redirection; our own form says what is wished. */
export const action = doorRoute(mailDoor, async ({ found, db, at, request }) => {
  const isOurs = (await readForm(request, mostVisitorBytes)).has('souhait')
  await stopFollow({ db, at, holder: mailDoor.holderOf(found) }, {})
  return isOurs ? redirect(shownAddress(new URL(request.url).pathname), { status: 303 }) : null
})

export default titled<Loaded<typeof loader>>(StopFollowPage, t.follow.stopTitle, VisitorFrame)

export const ErrorBoundary = ClosedDoorPage
