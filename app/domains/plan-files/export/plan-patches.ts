/** What a cell read back changes in a row, column by column. Pure. Rules: docs/rules/plan.md §9. */

import { planLabels as t } from '#app/domains/plan/labels.fr.ts'
import {
  type ActionStatus,
  actionStatuses,
  type MeansNature,
  type MeansState,
  meansNatures,
  meansStates,
  type StepStatus,
  stepStatuses,
} from '#app/domains/plan/plan.ts'
import type { CafLevers } from '#app/domains/plan/sheet/caf-levers.ts'
import type { DB } from '#app/kernel/database-types.ts'
import { exportLabels as e } from './labels.fr.ts'
import {
  choicesOf,
  type Take,
  takeChoice,
  takeDate,
  takeDay,
  takeGivenNumber,
  takeMany,
  takeNumber,
  takeOne,
  takeText,
  takeYes,
} from './take-cell.ts'
import { takeLabels } from './take-labels.fr.ts'

type Ids = readonly string[]
export type Value = string | number | boolean | null | readonly string[]
type Row<Table extends keyof DB> = Readonly<Partial<Record<keyof DB[Table], Value>>>

/** What a sheet is tied to: each list replaced. */
export type ActionLinks = Partial<{
  readonly objectiveIds: Ids
  readonly partyIds: Ids
  readonly leadServiceIds: Ids
  readonly otherServiceIds: Ids
  readonly cafLevers: readonly CafLevers[]
  readonly communeCodes: Ids
  readonly areaIds: Ids
  readonly linkedPlanIds: Ids
}>
/** Columns of the row of the database, and ties. */
export type ActionPatch = { readonly row?: Row<'action'>; readonly links?: ActionLinks }
export type StepPatch = { readonly row: Row<'action_step'> }
export type MeansPatch = { readonly row: Row<'action_means'> }
export type MeasurePatch = { readonly row: Row<'action_measure'> }
export type ReadingPatch = { readonly row: Row<'measure_value'> }

const anEmail = /^[^\s@;,<>]+@[^\s@;,<>]+\.[a-z]{2,}$/i

const takeEmail: Take<ActionPatch> = (text) =>
  text === '' || (anEmail.test(text) && text.length <= 200)
    ? { ok: true, text, patch: { row: { lead_email: text } } }
    : { ok: false, reason: takeLabels.notAnEmail }

/** A party by its name; any other funder as it is written. */
const takeFunder: Take<MeansPatch> = (text, facts) => {
  if (text === '') return { ok: false, reason: takeLabels.funderMissing }
  const party = takeOne(choicesOf.parties, (id) => id)(text, facts)
  if (party.ok) return { ...party, patch: { row: { funder_party_id: party.patch, funder_name: party.text } } }
  return takeText<MeansPatch>((name) => ({ row: { funder_party_id: null, funder_name: name } }), { max: 200 })(
    text,
    facts,
  )
}

const takeMeasuredOn: Take<ReadingPatch> = (text, facts) => {
  const day = takeDay((measuredOn) => measuredOn, takeLabels.dayMissing)(text, facts)
  if (!day.ok) return day
  return day.patch === null
    ? { ok: false, reason: takeLabels.dayMissing }
    : { ok: true, text: day.text, patch: { row: { measured_on: day.patch } } }
}

const anyNumber = { min: -1e12, max: 1e12 }

/** How each column is read back; those that are not here are read only. */
export const takes = {
  action: {
    title: takeText<ActionPatch>((title) => ({ row: { title } }), { max: 300, missing: takeLabels.titleMissing }),
    objectives: takeMany<ActionPatch>(choicesOf.objectives, (objectiveIds) => ({ links: { objectiveIds } })),
    theme: takeOne<ActionPatch>(choicesOf.themes, (themeId) => ({ row: { theme_id: themeId } })),
    leadParty: takeOne<ActionPatch>(choicesOf.parties, (leadPartyId) => ({ row: { lead_party_id: leadPartyId } })),
    leadService: takeOne<ActionPatch>(choicesOf.services, (leadServiceId) => ({
      row: { lead_service_id: leadServiceId },
    })),
    leadName: takeText<ActionPatch>((leadName) => ({ row: { lead_name: leadName } }), { max: 200 }),
    leadPerson: takeOne<ActionPatch>(choicesOf.people, (leadPersonId) => ({ row: { lead_person_id: leadPersonId } })),
    leadEmail: takeEmail,
    leadServices: takeMany<ActionPatch>(choicesOf.services, (leadServiceIds) => ({ links: { leadServiceIds } })),
    services: takeMany<ActionPatch>(choicesOf.services, (otherServiceIds) => ({ links: { otherServiceIds } })),
    partners: takeMany<ActionPatch>(choicesOf.parties, (partyIds) => ({ links: { partyIds } })),
    partnersText: takeText<ActionPatch>((partnersText) => ({ row: { partners_text: partnersText } }), { max: 500 }),
    startsOn: takeDate<ActionPatch>((startsOn, startsPrecision) => ({
      row: { starts_on: startsOn, starts_precision: startsPrecision },
    })),
    endsOn: takeDate<ActionPatch>((endsOn, endsPrecision) => ({
      row: { ends_on: endsOn, ends_precision: endsPrecision },
    })),
    status: takeChoice<ActionStatus, ActionPatch>(t.status, actionStatuses, (status) => ({ row: { status } })),
    isWatched: takeYes<ActionPatch>(e.yes, (isWatched) => ({ row: { is_watched: isWatched } })),
    nextStep: takeText<ActionPatch>((nextStep) => ({ row: { next_step: nextStep } }), { max: 500 }),
    nextStepOn: takeDay<ActionPatch>((nextStepOn) => ({ row: { next_step_on: nextStepOn } })),
    need: takeText<ActionPatch>((need) => ({ row: { need } }), { max: 5000 }),
    description: takeText<ActionPatch>((description) => ({ row: { description } }), { max: 20_000 }),
    public: takeText<ActionPatch>((text) => ({ row: { public: text } }), { max: 500 }),
    areas: takeText<ActionPatch>((areas) => ({ row: { areas } }), { max: 500 }),
    electedSponsor: takeText<ActionPatch>((electedSponsor) => ({ row: { elected_sponsor: electedSponsor } }), {
      max: 200,
    }),
    externalId: takeText<ActionPatch>((text) => ({ row: { external_id: text === '' ? null : text } }), { max: 200 }),
  },
  step: {
    title: takeText<StepPatch>((title) => ({ row: { title } }), { max: 300, missing: takeLabels.stepMissing }),
    targetOn: takeDate<StepPatch>((targetOn, targetPrecision) => ({
      row: { target_on: targetOn, target_precision: targetPrecision },
    })),
    doneOn: takeDay<StepPatch>((doneOn) => ({ row: { done_on: doneOn } })),
    status: takeChoice<StepStatus, StepPatch>(t.step, stepStatuses, (status) => ({ row: { status } })),
    responsible: takeText<StepPatch>((responsible) => ({ row: { responsible } }), { max: 200 }),
    responsibleParty: takeOne<StepPatch>(choicesOf.shortParties, (id) => ({ row: { responsible_party_id: id } })),
    description: takeText<StepPatch>((description) => ({ row: { description } }), { max: 2000 }),
  },
  means: {
    year: takeGivenNumber<MeansPatch>((year) => ({ row: { year } }), {
      min: 1990,
      max: 2100,
      isInteger: true,
      missing: takeLabels.yearMissing,
    }),
    nature: takeChoice<MeansNature, MeansPatch>(t.meansNature, meansNatures, (nature) => ({ row: { nature } })),
    funder: takeFunder,
    scheme: takeText<MeansPatch>((scheme) => ({ row: { scheme } }), { max: 200 }),
    state: takeChoice<MeansState, MeansPatch>(t.meansState, meansStates, (state) => ({ row: { state } })),
    amount: takeNumber<MeansPatch>((amountEuros) => ({ row: { amount_euros: amountEuros } }), {
      min: 0,
      max: 1e9,
      isAmount: true,
    }),
    cofNumber: takeText<MeansPatch>((cofNumber) => ({ row: { cof_number: cofNumber } }), { max: 100 }),
  },
  measure: {
    name: takeText<MeasurePatch>((name) => ({ row: { name } }), { max: 300, missing: takeLabels.measureMissing }),
    unit: takeText<MeasurePatch>((unit) => ({ row: { unit } }), { max: 100 }),
    baseline: takeNumber<MeasurePatch>((baseline) => ({ row: { baseline } }), anyNumber),
    baselineOn: takeDay<MeasurePatch>((baselineOn) => ({ row: { baseline_on: baselineOn } })),
    target: takeNumber<MeasurePatch>((target) => ({ row: { target } }), anyNumber),
    targetOn: takeDay<MeasurePatch>((targetOn) => ({ row: { target_on: targetOn } })),
  },
  reading: {
    measuredOn: takeMeasuredOn,
    value: takeGivenNumber<ReadingPatch>((value) => ({ row: { value } }), {
      ...anyNumber,
      missing: takeLabels.valueMissing,
    }),
    source: takeText<ReadingPatch>((source) => ({ row: { source } }), { max: 500 }),
  },
} as const
