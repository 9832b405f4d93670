/** GET, POST /ctg/:ctgId/plan/fil?theme=… — the thread on the side of the plan, and what is missing, mended in place. */
import { z } from 'zod'
import { PlanThreadPage } from '#app/domains/journey/pages/plan-thread-page.tsx'
import { getPlanThreadPage } from '#app/domains/journey/plan-thread-queries.server.ts'
import { addMeasure } from '#app/domains/plan/commands/add-measure.server.ts'
import { readPlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { getTieChanges } from '#app/domains/plan-table/cells/queries.server.ts'
import { changeActions } from '#app/domains/plan-table/commands/change-actions.server.ts'
import { type FormValues, formValues } from '#app/http/form-values.server.ts'
import { ctgPath, formAction, intent, type RouteArgs, route } from '#app/http/route.server.ts'
import { choice, id, line } from '#app/kernel/fields.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params, searchParams }) =>
  getPlanThreadPage(context, ctgPath.parse(params).ctgId, readPlanFilter(searchParams)),
)

const tieShape = z.object({ actionId: id(), objectiveId: id() })

/** `actionId`, `objectiveId`: one more objective for an action. */
async function readTie({ context, params }: RouteArgs, form: FormData): Promise<FormValues> {
  const newTie = tieShape.parse(formValues(form))
  const changes = await getTieChanges(context, { ...ctgPath.parse(params), ...newTie })
  return { origin: 'bulk', changes: JSON.stringify(changes) }
}

const mend = z.object({
  actionId: id(),
  key: choice(['leadParty', 'leadName', 'ends']),
  after: line('Remplissez ce champ.'),
})

/** `actionId`, `key`, `after`: a cell that says nothing yet. */
async function readMend(_args: RouteArgs, form: FormData): Promise<FormValues> {
  const { actionId, key, after } = mend.parse(formValues(form))
  return { origin: 'bulk', changes: JSON.stringify([{ actionId, cells: [{ key, before: '', after }] }]) }
}

export const action = formAction({
  tie: intent(changeActions, { said: 'Action reliée à son objectif.', complete: readTie }),
  mend: intent(changeActions, { said: 'Fiche complétée.', complete: readMend }),
  'add-measure': intent(addMeasure, { said: 'Mesure ajoutée.' }),
})

export default titled<Loaded<typeof loader>>(PlanThreadPage, 'Le fil rouge du plan')
