/** What a batch of changes keeps of each action, so that it can be put back. Pure. Rules: docs/rules/plan.md §15. */
import { z } from 'zod'
import {
  actionPriorities,
  actionRecurrences,
  actionStatuses,
  cafFields,
  inhabitantsParts,
} from '#app/domains/plan/plan.ts'
import { type CellKey, type CellValues, cellKeys } from './cells.ts'
import type { CellChange, KeptCell } from './judge-cells.ts'

export const batchOrigins = ['grid', 'bulk', 'file', 'undo'] as const
export type BatchOrigin = (typeof batchOrigins)[number]

const words = z.string()
const reference = z.string().nullable()
const day = z.string().nullable()
const precision = z.enum(['day', 'month', 'quarter', 'year'])

const values = z
  .object({
    title: words,
    leadName: words,
    nextStep: words,
    need: words,
    public: words,
    areas: words,
    electedSponsor: words,
    objectiveIds: z.array(words),
    themeId: reference,
    leadPartyId: reference,
    leadServiceId: reference,
    leadPersonId: reference,
    leadEmail: words,
    partyIds: z.array(words),
    partnersText: words,
    startsOn: day,
    startsPrecision: precision,
    endsOn: day,
    endsPrecision: precision,
    status: z.enum(actionStatuses),
    nextStepOn: day,
    coLeadName: words,
    expectedResults: words,
    calendarText: words,
    humanMeans: words,
    materialMeans: words,
    qualitativeIndicators: words,
    watchPoints: words,
    successConditions: words,
    tags: z.array(words),
    priority: z.enum(actionPriorities).nullable(),
    recurrence: z.enum(actionRecurrences).nullable(),
    inhabitantsPart: z.enum(inhabitantsParts).nullable(),
    coLeadPartyId: reference,
    bodyId: reference,
    communeCodes: z.array(words),
    areaIds: z.array(words),
    linkedPlanIds: z.array(words),
    cafLevers: z.array(z.object({ field: z.enum(cafFields), levers: z.array(words) })),
  } satisfies Record<keyof CellValues, z.ZodType>)
  .partial()

const place = z.object({ code: words, axisId: reference })

/** One action of a batch: its cells in words, as they are shown, and the values behind them. */
export type BatchChange = {
  readonly actionId: string
  readonly code: string
  readonly title: string
  readonly cells: readonly CellChange[]
  readonly kept: readonly KeptCell[]
  /** Number and axis, when the objectives changed. */
  readonly place?: { readonly before: Place; readonly after: Place } | undefined
}
export type Place = { readonly code: string; readonly axisId: string | null }

export const batchChanges: z.ZodType<readonly BatchChange[]> = z.array(
  z.object({
    actionId: words,
    code: words,
    title: words,
    cells: z.array(z.object({ key: z.enum(cellKeys), before: words, after: words })),
    kept: z.array(z.object({ key: z.enum(cellKeys), before: values, after: values })),
    place: z.object({ before: place, after: place }).optional(),
  }),
)

/** A cell that was not taken. */
export type BatchRefusal = {
  readonly actionId: string
  readonly code: string
  readonly title: string
  readonly key: CellKey
  readonly reason: string
  readonly wanted: string
}

export const batchRefusals: z.ZodType<readonly BatchRefusal[]> = z.array(
  z.object({ actionId: words, code: words, title: words, key: z.enum(cellKeys), reason: words, wanted: words }),
)
