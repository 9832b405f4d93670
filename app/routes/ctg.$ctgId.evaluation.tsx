/** GET, POST /ctg/:ctgId/evaluation — the evaluations of a CTG. */
import { startEvaluation } from '#app/domains/evaluation/commands/start-evaluation.server.ts'
import { evaluationLabels as t } from '#app/domains/evaluation/labels.fr.ts'
import { EvaluationsPage } from '#app/domains/evaluation/pages/evaluations-page.tsx'
import { getEvaluationsPage } from '#app/domains/evaluation/queries.server.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getEvaluationsPage(context, ctgPath.parse(params).ctgId))

export const action = formAction({
  'start-evaluation': intent(startEvaluation, {
    said: t.said.started,
    done: ({ evaluationId }, { ctgId }) => `/ctg/${ctgId}/evaluation/${evaluationId}/cadrage`,
  }),
})

export default titled<Loaded<typeof loader>>(EvaluationsPage, t.title)
