/** GET, POST /ctg/:ctgId/enjeux — the board of the issues. `gauche`, `droite`: the two parties compared; `enjeu`: the one followed. */
import { z } from 'zod'
import { boardLabels } from '#app/domains/diagnosis/board-labels.fr.ts'
import { getIssuesBoardPage } from '#app/domains/diagnosis/board-queries.server.ts'
import { proposeIssueRanks } from '#app/domains/diagnosis/commands/propose-issue-ranks.server.ts'
import { IssuesBoardPage } from '#app/domains/diagnosis/pages/issues-board-page.tsx'
import { formRows } from '#app/http/form-values.server.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

const queryShape = z.object({
  gauche: z.uuid().optional().catch(undefined),
  droite: z.uuid().optional().catch(undefined),
  enjeu: z.uuid().optional().catch(undefined),
})

export const loader = route(({ context, params, searchParams }) => {
  const { gauche, droite, enjeu } = queryShape.parse(Object.fromEntries(searchParams))
  return getIssuesBoardPage(context, ctgPath.parse(params).ctgId, { one: gauche, other: droite, issueId: enjeu })
})

export const action = formAction({
  'propose-issue-ranks': intent(proposeIssueRanks, {
    complete: async (_args, form) => ({ ranks: formRows(form, ['rank']) }),
    said: boardLabels.score.saidOrder,
  }),
})

export { shouldRevalidate } from '#app/http/revalidation.ts'

export default titled<Loaded<typeof loader>>(IssuesBoardPage, 'Enjeux')
