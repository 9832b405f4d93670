/** GET, POST /ctg/:ctgId/textes/:textId — a text, its comments and its suggestions. */
import { talkLabels } from '#app/domains/writing/talk/labels.fr.ts'
import { TalkPage } from '#app/domains/writing/talk/pages/talk-page.tsx'
import { getTalkPage } from '#app/domains/writing/talk/queries.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import {
  answerComment,
  commentOnText,
  removeComment,
  settleSuggestions,
  settleThread,
  talkSources,
} from '#app/text-acts.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getTalkPage(context, talkSources, ctgIds(params, 'textId')))

export const action = formAction({
  'comment-on-text': intent(commentOnText, { said: 'Commentaire publié.' }),
  'answer-comment': intent(answerComment, { said: 'Réponse publiée.' }),
  'remove-comment': intent(removeComment, { said: 'Commentaire retiré.' }),
  'settle-thread': intent(settleThread, { said: 'Fil mis à jour.' }),
  'settle-suggestions': intent(settleSuggestions, { said: 'Propositions tranchées.' }),
})

export { shouldRevalidate } from '#app/http/revalidation.ts'

export default titled<Loaded<typeof loader>>(TalkPage, (page) => `${talkLabels.title(page.field)} – ${page.title}`)
