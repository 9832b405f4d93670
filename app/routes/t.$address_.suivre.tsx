/** GET, POST /t/:address/suivre?action= — following what becomes of an action, by mail. Rules: docs/rules/comments.md §6. */
import { followAction } from '#app/domains/comments/commands/follow-action.server.ts'
import { commentLimits } from '#app/domains/comments/comments.ts'
import { pageDoor } from '#app/domains/comments/doors.server.ts'
import { commentLabels as t } from '#app/domains/comments/labels.fr.ts'
import { FollowPage } from '#app/domains/comments/pages/follow-page.tsx'
import { doorAction, doorIntent, doorRoute } from '#app/http/door.server.ts'
import { checkShown, signShown } from '#app/http/visitor-form.server.ts'
import { VisitorFrame } from '#app/shell/visitor-frame.tsx'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = doorRoute(pageDoor, async (opened) => {
  const { searchParams } = new URL(opened.request.url)
  return {
    ...opened.found,
    actions: opened.found.followable,
    chosenKey: searchParams.get('action') ?? '',
    isSent: searchParams.get('fait') === 'envoye',
    shown: signShown(opened),
  }
})

export const action = doorAction(pageDoor, {
  'follow-action': doorIntent(followAction, {
    limit: commentLimits.follow,
    said: t.follow.sent,
    complete: checkShown,
    done: ({ found }) => `/t/${found.address}/suivre?fait=envoye`,
  }),
})

export default titled<Loaded<typeof loader>>(FollowPage, ({ title }) => `${t.follow.title} · ${title}`, VisitorFrame)
