/** GET, POST /desabonnement/:secret — stops the mails of notices without sign-in, or gets them again. Rules: docs/rules/notices.md §3.6. */
import { redirect } from 'react-router'
import { UnsubscribePage } from '#app/domains/notices/pages/unsubscribe-page.tsx'
import { setMailsWanted, unsubscribeDoor, unsubscribePageOf } from '#app/domains/notices/unsubscribe.server.ts'
import { doorRoute } from '#app/http/door.server.ts'
import { readForm } from '#app/http/form-values.server.ts'
import { shownAddress } from '#app/http/shown-address.ts'
import { mostVisitorBytes } from '#app/kernel/sending.ts'
import { LinkFrame } from '#app/shell/link-frame.tsx'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = doorRoute(unsubscribeDoor, async ({ found }) => unsubscribePageOf(found))

/** A mail reader posts `List-Unsubscribe=One-Click`; our own form says which of both is wished. */
export const action = doorRoute(unsubscribeDoor, async ({ found, db, at, request }) => {
  const wish = (await readForm(request, mostVisitorBytes)).get('souhait')
  await setMailsWanted(db, found, wish === 'recevoir', at)
  // A mail reader follows no redirection.
  if (wish === null) return null
  return redirect(shownAddress(new URL(request.url).pathname), { status: 303 })
})

export default titled<Loaded<typeof loader>>(UnsubscribePage, 'Courriels de notification', ({ children }) => (
  <LinkFrame homeTo="/">{children}</LinkFrame>
))
