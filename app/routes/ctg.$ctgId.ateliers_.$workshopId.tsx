/** GET, POST /ctg/:ctgId/ateliers/:workshopId — one workshop: proposals, groups, what they become; on a question of the evaluation, the judgement of each party. */
import { z } from 'zod'
import { judgeQuestion } from '#app/domains/evaluation/commands/judge-question.server.ts'
import { getQuestionPage } from '#app/domains/evaluation/queries.server.ts'
import { WithDecisions } from '#app/domains/meetings/decisions/pages/decisions-about.tsx'
import { listDecisionsAbout } from '#app/domains/meetings/decisions/register-queries.server.ts'
import { boardActs } from '#app/domains/workshops/board-acts.server.ts'
import { workshopLabels } from '#app/domains/workshops/labels.fr.ts'
import { WorkshopPage } from '#app/domains/workshops/pages/workshop-page.tsx'
import { getWorkshopPage } from '#app/domains/workshops/queries.server.ts'
import { ctgIds, formAction, intent, intentsOf, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

const group = z.uuid().nullable().catch(null)

export const loader = route(async ({ context, params, surroundings, searchParams }) => {
  const key = ctgIds(params, 'workshopId')
  const page = await getWorkshopPage(context, key)
  const { evaluationQuestionId: questionId } = page.workshop
  return {
    page,
    decisions: await listDecisionsAbout(context, { ctgId: key.ctgId, type: 'workshop', id: key.workshopId }),
    siteUrl: surroundings.instance.config.url,
    judged: questionId === null ? null : await getQuestionPage(context, { ctgId: page.ctgId, questionId }),
    wordsOf: group.parse(searchParams.get('mots')),
  }
})

// No sentence above the page: it would push the board down under the hand that drags. What is done is seen there.
export const action = formAction({
  ...intentsOf(boardActs),
  'judge-question': intent(judgeQuestion, {
    said: workshopLabels.judging.saidJudged,
    done: (_answer, { ctgId, workshopId }) => `/ctg/${ctgId}/ateliers/${workshopId}`,
  }),
})

export { shouldRevalidate } from '#app/http/revalidation.ts'

export default titled<Loaded<typeof loader>>(
  ({ page, decisions, ...around }) => (
    <WithDecisions ctgId={page.ctgId} decisionsAbout={decisions}>
      <WorkshopPage {...page} {...around} />
    </WithDecisions>
  ),
  ({ page }) => page.workshop.question,
)
