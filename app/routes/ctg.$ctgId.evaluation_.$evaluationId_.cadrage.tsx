/** GET, POST /ctg/:ctgId/evaluation/:evaluationId/cadrage — the framing note of an evaluation. */
import { renameCriteria } from '#app/domains/evaluation/commands/rename-criteria.server.ts'
import { updateFraming } from '#app/domains/evaluation/commands/update-framing.server.ts'
import { evaluationLabels as t } from '#app/domains/evaluation/labels.fr.ts'
import { FramingNotePage } from '#app/domains/evaluation/pages/framing-note-page.tsx'
import { getFramingPage } from '#app/domains/evaluation/queries.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getFramingPage(context, ctgIds(params, 'evaluationId')))

export const action = formAction({
  'update-framing': intent(updateFraming, {
    said: t.said.framing,
    done: (_answer, { ctgId, evaluationId }) => `/ctg/${ctgId}/evaluation/${evaluationId}`,
  }),
  'rename-criteria': intent(renameCriteria, { said: t.said.criteria }),
})

export default titled<Loaded<typeof loader>>(FramingNotePage, (page) => `Note de cadrage, ${page.evaluation.title}`)
