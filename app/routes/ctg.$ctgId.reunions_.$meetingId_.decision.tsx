/** GET, POST /ctg/:ctgId/reunions/:meetingId/decision — recording a decision of a meeting. */
import { z } from 'zod'
import { recordDecision } from '#app/domains/journey/commands/record-decision.server.ts'
import { getDecisionForm, getSubjectChoice } from '#app/domains/journey/decision-queries.server.ts'
import { NewDecisionPage } from '#app/domains/journey/pages/new-decision-page.tsx'
import { thingReferences } from '#app/domains/journey/thing-reference.ts'
import { formRows } from '#app/http/form-values.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

/** What is chosen and searched is in the address: `?point=&vu=&sur=action:…&objet=mots`. */
const queryShape = z.object({
  point: z.uuid().optional().catch(undefined),
  vu: z.coerce.number().int().min(0).nullable().catch(null),
  objet: z.string().trim().max(100).catch(''),
})

export const loader = route(async ({ context, params, searchParams }) => {
  const key = ctgIds(params, 'meetingId')
  const { point, vu, objet } = queryShape.parse(Object.fromEntries(searchParams))
  const isChosen = vu !== null || searchParams.has('sur')
  const chosen = thingReferences().catch([]).parse(searchParams.getAll('sur'))
  return {
    form: await getDecisionForm(context, key),
    subjects: await getSubjectChoice(context, key, {
      agendaItemId: point,
      chosen: isChosen ? chosen : null,
      words: objet,
    }),
    point,
    openedAt: vu,
  }
})

// What was decided meanwhile is then seen: a second sending goes through.
export { shouldRevalidate } from '#app/http/revalidation.ts'

export const action = formAction({
  'record-decision': intent(recordDecision, {
    said: 'Décision enregistrée.',
    done: ({ decisionId }, { ctgId }) => `/ctg/${ctgId}/decisions/${decisionId}`,
    complete: async (_args, form) => ({ positions: formRows(form, ['position', 'comment']) }),
  }),
})

export default titled<Loaded<typeof loader>>(
  ({ form, subjects, point, openedAt }) => (
    <NewDecisionPage {...form} {...{ subjects, openedAt }} agendaItemId={point} />
  ),
  'Enregistrer une décision',
)
