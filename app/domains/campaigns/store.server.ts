/** Loads and saves campaigns for commands: every statement carries the CTG's id. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { type ActionLine, listPlanActions, listPlanActionsOfMany } from '#app/domains/plan/queries.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found, refuse } from '#app/kernel/errors.ts'
import { enqueue } from '#app/kernel/jobs.server.ts'
import { addRows, rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { type AskableAction, type CampaignChannel, type Lead, refusalToAsk } from './campaigns.ts'

export type CampaignKey = { readonly ctgId: string; readonly campaignId: string }

/** Every action of the plan with what is known of its lead, in the order of their codes. */
export async function loadAskableActions(
  db: Reader,
  ctgId: string,
  today: string,
  actionIds?: readonly string[],
): Promise<readonly AskableAction[]> {
  if (actionIds?.length === 0) return []
  const actions = await listPlanActions(db, ctgId, today, actionIds)
  const addresses = await selectAddresses(db)
    .where('action.ctg_id', '=', ctgId)
    .$if(actionIds !== undefined, (query) => query.where('action.id', 'in', [...(actionIds ?? [])]))
    .execute()
  return withAddresses(actions, addresses)
}

/** The same of several CTGs, in two statements. @param todays the day it is in each. @returns by CTG; one without action is absent */
export async function loadAskableActionsOfMany(
  db: Reader,
  todays: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, readonly AskableAction[]>> {
  if (todays.size === 0) return new Map()
  const actions = await listPlanActionsOfMany(db, todays)
  const addresses = await selectAddresses(db)
    .where('action.ctg_id', 'in', [...todays.keys()])
    .execute()
  return new Map(
    [...Map.groupBy(actions, ({ ctgId }) => ctgId)].map(([ctgId, own]) => [ctgId, withAddresses(own, addresses)]),
  )
}

const selectAddresses = (db: Reader) =>
  db
    .selectFrom('action')
    .leftJoin('person', 'person.id', 'action.lead_person_id')
    .select([
      'action.id',
      'action.lead_email as leadEmail',
      'person.email as accountEmail',
      'person.name',
      'person.closed_at as closedAt',
    ])

type Address = Awaited<ReturnType<ReturnType<typeof selectAddresses>['execute']>>[number]

function withAddresses(actions: readonly ActionLine[], addresses: readonly Address[]): readonly AskableAction[] {
  const addressOf = new Map(addresses.map((row) => [row.id, row]))
  return actions.map(({ id, code, title, status, flags, leadName, leadPersonId, leadServiceName, leadPartyName }) => {
    const known = addressOf.get(id)
    return {
      id,
      code,
      title,
      status,
      flags,
      leadName: leadName || (known?.name ?? ''),
      // No mail to a closed account: its owner is asked another way, or somebody else is.
      leadEmail: known?.closedAt ? '' : known?.leadEmail || (known?.accountEmail ?? ''),
      leadPersonId,
      leadServiceName,
      leadPartyName,
    }
  })
}

/** Locks the campaign until commit. @throws DomainError not-found */
export async function lockCampaign(work: Work, { ctgId, campaignId }: CampaignKey) {
  const row = await rowOf(work.tx, 'campaign', { ctgId, id: campaignId }).lock([
    'id',
    'name',
    'message',
    'opens_on as opensOn',
    'closes_on as closesOn',
    'closed_at as closedAt',
    'reminder_every_days as reminderEveryDays',
    'reminders_stopped_at as remindersStoppedAt',
    'thanks_answers as thanksAnswers',
    'version',
  ])
  return { ctgId, ...found(row, 'followup.campaign-not-found') }
}

type LockedCampaign = Awaited<ReturnType<typeof lockCampaign>>

/** Closes a campaign that still asks, or stops or resumes its reminders. @throws DomainError conflict when it is closed */
export async function setCampaignState(
  work: Work,
  { ctgId, id, name, version, closedAt }: LockedCampaign,
  action: 'campaign.closed' | 'campaign.reminders-stopped' | 'campaign.reminders-resumed',
  state: { readonly closed_at: Date } | { readonly reminders_stopped_at: Date | null },
) {
  refuse('followup', refusalToAsk({ closedAt }))
  await rowOf(work.tx, 'campaign', { ctgId, id }).update({ ...state, version: version + 1 })
  await recordAct(work, action, { ctgId, id }, { name })
  return { campaignId: id }
}

export type NewRecipient = Lead & { readonly channel: CampaignChannel }

/** Recipients with their actions, and the invitations of those asked by mail, in three statements. */
export async function insertRecipients(
  { tx, at, newId }: Work,
  { ctgId, campaignId }: CampaignKey,
  leads: readonly NewRecipient[],
  dueAt: Date,
): Promise<void> {
  const recipients = leads.map((lead) => ({ ...lead, recipientId: newId() }))
  await addRows(
    tx,
    'campaign_recipient',
    recipients.map(({ recipientId, name, email, personId, channel }) => ({
      ctg_id: ctgId,
      id: recipientId,
      campaign_id: campaignId,
      name,
      email,
      person_id: personId,
      channel,
    })),
  )
  await addRows(
    tx,
    'campaign_action',
    recipients.flatMap(({ recipientId, actions }) =>
      actions.map(({ id }) => ({ ctg_id: ctgId, recipient_id: recipientId, action_id: id })),
    ),
  )
  const mailed = recipients.filter(({ channel }) => channel === 'mail')
  await addRows(
    tx,
    'campaign_mail',
    mailed.map(({ recipientId }) => ({
      ctg_id: ctgId,
      recipient_id: recipientId,
      kind: 'invitation' as const,
      round: 0,
      asked_at: at,
      due_at: dueAt,
    })),
  )
}

export type RecipientKey = CampaignKey & { readonly recipientId: string }

/** The recipient and his campaign, locked. @throws DomainError not-found */
export async function lockRecipient(work: Work, key: RecipientKey) {
  const campaign = await lockCampaign(work, key)
  const row = await rowsOf(work.tx, 'campaign_recipient', {
    ctg_id: key.ctgId,
    campaign_id: key.campaignId,
    id: key.recipientId,
  })
    .select(['id', 'name', 'email', 'channel', 'answered_at as answeredAt'])
    .forUpdate()
    .executeTakeFirst()
  const recipient = found(row, 'followup.recipient-not-found')
  const asked = await rowsOf(work.tx, 'campaign_action', { ctg_id: key.ctgId, recipient_id: recipient.id }).list([
    'action_id as id',
  ])
  // The journal keeps them beside a name: who is asked about a sheet kept apart is told only to who reads it.
  return { ctgId: key.ctgId, campaign, recipient, actionIds: asked.map(({ id }) => id) }
}

/** One more invitation to this recipient, after those he was sent. */
export async function inviteAgain(
  { tx, at }: Work,
  { ctgId, recipientId }: Pick<RecipientKey, 'ctgId' | 'recipientId'>,
  dueAt: Date,
): Promise<void> {
  const { last } = await rowsOf(tx, 'campaign_mail', {
    ctg_id: ctgId,
    recipient_id: recipientId,
    kind: 'invitation',
  }).get((eb) => [eb.fn.max('round').as('last')])
  await addRows(tx, 'campaign_mail', {
    ctg_id: ctgId,
    recipient_id: recipientId,
    kind: 'invitation',
    round: last === null ? 0 : last + 1,
    asked_at: at,
    due_at: dueAt,
  })
}

/** Ends every link of this recipient, those he passed on included. @returns how many */
export async function revokeLinks(
  { tx, at }: Work,
  { ctgId, recipientId }: Pick<RecipientKey, 'ctgId' | 'recipientId'>,
): Promise<number> {
  const revoked = await tx
    .updateTable('report_link')
    .set({ revoked_at: at })
    .where('ctg_id', '=', ctgId)
    .where('recipient_id', '=', recipientId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute()
  return revoked.length
}

/** Mails owed are written by a job, at once, when this transaction commits. */
export const writeMailsNow = ({ tx }: Work): Promise<void> =>
  enqueue(tx, 'write-campaign-mails', {}, 'write-campaign-mails')

export const minutesLater = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000)
