/** What a sheet as it is read holds of each field, by the names under which it is written. Pure. */
import type { Sheet } from './action-sheet.server.ts'
import type { SheetState } from './settle.ts'

export type SheetValues = Omit<SheetState, 'code' | 'axisId' | 'isRestricted' | 'lastReportOn'>

const idsOf = (things: readonly { readonly id: string }[]): readonly string[] => things.map(({ id }) => id)

export const valuesOfSheet = (sheet: Sheet): SheetValues => ({
  ...sheet,
  objectiveIds: idsOf(sheet.objectives),
  partyIds: idsOf(sheet.partners),
  leadServiceIds: idsOf(sheet.services.filter(({ isLead }) => isLead)),
  otherServiceIds: idsOf(sheet.services.filter(({ isLead }) => !isLead)),
  communeCodes: sheet.communes.map(({ code }) => code),
  areaIds: idsOf(sheet.namedAreas),
  linkedPlanIds: idsOf(sheet.linkedPlans),
  cafLevers: sheet.cafFields,
})
