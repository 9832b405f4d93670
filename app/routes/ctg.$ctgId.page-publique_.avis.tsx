/** GET, POST /ctg/:ctgId/page-publique/avis?etat=&page= — comments of the public page: reading before, answering, deciding. */
import { decideAppeal } from '#app/domains/comments/commands/decide-appeal.server.ts'
import { decideContentNotice } from '#app/domains/comments/commands/decide-content-notice.server.ts'
import { judgeComments } from '#app/domains/comments/commands/judge-comments.server.ts'
import { keepTestimony } from '#app/domains/comments/commands/keep-testimony.server.ts'
import { replyToComment } from '#app/domains/comments/commands/reply-to-comment.server.ts'
import { setCommentsOpen } from '#app/domains/comments/commands/set-comments-open.server.ts'
import { commentLabels as t } from '#app/domains/comments/labels.fr.ts'
import { ModerationPage } from '#app/domains/comments/pages/moderation-page.tsx'
import { getModerationPage } from '#app/domains/comments/queries.server.ts'
import { readQueueView } from '#app/domains/comments/queue-view.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params, request }) =>
  getModerationPage(context, { ...ctgPath.parse(params), ...readQueueView(request.url) }),
)

export const action = formAction({
  'set-open': intent(setCommentsOpen, { said: t.queue.saved }),
  judge: intent(judgeComments, {
    said: t.queue.judged,
    // All those of the page, ticked at once without a script.
    complete: async (_args, form) => (form.get('whole') === 'on' ? { commentIds: form.getAll('pageIds') } : {}),
  }),
  reply: intent(replyToComment, { said: t.reply.done }),
  'decide-appeal': intent(decideAppeal, { said: t.appeal.decided }),
  'decide-content-notice': intent(decideContentNotice, { said: t.notices.done }),
  'keep-testimony': intent(keepTestimony, { said: t.testimony.done }),
})

export default titled<Loaded<typeof loader>>(ModerationPage, t.queue.title)
