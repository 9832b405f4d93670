/** A copil held in a CTG that runs is its yearly copil. Rules: docs/rules/governance.md §4; docs/rules/journey.md §1.3. */
import { reachYearlyMilestone } from '#app/domains/ctg/steps.server.ts'
import { copilDueOn } from '#app/domains/meetings/meetings.ts'
import { getYearlyCopilFacts } from '#app/domains/meetings/queries.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'

type HeldCopil = { readonly ctgId: string; readonly meetingId: string; readonly heldOn: string }

/** One milestone for each copil held since the signature or the start, beside the day it was due. */
export async function reachYearlyCopil(work: Work, { ctgId, meetingId, heldOn }: HeldCopil): Promise<boolean> {
  const facts = await getYearlyCopilFacts(work.tx, ctgId, { before: heldOn, exceptMeetingId: meetingId })
  const dueOn = copilDueOn(facts, heldOn)
  if (dueOn === undefined) return false
  return reachYearlyMilestone(work, { ctgId, dueOn, heldOn })
}
