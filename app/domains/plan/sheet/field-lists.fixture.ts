/** Lists of a CTG that names nothing, for tests that name a few things. */
import type { FieldLists } from './field-lists.ts'

export const noLists: FieldLists = {
  ...{ objectives: [], themes: [], parties: [], services: [], people: [], bodies: [] },
  ...{ communes: [], areas: [], linkedPlans: [], ctg: { startsOn: null, endsOn: null } },
}
