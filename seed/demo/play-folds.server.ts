/** What folds on the sheets of the renewal: places, levers of the Caf, other plans, and more on some. Words are illustration. */
import { demoCommune, demoFolds, demoSteps } from './content/sheets.ts'
import type { DemoAction } from './content-types.ts'
import { findBody } from './play-governance.server.ts'
import { type CtgIds, idOf, type Stage } from './stage.server.ts'

/** Where an action takes place, told by its words: quartiers by name, else the whole commune. */
function placesOf(areas: ReadonlyMap<string, string>, words: string) {
  const areaIds = words.split(', ').flatMap((name) => areas.get(name) ?? [])
  return areaIds.length > 0 ? { areaIds, areas: '' } : { communeCodes: [demoCommune], areas: '' }
}

/** What the Caf brings in collective aid is what its lines of means name. */
const leversOf = ({ cafFields, means = [] }: DemoAction) => ({
  cafFields: [...cafFields],
  collectiveAidLevers: cafFields.includes('collective-aid')
    ? means
        .filter(({ funder }) => funder === 'caf')
        .map(({ scheme }) => scheme)
        .join(', ')
    : '',
})

/** The fields of a sheet beyond the first ones. */
export async function foldedFields(stage: Stage, ids: CtgIds, action: DemoAction) {
  const rows = (table: 'area' | 'linked_plan') =>
    stage.db.selectFrom(table).select(['id', 'name']).where('ctg_id', '=', ids.ctgId).execute()
  const areas = new Map((await rows('area')).map(({ id, name }) => [name, id]))
  const plans = new Map((await rows('linked_plan')).map(({ id, name }) => [name, id]))
  const { coLeadParty, followedBy, linkedPlans = [], ...words } = demoFolds[action.title] ?? {}
  return {
    ...words,
    ...placesOf(areas, action.areas),
    ...leversOf(action),
    coLeadPartyId: coLeadParty ? idOf(ids.parties, coLeadParty) : '',
    bodyId: followedBy ? await findBody(stage, ids, followedBy) : '',
    linkedPlanIds: linkedPlans.map((name) => idOf(plans, name)),
  }
}

/** Who answers for a step, and what it consists of. */
export function stepFolds(parties: CtgIds['parties'], title: string) {
  const { party, responsible = '', description = '' } = demoSteps[title] ?? {}
  return { responsiblePartyId: party ? idOf(parties, party) : '', responsible, description }
}
