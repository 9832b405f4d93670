/** A report of verification: what is kept of it, and given by the route that made it. Pure. */
import { z } from 'zod'
import type { DeepReadonly } from '#app/kernel/deep-readonly.ts'
import { type FileProblem, type Problem, type SignatureProblem, verdictOfProblem, verdicts } from './signatures.ts'

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'string' && Object.hasOwn(verdictOfProblem, value)
const problemsOf = <Found extends Problem>() => z.array(z.custom<Found>(isProblem)).max(100)
const instant = z.string().nullable()

/** The signer, as written in the certificate. */
const certificateShape = z.object({
  subject: z.string(),
  issuer: z.string(),
  serial: z.string(),
  validFrom: z.string(),
  validUntil: z.string(),
  algorithm: z.enum(['RSA', 'ECDSA', 'other']),
})
export type SignerCertificate = DeepReadonly<z.output<typeof certificateShape>>

const signatureShape = z.object({
  field: z.string(),
  isTimestamp: z.boolean(),
  isVisible: z.boolean(),
  certificate: certificateShape.nullable(),
  /** What the signer's own clock said: a claim. */
  claimedAt: instant,
  /** What a time-stamping authority said; null without a stamp that holds. */
  stampedAt: instant,
  /** When its authority last said the certificate not revoked, as far as the file or the instance knows; absent of reports made before it was read. */
  revocationSaidAt: instant.optional(),
  /** Bytes of the file that it covers, from the first one. */
  coveredBytes: z.number(),
  problems: problemsOf<SignatureProblem>(),
})
export type SignatureReport = DeepReadonly<z.output<typeof signatureShape>>

const reportShape = z.object({
  verdict: z.enum(verdicts),
  sizeBytes: z.number(),
  /** The frozen file is there, byte for byte, at the beginning. */
  holdsFrozenFile: z.boolean(),
  /** Of the first byte that differs from the frozen file, from 1; null when none does. */
  firstDifference: z.number().nullable(),
  problems: problemsOf<FileProblem>(),
  /** In the order in which they were made. */
  signatures: z.array(signatureShape).max(500),
})
export type Report = DeepReadonly<z.output<typeof reportShape>>

export const isReport = (value: unknown): value is Report => reportShape.safeParse(value).success

/** Null for a copy on paper. @throws Error for a row that no version of Trame wrote */
export function readReport(value: unknown): Report | null {
  if (value === null) return null
  if (isReport(value)) return value
  throw new Error('a report that is none')
}
