/** When a campaign may be launched, and close. Pure. Rule: docs/rules/followup.md §6.5, §6.7. */
import { DomainError } from '#app/kernel/errors.ts'
import { latestClosing } from './campaigns.ts'
import { campaignRefusals } from './labels.fr.ts'

const invalidAt = (field: string, code: string) =>
  new DomainError('invalid', code, { [field]: campaignRefusals[code] ?? '' })

/** @throws DomainError invalid when the closing is not to come, or is further than a round lasts */
export function refuseClosing(closesOn: string, today: string): void {
  if (closesOn < today) throw invalidAt('closesOn', 'followup.closes-too-soon')
  if (closesOn > latestClosing(today)) throw invalidAt('closesOn', 'followup.closes-too-late')
}

/** @throws DomainError invalid when a round of the calendar would be launched before today */
export function requireToCome(plannedOn: string, today: string): void {
  if (plannedOn < today) throw invalidAt('plannedOn', 'followup.launches-too-soon')
}
