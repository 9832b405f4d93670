/** What an attacker leaves to a hidden count, and when that is too little. Shared by its parts. Pure. Rules: docs/rules/secrecy.md §3-4. */
import type { Unknown } from './attack-equations.ts'
import type { AuditFinding, AuditFindingKind, Interval, SecrecyRule } from './secrecy.ts'

export const toInterval = ({ low, high }: { readonly low: number; readonly high: number }): Interval => ({
  low,
  high: high === Infinity ? null : high,
})

type Strictness = Pick<SecrecyRule, 'threshold' | 'protection'>
export type Ends = { readonly low: number; readonly high: number }

/**
 * Too little room: narrower than its protection, or wholly under the threshold. What earlier releases had narrowed already is not
 * asked of this one, which must not narrow it further.
 */
export const isTight = (
  { threshold, protection }: Strictness,
  { low, high }: Ends,
  prior: Ends = { low: 0, high: Infinity },
) => high - low < Math.min(2 * protection, prior.high - prior.low) || high < Math.min(threshold, prior.high)

/** A count nobody showed nor marked is given away when it can only be small. */
const isSmall = ({ threshold }: Unknown, { low, high }: Ends) => low > 0 && high < threshold

/** By `cellKey`: of the hidden cells that earlier releases have narrowed by themselves, between what. */
export type Priors = ReadonlyMap<string, Ends>

export function findingOf(unknown: Unknown, found: Ends, prior: Ends | undefined): AuditFinding | undefined {
  const says = (kind: AuditFindingKind) => ({ ...unknown.place, kind, interval: toInterval(found) })
  if (unknown.isHidden) {
    if (!isTight(unknown, found, prior)) return
    return says(found.low === found.high ? 'exact' : 'tight')
  }
  return !unknown.isShown && isSmall(unknown, found) ? says('implied') : undefined
}
