/** What became of a campaign in each CTG, as it is kept. Pure. */
import { z } from 'zod'
import { campaignOutcomes } from './campaign.ts'

const keptResult = z.object({
  ctgId: z.uuid(),
  outcome: z.enum(campaignOutcomes),
  campaignId: z.uuid().nullable(),
  askedCount: z.number(),
})
export type KeptResult = z.infer<typeof keptResult>

/** @throws ZodError when it is not what was kept: a bug */
export const readResults = (results: unknown): readonly KeptResult[] => z.array(keptResult).parse(results)
