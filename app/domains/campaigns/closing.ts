/** When a campaign may close. Pure. Rule: docs/rules/followup.md §6.5. */
import { DomainError } from '#app/kernel/errors.ts'
import { latestClosing } from './campaigns.ts'
import { campaignRefusals } from './labels.fr.ts'

const invalidClosing = (code: string) => new DomainError('invalid', code, { closesOn: campaignRefusals[code] ?? '' })

/** @throws DomainError invalid when the closing is not to come, or is further than a round lasts */
export function refuseClosing(closesOn: string, today: string): void {
  if (closesOn < today) throw invalidClosing('followup.closes-too-soon')
  if (closesOn > latestClosing(today)) throw invalidClosing('followup.closes-too-late')
}
