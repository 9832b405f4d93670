/** Verifies in one thread apart, one file after the other. What is too large is refused before. Rules: docs/rules/signing.md §1. */
import { inTurn, workerOf } from '#app/domains/documents/run-worker.server.ts'
import { log } from '#app/kernel/log.server.ts'
import type { Report } from './report.ts'
import { maxSignedBytes } from './signatures.ts'
import { type VerifyQuestion, verify } from './verify.server.ts'

const limits = { seconds: 30, megabytes: 384 } as const
const askVerifier = workerOf<VerifyQuestion | null, Report | null>(
  new URL('./verify-worker.server.ts', import.meta.url),
  limits,
)

/** Its libraries are loaded while somebody chooses a file, or sends it. Never fails: without it the first file takes longer. */
export async function prepareToVerify(): Promise<void> {
  await askVerifier(null).catch((err: unknown) => log.warn({ err }, 'the verifier could not be prepared'))
}

async function verifyApart(question: VerifyQuestion): Promise<Report> {
  const report = await askVerifier(question)
  if (!report) throw new Error('every question has a report')
  return report
}

/** @throws DomainError unavailable, `documents.stopped`, past a limit */
export const verifySigned = (question: VerifyQuestion): Promise<Report> =>
  question.bytes.byteLength > maxSignedBytes ? verify(question) : inTurn(() => verifyApart(question))
