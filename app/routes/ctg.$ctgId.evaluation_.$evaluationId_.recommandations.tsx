/** GET, POST /ctg/:ctgId/evaluation/:evaluationId/recommandations — what is recommended of every objective and action. */
import { recommend } from '#app/domains/evaluation/commands/recommend.server.ts'
import { evaluationLabels as t } from '#app/domains/evaluation/labels.fr.ts'
import { AdvicePage } from '#app/domains/evaluation/pages/advice-page.tsx'
import { getAdvicePage } from '#app/domains/evaluation/queries.server.ts'
import { formRows } from '#app/http/form-values.server.ts'
import { pageNumber } from '#app/http/page-number.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params, searchParams }) =>
  getAdvicePage(context, ctgIds(params, 'evaluationId'), {
    page: pageNumber(searchParams),
    voice: searchParams.get('voix') === 'partie' ? 'party' : 'common',
  }),
)

export const action = formAction({
  recommend: intent(recommend, {
    said: t.said.advised,
    complete: async (_args, form) => ({ rows: formRows(form, ['advice', 'reason', 'version']) }),
  }),
})

export default titled<Loaded<typeof loader>>(AdvicePage, (page) => `Recommandations, ${page.evaluation.title}`)
