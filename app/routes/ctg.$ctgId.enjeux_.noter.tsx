/** GET, POST /ctg/:ctgId/enjeux/noter — a party scores the issues. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { boardLabels } from '#app/domains/diagnosis/board-labels.fr.ts'
import { getScoringPage } from '#app/domains/diagnosis/board-queries.server.ts'
import { scoreIssues } from '#app/domains/diagnosis/commands/score-issues.server.ts'
import { ScoreIssuesPage } from '#app/domains/diagnosis/pages/score-issues-page.tsx'
import { formRows } from '#app/http/form-values.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getScoringPage(context, path.parse(params).ctgId))

export const action = formAction({
  'score-issues': intent(scoreIssues, {
    complete: async (_args, form) => ({
      scores: formRows(form, ['version', 'gravity', 'capacity', 'urgency', 'argument']),
    }),
    said: boardLabels.score.said,
    done: (_result, { ctgId }) => `/ctg/${ctgId}/enjeux`,
  }),
})

export { shouldRevalidate } from '#app/http/revalidation.ts'

export default function ScoreIssuesRoute() {
  return (
    <>
      <PageTitle>Noter les enjeux</PageTitle>
      <ScoreIssuesPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
