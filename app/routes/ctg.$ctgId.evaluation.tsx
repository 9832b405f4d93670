/** GET, POST /ctg/:ctgId/evaluation — the evaluations of a CTG. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { startEvaluation } from '#app/domains/evaluation/commands/start-evaluation.server.ts'
import { evaluationLabels as t } from '#app/domains/evaluation/labels.fr.ts'
import { EvaluationsPage } from '#app/domains/evaluation/pages/evaluations-page.tsx'
import { getEvaluationsPage } from '#app/domains/evaluation/queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getEvaluationsPage(context, path.parse(params).ctgId))

export const action = formAction({
  'start-evaluation': intent(startEvaluation, {
    said: t.said.started,
    done: ({ evaluationId }, { ctgId }) => `/ctg/${ctgId}/evaluation/${evaluationId}/cadrage`,
  }),
})

export default function EvaluationsRoute() {
  return (
    <>
      <PageTitle>{t.title}</PageTitle>
      <EvaluationsPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
