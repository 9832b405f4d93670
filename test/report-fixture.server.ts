/** On top of a plan of a test: an action to report on, and the least a report says. */
import { addMeasure } from '#app/domains/plan/commands/add-measure.server.ts'
import { createAction } from '#app/domains/plan/commands/create-action.server.ts'
import type { PlanFixture } from './plan-fixture.server.ts'

/** An action in progress led by the fixture's lead, with one measure. */
export async function givenLedAction(fixture: PlanFixture, given: object = {}) {
  const context = fixture.as(fixture.actors.cafCoordinator)
  const { actionId } = await createAction(context, {
    ctgId: fixture.ctgId,
    title: 'Vingt places à horaires élargis',
    objectiveIds: [fixture.objectiveId],
    leadName: 'Les Petits Pas',
    leadPersonId: fixture.actors.lead.personId,
    status: 'in-progress',
    endsOn: '2027-09-01',
    nextStep: 'Choisir le second site',
    ...given,
  })
  const { partId: measureId } = await addMeasure(context, {
    ctgId: fixture.ctgId,
    actionId,
    version: 1,
    name: 'Familles accueillies',
  })
  return { ctgId: fixture.ctgId, actionId, measureId }
}
export const point = ({ ctgId, actionId }: { ctgId: string; actionId: string }, given: object = {}) => ({
  ctgId,
  actionId,
  facts: 'Douze places ouvertes ; le recrutement tarde.',
  status: 'in-progress' as const,
  ...given,
})
