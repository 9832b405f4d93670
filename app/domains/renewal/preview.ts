/** What carrying a sheet would bring, and what would stay behind, told before anything is written. Pure. */

import { planLabels } from '#app/domains/plan/labels.fr.ts'
import type { Sheet } from '#app/domains/plan/sheet/action-sheet.server.ts'
import { sheetLabels } from '#app/domains/plan/sheet/labels.fr.ts'
import { valuesOfSheet } from '#app/domains/plan/sheet/sheet-values.ts'
import { type CarriedMeasure, carriedWith, carrySheet, openSteps, referencesOf } from './carried-sheet.ts'
import type { CarryPart } from './carry.ts'
import type { Pairs, Setting } from './find-again.ts'
import { carryLabels as t } from './labels.fr.ts'

export type SheetPreview = Pick<Sheet, 'id' | 'number' | 'code' | 'title' | 'status'> & {
  /** What comes, each under its name; nothing empty. */
  readonly taken: readonly { readonly term: string; readonly text: string }[]
  /** What stays on the former sheet, « 2 étapes terminées ». */
  readonly left: readonly string[]
}

const inList = (words: readonly (string | null | undefined)[]): string => words.filter(Boolean).join(', ')

/** Names of those of the CTG before that are found again. */
const found = (list: ReadonlyMap<string, string>, items: readonly { readonly id: string; readonly name: string }[]) =>
  inList(items.filter(({ id }) => list.has(id)).map(({ name }) => name))

function leadText(sheet: Sheet, pairs: Pairs, party: (id: string | null) => string | undefined): string {
  const service = pairs.services.has(sheet.leadServiceId ?? '') ? sheet.leadServiceName : undefined
  const lead = inList([party(sheet.leadPartyId), service, sheet.leadName])
  const coLead = inList([party(sheet.coLeadPartyId), sheet.coLeadName])
  return coLead === '' ? lead : t.withCoLead(lead, coLead)
}

/** Names of the texts that are there. */
function filledTexts(sheet: Sheet): readonly (string | undefined)[] {
  const values: Readonly<Record<string, unknown>> = valuesOfSheet(sheet)
  const isFilled = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value))
  return Object.entries(carriedWith).flatMap(([key, part]) =>
    part === 'texts' && isFilled(values[key]) ? [planLabels.field[key]] : [],
  )
}

function takenOf(sheet: Sheet, from: Setting, pairs: Pairs, parts: readonly CarryPart[]) {
  const has = (part: CarryPart) => parts.includes(part)
  const carried = carrySheet(sheet, pairs, parts, false)
  const references = referencesOf(sheet, parts)
  const party = (id: string | null) => from.parties.find((one) => one.id === id && pairs.parties.has(one.id))?.shortName
  const objectives = from.objectives.filter(
    ({ id }) => references.objectiveIds.includes(id) && pairs.objectives.has(id),
  )
  const partners = sheet.partners.map(({ id }) => party(id))
  const communes = has('places') ? sheet.communes.filter(({ code }) => pairs.communes.has(code)) : []
  const namedAreas = has('places') ? sheet.namedAreas.filter(({ id }) => pairs.areas.has(id)) : []
  const levers = carried.fields.cafLevers ?? []
  const lines: readonly (readonly [term: string, text: string])[] = [
    [t.objectives, objectives.length === 0 ? t.noObjective : inList(objectives.map(({ title }) => title))],
    [t.part.texts, has('texts') ? inList(filledTexts(sheet)) : ''],
    [t.part.lead, has('lead') ? leadText(sheet, pairs, party) : ''],
    [t.part.partners, has('partners') ? inList([...partners, sheet.partnersText]) : ''],
    [t.part.services, has('services') ? found(pairs.services, sheet.services) : ''],
    [t.part.places, has('places') ? sheetLabels.places({ communes, namedAreas, areas: sheet.areas }) : ''],
    [t.part.levers, levers.map(planLabels.cafLevers).join(' ; ')],
    [t.part.plans, has('plans') ? found(pairs.linkedPlans, sheet.linkedPlans) : ''],
    [t.part.measures, carried.measures.map((measure: CarriedMeasure) => t.measure(measure)).join(' ; ')],
    [t.part.steps, inList(carried.steps.map(({ title }) => title))],
    [t.part.means, carried.means.map(({ funderName, scheme }) => t.means(funderName, scheme)).join(' ; ')],
  ]
  return lines.map(([term, text]) => ({ term, text })).filter(({ text }) => text !== '')
}

export function previewSheet(sheet: Sheet, from: Setting, pairs: Pairs, parts: readonly CarryPart[]): SheetPreview {
  const { id, number, code, title, status } = sheet
  const open = openSteps(sheet).length
  const counts: readonly (readonly [count: number, words: (count: number) => string])[] = [
    [sheet.steps.length - open, t.doneSteps],
    [parts.includes('steps') ? 0 : open, t.openSteps],
    [sheet.means.length, parts.includes('means') ? t.amounts : t.meansLines],
    [parts.includes('measures') ? 0 : sheet.measures.length, t.measures],
    [sheet.dependencies.length, t.dependencies],
    [sheet.files.length, t.files],
  ]
  return {
    ...{ id, number, code, title, status },
    taken: takenOf(sheet, from, pairs, parts),
    left: [
      ...(sheet.startsOn === null && sheet.endsOn === null ? [] : [t.dates]),
      ...counts.filter(([count]) => count > 0).map(([count, words]) => words(count)),
    ],
  }
}
