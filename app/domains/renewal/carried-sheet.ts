/** A sheet of the CTG before as it would be written in the next one. Pure. Rules: docs/rules/plan.md §10.8, §10.10. */

import type { Sheet } from '#app/domains/plan/sheet/action-sheet.server.ts'
import type { NewSheet } from '#app/domains/plan/sheet/new-sheets.server.ts'
import type { CarryPart } from './carry.ts'
import { findAgain, type Pairs, type References } from './find-again.ts'

export type CarriedSheet = {
  readonly fields: NewSheet
  readonly steps: readonly CarriedStep[]
  readonly measures: readonly CarriedMeasure[]
  readonly means: readonly CarriedMeans[]
}
export type CarriedStep = {
  readonly title: string
  readonly description: string
  readonly responsible: string
  readonly responsiblePartyId: string | null
}
/** The last known value is where the next CTG starts from; the target is to be said again. */
export type CarriedMeasure = {
  readonly name: string
  readonly unit: string
  readonly baseline: number | null
  readonly baselineOn: string | null
}
/** Who brought what, once each, without year nor amount: « prévisionnel », to be said again. */
export type CarriedMeans = Pick<Sheet['means'][number], 'nature' | 'funderName' | 'scheme'> & {
  readonly funderPartyId: string | null
}

/** What a sheet refers to in its own CTG, of what comes along. */
export function referencesOf(sheet: Sheet, parts: readonly CarryPart[]): References {
  const has = (part: CarryPart) => parts.includes(part)
  const leads = has('lead')
  const places = has('places')
  return {
    leadPartyId: leads ? sheet.leadPartyId : null,
    leadServiceId: leads ? sheet.leadServiceId : null,
    coLeadPartyId: leads ? sheet.coLeadPartyId : null,
    leadPersonId: leads ? sheet.leadPersonId : null,
    themeId: sheet.themeId,
    bodyId: leads ? sheet.bodyId : null,
    partyIds: has('partners') ? sheet.partners.map(({ id }) => id) : [],
    serviceIds: has('services') ? sheet.services.map(({ id }) => id) : [],
    objectiveIds: sheet.objectives.map(({ id }) => id),
    communeCodes: places ? sheet.communes.map(({ code }) => code) : [],
    areaIds: places ? sheet.namedAreas.map(({ id }) => id) : [],
    linkedPlanIds: has('plans') ? sheet.linkedPlans.map(({ id }) => id) : [],
  }
}

const textsOf = (sheet: Sheet) => ({
  need: sheet.need,
  description: sheet.description,
  public: sheet.public,
  expectedResults: sheet.expectedResults,
  tags: sheet.tags,
  inhabitantsPart: sheet.inhabitantsPart,
  recurrence: sheet.recurrence,
  watchPoints: sheet.watchPoints,
  successConditions: sheet.successConditions,
  qualitativeIndicators: sheet.qualitativeIndicators,
})

const leadOf = (sheet: Sheet, maySeeAddress: boolean) => ({
  leadName: sheet.leadName,
  leadEmail: maySeeAddress ? sheet.leadEmail : '',
  electedSponsor: sheet.electedSponsor,
  coLeadName: sheet.coLeadName,
})

const measureOf = ({ name, unit, values, ...measure }: Sheet['measures'][number]): CarriedMeasure => {
  const last = values.at(-1)
  return {
    ...{ name, unit },
    baseline: last?.value ?? measure.baseline,
    baselineOn: last?.measuredOn ?? measure.baselineOn,
  }
}

/** Neither done nor dropped: what was still to do. */
export const openSteps = ({ steps }: Sheet) => steps.filter(({ status }) => status !== 'done' && status !== 'dropped')

const stepOf =
  (pairs: Pairs) =>
  ({ title, description, responsible, responsiblePartyId }: Sheet['steps'][number]): CarriedStep => ({
    ...{ title, description, responsible },
    responsiblePartyId: pairs.parties.get(responsiblePartyId ?? '') ?? null,
  })

export function meansOf({ means }: Sheet, pairs: Pairs): readonly CarriedMeans[] {
  const lines = means.map(({ nature, scheme, funderName, funderPartyId }) => ({
    ...{ nature, scheme, funderName },
    funderPartyId: pairs.parties.get(funderPartyId ?? '') ?? null,
  }))
  return [...new Map(lines.map((line) => [JSON.stringify(line), line])).values()]
}

/** @param maySeeAddress whoever carries it could read the address of its lead */
export function carrySheet(
  sheet: Sheet,
  pairs: Pairs,
  parts: readonly CarryPart[],
  maySeeAddress: boolean,
): CarriedSheet {
  const { serviceIds, ...found } = findAgain(pairs, referencesOf(sheet, parts))
  const has = (part: CarryPart) => parts.includes(part)
  const leading = new Set(sheet.services.flatMap(({ id, isLead }) => (isLead ? (pairs.services.get(id) ?? []) : [])))
  const leads = (id: string) => has('lead') && leading.has(id)
  return {
    fields: {
      ...found,
      title: sheet.title,
      ...(has('texts') ? textsOf(sheet) : {}),
      ...(has('lead') ? leadOf(sheet, maySeeAddress) : {}),
      partnersText: has('partners') ? sheet.partnersText : '',
      areas: has('places') ? sheet.areas : '',
      cafLevers: has('levers') ? sheet.cafFields : [],
      humanMeans: has('means') ? sheet.humanMeans : '',
      materialMeans: has('means') ? sheet.materialMeans : '',
      leadServiceIds: serviceIds.filter((id) => leads(id)),
      otherServiceIds: serviceIds.filter((id) => !leads(id)),
    },
    steps: has('steps') ? openSteps(sheet).map(stepOf(pairs)) : [],
    measures: has('measures') ? sheet.measures.map(measureOf) : [],
    means: has('means') ? meansOf(sheet, pairs) : [],
  }
}
