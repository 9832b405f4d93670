/** GET, POST /ctg/:ctgId/evaluation/:evaluationId/elements?question=&calcul= — all the evidence, frozen or computed on the day. */
import { z } from 'zod'
import { freezeEvidence } from '#app/domains/evaluation/evidence/commands/freeze-evidence.server.ts'
import { evidenceLabels, evidenceSaid } from '#app/domains/evaluation/evidence/labels.fr.ts'
import { getEvidencePage } from '#app/domains/evaluation/evidence/queries.server.ts'
import { EvidencePage } from '#app/domains/evaluation/pages/evidence-page.tsx'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

const search = z.object({ question: z.uuid().nullable(), calcul: z.string().nullable() })

export const loader = route(({ context, params, searchParams }) => {
  const { question, calcul } = search.parse({
    question: searchParams.get('question') || null,
    calcul: searchParams.get('calcul'),
  })
  return getEvidencePage(context, {
    ...ctgIds(params, 'evaluationId'),
    questionId: question,
    isToday: calcul === 'aujourdhui',
  })
})

export const action = formAction({
  'freeze-evidence': intent(freezeEvidence, { said: evidenceSaid.frozen }),
})

export default titled<Loaded<typeof loader>>(EvidencePage, evidenceLabels.title)
