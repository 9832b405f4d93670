/** What an edition of the public page holds, frozen as one JSON document. Pure. Rules: docs/rules/portal.md §2. */
import { z } from 'zod'
import { actionStatuses } from '#app/domains/plan/plan.ts'

const day = z.string().nullable()
const number = z.number().nullable()
const precision = z.enum(['day', 'month', 'quarter', 'year'])
const kind = z.enum(['caf', 'authority', 'partner'])

const party = z.object({ kind, name: z.string(), shortName: z.string(), siret: z.string() })
const place = z.object({ key: z.string(), name: z.string(), isCommune: z.boolean() })

const action = z.object({
  number: z.number(),
  code: z.string(),
  title: z.string(),
  description: z.string(),
  publics: z.string(),
  status: z.enum(actionStatuses),
  /** Rank in `groups`; null: outside any axis. */
  group: z.number().nullable(),
  theme: z.string(),
  leads: z.array(z.object({ kind, shortName: z.string() })),
  startsOn: day,
  startsPrecision: precision,
  endsOn: day,
  endsPrecision: precision,
  /** Of the last accepted report; null: none yet. */
  news: z.object({ on: z.string(), words: z.string() }).nullable(),
  objectives: z.array(z.string()),
  steps: z.array(z.object({ title: z.string(), isDone: z.boolean(), on: day, precision })),
  /** Keys of `places`. */
  places: z.array(z.string()),
})

const objective = z.object({
  title: z.string(),
  measure: z.string(),
  unit: z.string(),
  decimals: z.number(),
  /** By year, published figures only. */
  points: z.array(z.object({ year: z.number(), value: z.number() })),
  target: number,
  targetYear: number,
  source: z.string(),
})

const decision = z.object({ number: z.number(), on: z.string(), text: z.string(), body: z.string() })
const document = z.object({
  key: z.string(),
  title: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number(),
  sha256: z.string(),
})

/** A later shape gets the next version, and is read beside this one. */
export const publicContentShape = z.object({
  version: z.literal(1),
  ctg: z.object({
    name: z.string(),
    title: z.string(),
    introduction: z.string(),
    startsOn: day,
    endsOn: day,
    signedOn: day,
    communes: z.array(z.object({ code: z.string(), name: z.string() })),
    parties: z.array(party),
  }),
  issues: z.array(z.object({ title: z.string(), argument: z.string(), theme: z.string() })),
  groups: z.array(z.object({ code: z.string(), title: z.string() })),
  actions: z.array(action),
  objectives: z.array(objective),
  places: z.array(place),
  meetings: z.array(z.object({ on: z.string(), body: z.string() })),
  decisions: z.array(decision),
  /** Deliberations of councils that authorised the convention or an amendment: public by law. */
  acts: z.array(
    z.object({ council: z.string(), siret: z.string(), number: z.string(), on: z.string(), object: z.string() }),
  ),
  /** Of a frozen evaluation: its own words, none of ours. */
  evaluation: z.object({ title: z.string(), on: z.string(), paragraphs: z.array(z.string()) }).nullable(),
  documents: z.array(document),
})

export type PublicContent = z.infer<typeof publicContentShape>
export type PublicAction = PublicContent['actions'][number]
export type PublicObjective = PublicContent['objectives'][number]

export const readPublicContent = (stored: unknown): PublicContent => publicContentShape.parse(stored)
