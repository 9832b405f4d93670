/** The shape a balance is kept in, and read back through: what an older version poured still reads. Pure. */
import { z } from 'zod'
import { adviceKinds } from '#app/domains/evaluation/evaluation.ts'
import type { DeepReadonly } from '#app/kernel/deep-readonly.ts'

export const verdicts = ['reached', 'not-reached', 'not-measured', 'not-measurable'] as const

const count = z.number().int()
const fates = { total: count, done: count, going: count, deferred: count, dropped: count }
const worded = z.object({ text: z.string(), year: count.nullable() }).nullable()

export const balanceShape = z.object({
  ctgName: z.string(),
  startsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  /** The day its values were read. */
  readOn: z.string(),
  actions: z.object({ ...fates, byTheme: z.array(z.object({ ...fates, theme: z.string() })) }),
  objectives: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      measure: z.string(),
      baseline: worded,
      target: worded,
      last: worded,
      verdict: z.enum(verdicts),
    }),
  ),
  decisions: z.object({ total: count, done: count, open: count, dropped: count }),
  copils: z.object({ held: count, lastOn: z.string().nullable() }),
  /** The evaluation that recommends; null for none. */
  evaluation: z.object({ title: z.string(), isFrozen: z.boolean() }).nullable().default(null),
  recommendations: z
    .array(
      z.object({
        on: z.enum(['action', 'objective']),
        id: z.string(),
        title: z.string(),
        advice: z.enum(adviceKinds),
        reason: z.string(),
        /** The party that recommends it alone, the others not agreeing; null: in common. */
        by: z.string().nullable().default(null),
      }),
    )
    .default([]),
})

export const readBalance = (content: unknown): DeepReadonly<z.infer<typeof balanceShape>> => balanceShape.parse(content)
