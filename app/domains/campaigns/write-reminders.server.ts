/** Reminders to the silent ones, at the pace of each campaign and at the time of its territory. Rules: docs/rules/followup.md §6.4. */
import { sql } from 'kysely'
import { dayIn, hourIn, timeZoneOf } from '#app/kernel/calendar.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { type CampaignTimes, isReminderDue, reminderHour } from './campaigns.ts'

type Silent = CampaignTimes & {
  readonly ctgId: string
  readonly recipientId: string
  readonly lastAskedAt: Date
  readonly communeCode: string | null
}

/** Of campaigns that are open somewhere in the world. Every CTG at once: nobody is behind this act, so no right is to be checked. */
async function listSilent(db: Database, at: Date): Promise<readonly Silent[]> {
  const { rows } = await sql<Silent>`
    select campaign.ctg_id as "ctgId", recipient.id as "recipientId",
      campaign.opens_on as "opensOn", campaign.closes_on as "closesOn", campaign.closed_at as "closedAt",
      campaign.reminders_stopped_at as "remindersStoppedAt", campaign.reminder_every_days as "reminderEveryDays",
      max(mail.asked_at) as "lastAskedAt",
      (select min(territory_code) from ctg_perimeter perimeter where perimeter.ctg_id = campaign.ctg_id) as "communeCode"
    from campaign
    join campaign_recipient recipient on recipient.ctg_id = campaign.ctg_id and recipient.campaign_id = campaign.id
    join campaign_mail mail on mail.ctg_id = recipient.ctg_id and mail.recipient_id = recipient.id
    where campaign.closes_on >= ${at}::date - 1 and campaign.closed_at is null and campaign.reminders_stopped_at is null and campaign.reminder_every_days is not null
      and recipient.channel = 'mail' and recipient.access_revoked_at is null
      and not exists (select 1 from campaign_action asked
        where asked.ctg_id = recipient.ctg_id and asked.recipient_id = recipient.id and asked.report_id is not null)
      -- Her mandates ended since the campaign began: only the coordination writes to her again (./reach.server.ts).
      and not coalesce((select bool_and(coalesce(mandate.until < ${at}::date, false)) and max(mandate.until) + 1 >= campaign.launched_at::date
        from member mandate where mandate.ctg_id = recipient.ctg_id and mandate.person_id = recipient.person_id), false)
    group by campaign.ctg_id, campaign.id, recipient.ctg_id, recipient.id`.execute(db)
  return rows
}

const isDueNow = (silent: Silent, at: Date): boolean => {
  const zone = timeZoneOf(silent.communeCode)
  return hourIn(zone, at) >= reminderHour && isReminderDue(silent, dayIn(zone, silent.lastAskedAt), dayIn(zone, at))
}

/** Asks for the reminders of this hour; asked twice, each is written once. @returns how many */
export async function writeReminders(db: Database, at: Date): Promise<number> {
  const due = (await listSilent(db, at)).filter((silent) => isDueNow(silent, at))
  return askAgain(db, due, at)
}

type Recipient = { readonly ctgId: string; readonly recipientId: string }

/**
 * The next round of each of these recipients. The key of a round is unique and depends on the rounds before:
 * two processes asking together ask once. @returns how many were asked
 */
export async function askAgain(
  db: Pick<Database, 'getExecutor'>,
  recipients: readonly Recipient[],
  at: Date,
): Promise<number> {
  if (recipients.length === 0) return 0
  const { numAffectedRows } = await sql`
    insert into campaign_mail (ctg_id, recipient_id, kind, round, asked_at, due_at)
    select given.ctg_id, given.recipient_id, 'reminder', coalesce(max(mail.round) filter (where mail.kind = 'reminder'), 0) + 1, ${at}, ${at}
    from unnest(${recipients.map(({ ctgId }) => ctgId)}::uuid[], ${recipients.map(({ recipientId }) => recipientId)}::uuid[])
      as given (ctg_id, recipient_id)
    left join campaign_mail mail on mail.ctg_id = given.ctg_id and mail.recipient_id = given.recipient_id
    group by given.ctg_id, given.recipient_id
    on conflict do nothing`.execute(db)
  return Number(numAffectedRows ?? 0)
}
