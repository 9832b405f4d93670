/** Why a lot is not published. Pure; its sentences are in labels.fr.ts. Rules: docs/rules/sources.md §2. */
import { z } from 'zod'
import { controlShape } from './account-shape.ts'

const failures = z.discriminatedUnion('code', [
  /** A page for people instead of data: a portal being mended, a filter of the network. */
  z.object({ code: z.literal('html'), file: z.string() }),
  z.object({ code: z.literal('status'), file: z.string(), status: z.number() }),
  z.object({ code: z.literal('no-answer'), file: z.string() }),
  z.object({ code: z.literal('too-large'), file: z.string() }),
  /** Fewer records than the producer announced. */
  z.object({ code: z.literal('incomplete'), file: z.string(), read: z.number(), announced: z.number() }),
  z.object({ code: z.literal('columns'), file: z.string(), missing: z.array(z.string()), seen: z.array(z.string()) }),
  z.object({ code: z.literal('unreadable-file'), file: z.string() }),
  z.object({ code: z.literal('missing-file'), file: z.string() }),
  z.object({ code: z.literal('unknown-indicator'), file: z.string() }),
  z.object({ code: z.literal('empty') }),
  z.object({ code: z.literal('control'), controls: z.array(controlShape) }),
  /** The process that read a folder ended before it. */
  z.object({ code: z.literal('interrupted') }),
  z.object({ code: z.literal('error') }),
])
export const failureShape = failures
export type Failure = z.infer<typeof failures>

/** Ends an import: trying again at once would say the same. */
export class SourceFailure extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(JSON.stringify(failure))
    this.name = 'SourceFailure'
    this.failure = failure
  }
}
