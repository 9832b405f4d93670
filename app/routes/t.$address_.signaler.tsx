/** GET, POST /t/:address/signaler?avis= — a notice of content, without account (DSA, article 16). Rules: docs/rules/comments.md §5. */
import { z } from 'zod'
import { notifyContent } from '#app/domains/comments/commands/notify-content.server.ts'
import { commentLimits } from '#app/domains/comments/comments.ts'
import { pageDoor } from '#app/domains/comments/doors.server.ts'
import { commentLabels as t } from '#app/domains/comments/labels.fr.ts'
import { SignalPage } from '#app/domains/comments/pages/signal-page.tsx'
import { findPublicComment } from '#app/domains/comments/queries.server.ts'
import { doorAction, doorIntent, doorRoute } from '#app/http/door.server.ts'
import { checkShown, signShown } from '#app/http/visitor-form.server.ts'
import { VisitorFrame } from '#app/shell/visitor-frame.tsx'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = doorRoute(pageDoor, async (opened) => {
  const { found, db, surroundings } = opened
  const { searchParams } = new URL(opened.request.url)
  const commentId = z.uuid().safeParse(searchParams.get('avis')).data
  const comment = commentId === undefined ? undefined : await findPublicComment(db, found.ctgId, commentId)
  return {
    ...{
      title: found.title,
      ctgName: found.ctgName,
      address: found.address,
      comment: comment ?? null,
      shown: signShown(opened),
    },
    pageUrl: `${surroundings.instance.config.url}/t/${found.address}`,
    isSent: searchParams.get('fait') === 'envoye',
  }
})

export const action = doorAction(pageDoor, {
  'notify-content': doorIntent(notifyContent, {
    limit: commentLimits.signal,
    said: t.signal.sentTitle,
    complete: checkShown,
    done: ({ found }) => `/t/${found.address}/signaler?fait=envoye`,
  }),
})

export default titled<Loaded<typeof loader>>(SignalPage, ({ title }) => `${t.signal.title} · ${title}`, VisitorFrame)
