/** GET, POST /ctg/:ctgId/evaluation/:evaluationId — one evaluation. */
import { freezeEvaluation } from '#app/domains/evaluation/commands/freeze-evaluation.server.ts'
import { freezeFraming } from '#app/domains/evaluation/commands/freeze-framing.server.ts'
import { inviteEvaluators } from '#app/domains/evaluation/commands/invite-evaluators.server.ts'
import { moveEvaluation } from '#app/domains/evaluation/commands/move-evaluation.server.ts'
import { moveQuestion } from '#app/domains/evaluation/commands/move-question.server.ts'
import { removeEvaluation } from '#app/domains/evaluation/commands/remove-evaluation.server.ts'
import { writeLimits } from '#app/domains/evaluation/commands/write-limits.server.ts'
import { evaluationLabels as t } from '#app/domains/evaluation/labels.fr.ts'
import { EvaluationPage } from '#app/domains/evaluation/pages/evaluation-page.tsx'
import { ReportLinksCard } from '#app/domains/evaluation/pages/report-links-card.tsx'
import { getEvaluationPage } from '#app/domains/evaluation/queries.server.ts'
import { DecisionsAboutCard } from '#app/domains/meetings/decisions/pages/decisions-about.tsx'
import { listDecisionsAbout } from '#app/domains/meetings/decisions/register-queries.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, params }) => {
  const { ctgId, evaluationId } = ctgIds(params, 'evaluationId')
  return {
    page: await getEvaluationPage(context, { ctgId, evaluationId }),
    decisions: await listDecisionsAbout(context, { ctgId, type: 'evaluation', id: evaluationId }),
  }
})

export const action = formAction({
  'move-evaluation': intent(moveEvaluation, { said: t.said.stage }),
  'move-question': intent(moveQuestion, { said: t.said.moved }),
  'write-limits': intent(writeLimits, { said: t.said.limits }),
  'invite-evaluators': intent(inviteEvaluators, { said: t.said.evaluators }),
  'freeze-framing': intent(freezeFraming, { said: t.said.framed }),
  'freeze-evaluation': intent(freezeEvaluation, { said: t.said.frozen }),
  'remove-evaluation': intent(removeEvaluation, {
    said: t.said.removed,
    done: (_answer, { ctgId }) => `/ctg/${ctgId}/evaluation`,
  }),
})

export default titled<Loaded<typeof loader>>(
  ({ page, decisions }) => (
    <EvaluationPage page={page}>
      <ReportLinksCard {...page.evaluation} />
      <DecisionsAboutCard ctgId={page.evaluation.ctgId} decisions={decisions} />
    </EvaluationPage>
  ),
  ({ page }) => page.evaluation.title,
)
