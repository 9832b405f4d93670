/** GET, POST /ctg/:ctgId/enjeux/noter — a party scores the issues. */
import { boardLabels } from '#app/domains/diagnosis/board-labels.fr.ts'
import { getScoringPage } from '#app/domains/diagnosis/board-queries.server.ts'
import { scoreIssues } from '#app/domains/diagnosis/commands/score-issues.server.ts'
import { ScoreIssuesPage } from '#app/domains/diagnosis/pages/score-issues-page.tsx'
import { formRows } from '#app/http/form-values.server.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getScoringPage(context, ctgPath.parse(params).ctgId))

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

export default titled<Loaded<typeof loader>>(ScoreIssuesPage, 'Noter les enjeux')
