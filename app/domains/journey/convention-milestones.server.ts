/** Milestones that acts and signatures reach: authorised, then signed. Rules: docs/rules/convention.md §3.6, §4.3. */
import { authorising, type Convention, signing } from '#app/domains/convention/convention.ts'
import { reachMilestone, setSignedOn } from '#app/domains/ctg/steps.server.ts'
import { freezeSignedState } from '#app/domains/snapshots/steps.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { AuthoredWork } from '#app/kernel/transaction.server.ts'

/** What a command answers once an act or a signature is recorded. */
export type ConventionProgress = {
  readonly actsReceived: number
  readonly signatures: number
  readonly signatories: number
  /** `YYYY-MM-DD` once signed; null before. */
  readonly signedOn: string | null
}

const count = (code: string, number: number) => (number > 0 ? [{ code, count: number }] : [])

/** Reaches what the convention, as it now stands, has reached; nothing happens twice. */
export async function reachConventionMilestones(
  work: AuthoredWork,
  ctgId: string,
  convention: Convention,
): Promise<ConventionProgress> {
  const acts = authorising(convention)
  const signatures = signing(convention)
  if (acts.total > 0 && acts.done > 0 && acts.awaited.length + acts.unrecorded.length === 0)
    await reachMilestone(work, {
      ctgId,
      kind: 'authorised',
      reachedOn: acts.completedOn ?? todayIn(work, ctgId),
      missing: count('convention.acts-on-another-version', acts.onAnotherVersion.length),
    })
  if (signatures.completedOn !== null) {
    await setSignedOn(work, ctgId, signatures.completedOn)
    const isSignedNow = await reachMilestone(work, {
      ctgId,
      kind: 'signed',
      reachedOn: signatures.completedOn,
      missing: count('convention.acts-awaited', acts.awaited.length),
    })
    if (isSignedNow) await freezeSignedState(work, ctgId, signatures.completedOn)
  }
  return {
    actsReceived: acts.done,
    signatures: signatures.done,
    signatories: signatures.total,
    signedOn: signatures.completedOn,
  }
}
