/** A report of verification read back from its row, or given by the route that made it. Pure. */
import { z } from 'zod'
import { type Problem, type Report, verdictOfProblem, verdicts } from '#app/domains/signatures/signatures.ts'

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'string' && Object.hasOwn(verdictOfProblem, value)
const problems = z.array(z.custom(isProblem)).max(100)
const instant = z.string().nullable()

const shape = z.object({
  verdict: z.enum(verdicts),
  sizeBytes: z.number(),
  holdsFrozenFile: z.boolean(),
  firstDifference: z.number().nullable(),
  problems,
  signatures: z
    .array(
      z.object({
        field: z.string(),
        isTimestamp: z.boolean(),
        isVisible: z.boolean(),
        certificate: z
          .object({
            subject: z.string(),
            issuer: z.string(),
            serial: z.string(),
            validFrom: z.string(),
            validUntil: z.string(),
            algorithm: z.enum(['RSA', 'ECDSA', 'other']),
          })
          .nullable(),
        claimedAt: instant,
        stampedAt: instant,
        revocationSaidAt: instant.optional(),
        coveredBytes: z.number(),
        problems,
      }),
    )
    .max(500),
})

export const isReport = (value: unknown): value is Report => shape.safeParse(value).success

/** Null for a copy on paper. @throws Error for a row that no version of Trame wrote */
export function readReport(value: unknown): Report | null {
  if (value === null) return null
  if (isReport(value)) return value
  throw new Error('a report that is none')
}
