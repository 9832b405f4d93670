/** A sheet of the CTG before as it would be written in the next one. Pure. Rules: docs/rules/plan.md §10.8, §10.10. */

import type { Sheet } from '#app/domains/plan/sheet/action-sheet.server.ts'
import { blankOf, type Field, valueKeysOf } from '#app/domains/plan/sheet/field-kinds.ts'
import { sheetFields } from '#app/domains/plan/sheet/fields.fr.ts'
import type { NewSheet } from '#app/domains/plan/sheet/new-sheets.server.ts'
import { type SheetValues, valuesOfSheet } from '#app/domains/plan/sheet/sheet-values.ts'
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

/** With which part each field of a sheet comes along; `former`: it was of the former CTG, and is said anew. */
export const carriedWith: Readonly<Record<keyof typeof sheetFields, CarryPart | 'always' | 'former'>> = {
  ...{ title: 'always', objectives: 'always', theme: 'always' },
  ...{ leadParty: 'lead', leadService: 'lead', leadName: 'lead', leadPerson: 'lead', leadEmail: 'lead' },
  ...{ coLeadParty: 'lead', coLeadName: 'lead', electedSponsor: 'lead', body: 'lead' },
  ...{ leadServices: 'services', services: 'services', partners: 'partners', partnersText: 'partners' },
  ...{ need: 'texts', description: 'texts', expectedResults: 'texts', public: 'texts', tags: 'texts' },
  ...{ inhabitantsPart: 'texts', recurrence: 'texts', watchPoints: 'texts', successConditions: 'texts' },
  ...{ qualitativeIndicators: 'texts', communes: 'places', namedAreas: 'places', areas: 'places' },
  ...{ cafFields: 'levers', linkedPlans: 'plans', humanMeans: 'means', materialMeans: 'means' },
  ...{ starts: 'former', ends: 'former', status: 'former', isWatched: 'former', priority: 'former' },
  ...{ nextStep: 'former', nextStepOn: 'former', calendarText: 'former', externalId: 'former' },
}

/** What a sheet says of the fields that come along, the others blank. */
function valuesAlong(sheet: Sheet, parts: readonly CarryPart[]): SheetValues
function valuesAlong(sheet: Sheet, parts: readonly CarryPart[]): Readonly<Record<string, unknown>> {
  const values: Readonly<Record<string, unknown>> = valuesOfSheet(sheet)
  const along: readonly string[] = ['always', ...parts]
  const known: Readonly<Record<string, string>> = carriedWith
  return Object.assign(
    {},
    ...Object.entries<Field>(sheetFields).map(([key, field]) =>
      along.includes(known[key] ?? '')
        ? Object.fromEntries(valueKeysOf(field).map((name) => [name, values[name]]))
        : blankOf(field),
    ),
  )
}

/** What a sheet refers to in its own CTG, of what comes along. */
export const referencesOf = (sheet: Sheet, parts: readonly CarryPart[]): References => valuesAlong(sheet, parts)

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
  const { status, externalId, isWatched, ...values } = valuesAlong(sheet, parts)
  const found = findAgain(pairs, values)
  const has = (part: CarryPart) => parts.includes(part)
  // Without its lead, a sheet is only taken part in.
  const leadServiceIds = has('lead') ? found.leadServiceIds : []
  return {
    fields: {
      ...values,
      ...found,
      ...(!maySeeAddress && { leadEmail: '' }),
      leadServiceIds,
      otherServiceIds: [...found.leadServiceIds, ...found.otherServiceIds].filter((id) => !leadServiceIds.includes(id)),
    },
    steps: has('steps') ? openSteps(sheet).map(stepOf(pairs)) : [],
    measures: has('measures') ? sheet.measures.map(measureOf) : [],
    means: has('means') ? meansOf(sheet, pairs) : [],
  }
}
