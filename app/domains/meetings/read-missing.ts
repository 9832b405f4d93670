/** What was missing, as it is stored with a decision or a milestone. Pure. Rules: docs/rules/governance.md §6. */
import { z } from 'zod'
import { type Missing, missingCodes } from './missing.ts'

const missingList = z.array(
  z.object({
    code: z.enum(missingCodes),
    count: z.number(),
    names: z.array(z.string()).default([]),
  }),
)

/** Reads the jsonb column of a decision or a milestone. */
export const readMissing = (stored: unknown): readonly Missing[] => missingList.parse(stored)
