/** Campaigns of progress reports: whom they ask, where each stands, when to remind. Pure. Rules: docs/rules/followup.md §6. */

import { isAskable, leadOf } from '#app/domains/followup/followup.ts'
import type { ActionFlag, ActionStatus } from '#app/domains/plan/plan.ts'
import { addDays, addMonths, daysBetween } from '#app/kernel/calendar.ts'
import { folded } from '#app/kernel/plain-words.ts'

export const campaignChannels = ['mail', 'phone', 'paper'] as const
export type CampaignChannel = (typeof campaignChannels)[number]

/** Those in which nothing is sent: a coordinator enters the answer. */
export const otherChannels = ['phone', 'paper'] as const

export type CampaignMailKind = 'invitation' | 'reminder' | 'thanks'

export const askedChoices = ['under-way', 'silent', 'chosen'] as const
/** Which actions a campaign asks about. */
export type AskedChoice = (typeof askedChoices)[number]

/** What is known of an action and of its lead when choosing whom to ask. */
export type AskableAction = {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly status: ActionStatus
  readonly flags: readonly ActionFlag[]
  readonly leadName: string
  /** Address written on the sheet, else that of the lead's account; empty when neither is known. */
  readonly leadEmail: string
  readonly leadPersonId: string | null
  readonly leadServiceName: string | null
  readonly leadPartyName: string | null
}

/** Begun and not ended: what is asked about by default. Rule: docs/rules/followup.md §6.1. */
export const isUnderWay = ({ status }: Pick<AskableAction, 'status'>): boolean =>
  status === 'in-progress' || status === 'suspended'

/** Actions that a choice covers, in the order given. */
export function chooseActions(
  actions: readonly AskableAction[],
  choice: AskedChoice,
  chosenIds: readonly string[],
): readonly AskableAction[] {
  const isAsked: Record<AskedChoice, (action: AskableAction) => boolean> = {
    'under-way': isUnderWay,
    silent: ({ flags }) => flags.includes('silent'),
    chosen: ({ id }) => chosenIds.includes(id),
  }
  return actions.filter((action) => isAskable(action) && isAsked[choice](action))
}

export type Lead = {
  /** Id of the first of his actions: names him in a form. */
  readonly key: string
  readonly name: string
  /** Empty when no address is known. */
  readonly email: string
  readonly personId: string | null
  readonly actions: readonly AskableAction[]
}

const emailOf = (action: Pick<AskableAction, 'leadEmail'>): string => action.leadEmail.trim().toLowerCase()
const plain = (name: string): string => folded(name).replace(/\s+/g, ' ')

/**
 * One per lead, by address or else by name; a name without address joins the only address that bears this name.
 * `withoutLead`: the actions that name nobody, not even a party. Rule: docs/rules/followup.md §6.2.
 */
export function groupByLead(actions: readonly AskableAction[]): {
  readonly leads: readonly Lead[]
  readonly withoutLead: readonly AskableAction[]
} {
  const withoutLead = actions.filter((action) => leadOf(action) === '' && emailOf(action) === '')
  const addressesOf = Map.groupBy(
    actions.filter((action) => emailOf(action) !== ''),
    (action) => plain(leadOf(action)),
  )
  const keyOf = (action: AskableAction): string => {
    const name = plain(leadOf(action))
    const known = new Set(addressesOf.get(name)?.map(emailOf))
    const [only = ''] = known.size === 1 ? known : []
    return emailOf(action) || only || `${name} (${action.leadPartyName ?? ''})`
  }
  const groups = Map.groupBy(
    actions.filter((action) => !withoutLead.includes(action)),
    keyOf,
  )
  const leads = [...groups.values()].map((own): Lead => {
    const [first] = own
    const email = own.map(emailOf).find((address) => address !== '') ?? ''
    return {
      key: first?.id ?? '',
      name: own.map(leadOf).find((name) => name !== '') ?? email,
      email,
      personId: own.map(({ leadPersonId }) => leadPersonId).find((id) => id !== null) ?? null,
      actions: own,
    }
  })
  return { leads, withoutLead }
}

/**
 * Whether the recipient of a campaign still leads an action. She is recognised as she was when asked: by her account or the
 * address on the sheet, or by name when it has neither. Rule: docs/rules/plan.md §17.2.
 */
export function isStillLead(
  recipient: Pick<Lead, 'name' | 'email' | 'personId'>,
  action: Pick<AskableAction, 'leadEmail' | 'leadName' | 'leadPersonId' | 'leadServiceName' | 'leadPartyName'>,
): boolean {
  if (recipient.personId !== null && recipient.personId === action.leadPersonId) return true
  const address = emailOf(action)
  if (address !== '') return address === recipient.email.trim().toLowerCase()
  return action.leadPersonId === null && plain(leadOf(action)) === plain(recipient.name)
}

/** By mail when there is an address, else by telephone. */
export const defaultChannel = ({ email }: Pick<Lead, 'email'>): CampaignChannel => (email === '' ? 'phone' : 'mail')

/** Days during which a link still answers after the closing date: a late answer is better than none. */
const graceDays = 15

/** Last day on which the links of a campaign answer. Rule: docs/rules/followup.md §6.3. */
export const lastLinkDay = (closesOn: string): string => addDays(closesOn, graceDays)

/** Minutes before invitations leave: time to correct, and to launch other CTGs whose mails are then the same. */
export const waitMinutes = 10

export type CampaignTimes = {
  readonly opensOn: string
  readonly closesOn: string
  readonly closedAt: Date | null
  readonly remindersStoppedAt: Date | null
  readonly reminderEveryDays: number | null
}

export const isClosed = ({ closedAt, closesOn }: Pick<CampaignTimes, 'closedAt' | 'closesOn'>, today: string) =>
  closedAt !== null || closesOn < today

/** Why nothing more can be asked in this campaign. Rule: docs/rules/followup.md §6.5. */
export const refusalToAsk = ({ closedAt }: Pick<CampaignTimes, 'closedAt'>): 'campaign-closed' | undefined =>
  closedAt === null ? undefined : 'campaign-closed'

export type RemindRefusal = 'campaign-closed' | 'campaign-over' | 'nobody-to-remind'

/** Why nobody is reminded now. Rule: docs/rules/followup.md §6.4. */
export function refusalToRemind(
  { closedAt, closesOn }: Pick<CampaignTimes, 'closedAt' | 'closesOn'>,
  toRemindCount: number,
  today: string,
): RemindRefusal | undefined {
  if (closedAt !== null) return 'campaign-closed'
  if (closesOn < today) return 'campaign-over'
  if (toRemindCount === 0) return 'nobody-to-remind'
}

/** Why no new link is sent to this recipient. Rule: docs/rules/followup.md §6.3. */
export function refusalToRenew(recipient: {
  readonly email: string
  readonly answeredAt: Date | null
}): 'no-address' | 'answered-everything' | undefined {
  if (recipient.answeredAt !== null) return 'answered-everything'
  if (recipient.email === '') return 'no-address'
}

export type RecipientState = 'answered' | 'partly-answered' | 'by-phone' | 'on-paper' | 'opened' | 'reminded' | 'silent'
export const recipientStates: readonly RecipientState[] = [
  'answered',
  'partly-answered',
  'opened',
  'reminded',
  'silent',
  'by-phone',
  'on-paper',
]

export type RecipientProgress = {
  readonly channel: CampaignChannel
  readonly answeredCount: number
  readonly actionCount: number
  readonly openedAt: Date | null
  readonly reminderCount: number
}

/** Where a recipient stands, one word. Rule: docs/rules/followup.md §6.6. */
export function recipientState(recipient: RecipientProgress): RecipientState {
  const { channel, answeredCount, actionCount, openedAt, reminderCount } = recipient
  if (answeredCount >= actionCount) return 'answered'
  if (answeredCount > 0) return 'partly-answered'
  if (channel === 'phone') return 'by-phone'
  if (channel === 'paper') return 'on-paper'
  if (openedAt !== null) return 'opened'
  return reminderCount > 0 ? 'reminded' : 'silent'
}

/**
 * Day of the next reminder to a recipient last asked on `lastAskedOn`; undefined when none will come.
 * Rule: docs/rules/followup.md §6.4.
 */
export function nextReminderOn(campaign: CampaignTimes, lastAskedOn: string): string | undefined {
  const { reminderEveryDays, remindersStoppedAt, closedAt, closesOn } = campaign
  if (reminderEveryDays === null || remindersStoppedAt !== null || closedAt !== null) return undefined
  const day = addDays(lastAskedOn, reminderEveryDays)
  return day <= closesOn ? day : undefined
}

/** A reminder is due: its day has come and the campaign is still open. */
export function isReminderDue(campaign: CampaignTimes, lastAskedOn: string, today: string): boolean {
  const day = nextReminderOn(campaign, lastAskedOn)
  return day !== undefined && day <= today && today <= campaign.closesOn
}

/** Hour, at the territory's time, from which reminders leave. */
export const reminderHour = 8

/** Rounds of a year by default: mid May and mid November, the next two from today, while the CTG lasts. Rule: docs/rules/followup.md §6.7. */
export function defaultDates(today: string, endsOn: string | null): readonly string[] {
  const year = Number(today.slice(0, 4))
  return [`${year}-05-15`, `${year}-11-15`, `${year + 1}-05-15`, `${year + 1}-11-15`]
    .filter((day) => day >= today && (endsOn === null || day <= endsOn))
    .slice(0, 2)
}

/** A planned round is to be launched: its day is within two weeks, or passed. */
export const isToLaunch = (plannedOn: string, today: string): boolean => daysBetween(today, plannedOn) <= 14

/** Three weeks to answer, unless told otherwise. */
export const defaultClosing = (opensOn: string): string => addDays(opensOn, 21)
export const defaultReminderDays = 7

/** Furthest closing date: a campaign is a round, not a standing request. */
export const latestClosing = (opensOn: string): string => addMonths(opensOn, 6)
