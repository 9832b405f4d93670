/** What is frozen of the evidence of an evaluation, as JSON: process apart from results. Pure. Rules: docs/rules/evaluation-evidence.md. */
import { z } from 'zod'
import { actionStatuses } from '#app/domains/plan/plan.ts'
import { audiences, questionKinds } from '#app/domains/surveys/surveys.ts'
import { datePrecisions } from '#app/kernel/calendar.ts'

export const evidenceKinds = ['process', 'result', 'word', 'document'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

const uuid = z.string()
const count = z.number().int()
const day = z.iso.date()
const precision = z.enum(datePrecisions)
const party = z.enum(['caf', 'authority', 'partner'])

const actionShape = z.object({ id: uuid, code: z.string(), title: z.string(), status: z.enum(actionStatuses) })
/** An objective with the actions under it: one that serves two objectives is counted in both. */
const nodeShape = z.object({ id: uuid, code: z.string(), title: z.string(), total: count, done: count })

const slipShape = z.object({
  actionCode: z.string(),
  /** Of the action, or of one of its steps. */
  title: z.string(),
  firstOn: day,
  firstPrecision: precision,
  nowOn: day,
  nowPrecision: precision,
  isDone: z.boolean(),
  /** Calendar months; negative when it came earlier. */
  months: count,
  source: z.enum(['state', 'journal']).default('state'),
})

const togetherShape = z.object({
  actionCount: count,
  /** Carried by two services or more; by one of the Caf and one of an authority. */
  severalServices: count,
  crossing: count,
  /** Those that carry an action, by party. */
  services: z.array(z.object({ id: uuid, name: z.string(), partyName: z.string() })),
  pairs: z.array(z.object({ one: uuid, other: uuid, actions: count })),
})

export const processShape = z.object({
  measuredOn: day,
  actions: z.object({ total: count, done: count, going: count, late: count, left: count }),
  list: z.array(actionShape),
  nodes: z.array(nodeShape),
  /**
   * `known`: ends and steps whose first date a state froze, or the journal says (`fromJournal`); `since`: day of the first state,
   * null when none was.
   */
  slips: z.object({
    since: day.nullable(),
    known: count,
    fromJournal: count.default(0),
    unknown: count,
    moved: z.array(slipShape),
  }),
  decisions: z.object({ total: count, done: count, open: count, dropped: count }),
  /** Of the whole CTG; null promised before it runs. */
  copils: z.object({ held: count, promised: count.nullable(), from: day.nullable(), everyMonths: count }),
  attendance: z.array(z.object({ name: z.string(), kind: party, sat: count, noted: count })),
  together: z.object({
    first: togetherShape.extend({ on: day, name: z.string() }).nullable(),
    today: togetherShape,
  }),
  means: z.object({ announcedEuros: z.number(), grantedEuros: z.number(), lines: count, unknown: count }),
})
export type ProcessEvidence = z.output<typeof processShape>
export type Together = z.output<typeof togetherShape>
export type Slip = z.output<typeof slipShape>

const yearly = z.object({ value: z.number(), year: count.nullable() })

const resultOfObjective = z.object({
  id: uuid,
  code: z.string(),
  title: z.string(),
  /** Empty while nothing measures it. */
  measure: z.string(),
  /** `unit` of the observatory, or null: then the parties’ own. */
  unit: z.enum(['count', 'percent', 'per-100', 'euros']).nullable(),
  decimals: count,
  ownUnit: z.string(),
  baseline: yearly.nullable(),
  target: yearly.nullable(),
  last: yearly.nullable(),
  /** The last value in words: also why there is none (« secret »); empty when nothing was ever told. */
  lastWords: z.string(),
  /** From the baseline to the last value, by year, both among them. */
  points: z.array(z.object({ year: count, value: z.number() })),
  references: z.array(z.object({ name: z.string(), year: count, words: z.string() })),
})
export const resultShape = z.object({ measuredOn: day, objectives: z.array(resultOfObjective) })
export type ResultEvidence = z.output<typeof resultShape>
export type ObjectiveResult = ResultEvidence['objectives'][number]

/** Of a closed survey, what left of its answers: `secret` stays so. */
const shownCount = z.union([count, z.literal('secret'), z.null()])
const surveyShape = z.object({
  id: uuid,
  title: z.string(),
  audience: z.enum(audiences),
  closedOn: day,
  /** Null under five. */
  answers: count.nullable(),
  questions: z.array(
    z.object({
      id: uuid,
      rank: count,
      /** Under which it is read; absent of evidence frozen before it was told. */
      number: z.string().optional(),
      label: z.string(),
      kind: z.enum(questionKinds),
      askedIf: z.object({ label: z.string(), choices: z.array(z.string()) }).nullable(),
      asked: shownCount,
      answered: shownCount,
      without: shownCount,
      choices: z.array(
        z.object({
          label: z.string(),
          count: shownCount,
          sharePercent: z.number().nullable(),
          byGroup: z.array(shownCount),
        }),
      ),
    }),
  ),
})
export type SurveyEvidence = z.output<typeof surveyShape>

export const wordShape = z.object({
  measuredOn: day,
  /** Of the whole CTG: a survey bears on no theme. */
  surveys: z.array(surveyShape).default([]),
  testimonies: z.array(
    z.object({
      id: uuid,
      text: z.string(),
      source: z.string(),
      kind: z.enum(['survey', 'interview', 'workshop', 'visit', 'professional', 'other']),
      themeName: z.string(),
      collectedOn: day,
    }),
  ),
})
export type WordEvidence = z.output<typeof wordShape>

export const documentShape = z.object({
  measuredOn: day,
  files: z.array(z.object({ fileId: uuid, name: z.string(), about: z.string() })),
})
export type DocumentEvidence = z.output<typeof documentShape>

/** All that is frozen of one scope: a question, or the whole CTG. */
export type Evidence = {
  readonly process: ProcessEvidence
  readonly result: ResultEvidence
  readonly word: WordEvidence
  readonly document: DocumentEvidence
}
export const evidenceShapes = {
  process: processShape,
  result: resultShape,
  word: wordShape,
  document: documentShape,
} as const satisfies Record<EvidenceKind, z.ZodType>
