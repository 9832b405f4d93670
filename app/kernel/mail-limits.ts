/** How many mails a day a person may have sent to addresses they typed. Pure. Rules: docs/rules/jobs.md §4. */
import type { AttemptLimit } from './attempts.ts'
import { fieldLabels } from './field-labels.fr.ts'

const day = 24 * 60

/** Above the busiest day of a coordination, below what a spammer would need. */
export const mailLimits = {
  mandate: { name: 'mail-mandate', most: 100, minutes: day },
  convocation: { name: 'mail-convocation', most: 1000, minutes: day },
  campaign: { name: 'mail-campaign', most: 1000, minutes: day },
  reminder: { name: 'mail-reminder', most: 1000, minutes: day },
  /** Of one question, by all the links that it was passed on by. */
  forward: { name: 'mail-forward', most: 15, minutes: day },
} as const satisfies Record<string, AttemptLimit>

/** Their sentences, by the code of the refusal. */
export const mailLimitRefusals: Readonly<Record<string, string>> = {
  'attempts.mail-mandate': fieldLabels.invitationsOfDay,
  'attempts.mail-convocation': fieldLabels.convocationsOfDay,
  'attempts.mail-campaign': fieldLabels.requestsOfDay,
  'attempts.mail-reminder': fieldLabels.remindersOfDay,
  'attempts.mail-forward': fieldLabels.questionsOfDay,
}
