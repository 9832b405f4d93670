/** What a frozen state of the plan holds, as one JSON document. Pure. Rules: docs/rules/followup.md §9. */
import { z } from 'zod'
import { actionStatuses, meansNatures, meansStates, stepStatuses } from '#app/domains/plan/plan.ts'
import { datePrecisions } from '#app/kernel/calendar.ts'

const uuid = z.string()
const day = z.string().nullable()
const number = z.number().nullable()
const precision = z.enum(datePrecisions)

const party = z.object({ id: uuid, kind: z.enum(['caf', 'authority', 'partner']), shortName: z.string() })
const service = z.object({ id: uuid, partyId: uuid, name: z.string() })
const axis = z.object({
  id: uuid,
  parentId: uuid.nullable(),
  code: z.string(),
  levelLabel: z.string(),
  title: z.string(),
})
const objective = z.object({
  id: uuid,
  axisId: uuid,
  code: z.string(),
  title: z.string(),
  /** Name of the indicator or of the parties’ own measure; empty when the objective is not measurable. */
  measureName: z.string(),
  unit: z.string(),
  baseline: number,
  baselineYear: number,
  target: number,
  targetYear: number,
  /** Last value of the parties’ own measure; an indicator’s is read from its figures. */
  lastValue: number,
  lastValueYear: number,
})
const step = z.object({
  id: uuid,
  title: z.string(),
  targetOn: day,
  targetPrecision: precision,
  doneOn: day,
  status: z.enum(stepStatuses),
})
const measure = z.object({
  id: uuid,
  name: z.string(),
  unit: z.string(),
  baseline: number,
  target: number,
  targetOn: day,
  lastValue: number,
  lastValueOn: day,
})
const means = z.object({
  id: uuid,
  year: z.number(),
  nature: z.enum(meansNatures),
  /** Short name of the party, else the name written. */
  funder: z.string(),
  funderPartyId: uuid.nullable(),
  scheme: z.string(),
  state: z.enum(meansStates),
  amountEuros: number,
})
const action = z.object({
  id: uuid,
  number: z.number(),
  code: z.string(),
  title: z.string(),
  axisId: uuid.nullable(),
  objectiveIds: z.array(uuid),
  status: z.enum(actionStatuses),
  isWatched: z.boolean(),
  isLate: z.boolean(),
  isSilent: z.boolean(),
  leadPartyId: uuid.nullable(),
  leadServiceId: uuid.nullable(),
  /** Absent of the states frozen before it was kept. */
  coLeadPartyId: uuid.nullable().default(null),
  leadName: z.string(),
  startsOn: day,
  startsPrecision: precision,
  endsOn: day,
  endsPrecision: precision,
  nextStep: z.string(),
  nextStepOn: day,
  lastReportOn: day,
  reportCount: z.number(),
  /** Parties associated as partners, and services that carry the action. */
  partyIds: z.array(uuid),
  serviceIds: z.array(uuid),
  steps: z.array(step),
  measures: z.array(measure),
  means: z.array(means),
})

/** Lists are in the order of the plan; a later shape gets the next version, and is read beside this one. */
export const planContentShape = z.object({
  version: z.literal(1),
  parties: z.array(party),
  services: z.array(service),
  axes: z.array(axis),
  objectives: z.array(objective),
  actions: z.array(action),
})

export type PlanContent = z.infer<typeof planContentShape>
export type FrozenAction = PlanContent['actions'][number]
export type FrozenObjective = PlanContent['objectives'][number]
