/**
 * Writes the weekly digests: one mail a coordinator whatever the number of her CTGs, each in its own transaction with its row of
 * the week, so that a process killed in the middle has written each once or not at all. Rules: docs/rules/followup.md §8.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { listCopilStandings } from '#app/domains/meetings/queries.server.ts'
import { listPlanActionsOfMany } from '#app/domains/plan/queries.server.ts'
import { addDays, dayIn, hourIn, timeZoneOf } from '#app/kernel/calendar.ts'
import type { Database, Reader, Transaction } from '#app/kernel/database.server.ts'
import { countDone } from '#app/kernel/few-at-once.ts'
import { sendMail } from '#app/kernel/mail.server.ts'
import { type DigestCtg, type DigestItem, newsOf, weekToWrite } from './digest.ts'
import { digestLabels as t } from './digest-labels.fr.ts'
import { standingOf, watchFlagsOf } from './watch.ts'

type Coordinator = {
  readonly personId: string
  readonly name: string
  readonly email: string
  /** One commune of one of her CTGs: her Monday begins there. */
  readonly communeCode: string | null
}

/** Those who coordinate a CTG, did not refuse the digest and had none in the last days. Every CTG at once: nobody is behind this act. */
async function listCoordinators(db: Reader, at: Date): Promise<readonly Coordinator[]> {
  const { rows } = await sql<Coordinator>`
    select person.id as "personId", person.name, person.email,
      min((select min(territory_code) from ctg_perimeter perimeter where perimeter.ctg_id = member.ctg_id)) as "communeCode"
    from member join person on person.id = member.person_id
    where person.closed_at is null and member.role = 'coordinator' and (member.until is null or member.until >= ${at}::date)
      and not exists (select from digest_refusal refused where refused.person_id = person.id)
      and not exists (select from weekly_digest written where written.person_id = person.id and written.week_on > ${at}::date - 4)
    group by person.id
    order by person.id`.execute(db)
  return rows
}

/**
 * Called every hour: writes to those whose Monday morning has come. @returns how many mails were written
 * @param siteUrl public address of this instance, without a final slash
 */
export async function writeDigests(db: Database, at: Date, siteUrl: string): Promise<number> {
  return countDone(await listCoordinators(db, at), async (coordinator) => {
    const zone = timeZoneOf(coordinator.communeCode)
    const weekOn = weekToWrite(dayIn(zone, at), hourIn(zone, at))
    // One transaction a person: what is written stays written if the process dies.
    return weekOn !== undefined && db.transaction().execute((tx) => writeTo(tx, coordinator, { weekOn, at, siteUrl }))
  })
}

type Week = { readonly weekOn: string; readonly at: Date; readonly siteUrl: string }

const toldShape = z.array(z.string()).catch([])

/** @returns whether there was something new to say */
async function writeTo(tx: Transaction, { personId, name, email }: Coordinator, week: Week): Promise<boolean> {
  const { weekOn, at, siteUrl } = week
  const last = await tx
    .selectFrom('weekly_digest')
    .select('told')
    .where('person_id', '=', personId)
    .orderBy('week_on', 'desc')
    .limit(1)
    .executeTakeFirst()
  const ctgs = await loadDigestCtgs(tx, personId, at)
  const taken = await tx
    .insertInto('weekly_digest')
    .values({
      person_id: personId,
      week_on: weekOn,
      told: JSON.stringify(ctgs.flatMap(({ items }) => items.map(({ key }) => key))),
      written_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('person_id')
    .executeTakeFirst()
  const sections = newsOf(ctgs, new Set(toldShape.parse(last?.told ?? [])))
  if (!taken || sections.length === 0) return false
  const mailId = await sendMail(
    { tx, at, newId: randomUUID },
    {
      onceKey: `digest:${personId}:${weekOn}`,
      toAddress: email,
      toName: name,
      ...t.mail(name, sections, siteUrl),
      keptBodyText: null,
    },
  )
  await tx
    .updateTable('weekly_digest')
    .set({ mail_id: mailId ?? null })
    .where('person_id', '=', personId)
    .where('week_on', '=', weekOn)
    .execute()
  return true
}

/** A corrective action is told this many days before its day. */
const correctiveNoticeDays = 7

/** What could be said this week of each CTG the person coordinates. Six statements, whatever their number. */
async function loadDigestCtgs(db: Reader, personId: string, at: Date): Promise<readonly DigestCtg[]> {
  const { rows: ctgs } = await sql<{ id: string; name: string; communeCode: string | null }>`
    select ctg.id, ctg.name,
      (select min(territory_code) from ctg_perimeter perimeter where perimeter.ctg_id = ctg.id) as "communeCode"
    from ctg where ctg.archived_at is null and ctg.id in (select member.ctg_id from member where member.person_id = ${personId}
      and member.role = 'coordinator' and (member.until is null or member.until >= ${at}::date))
      and (ctg.ends_on is null or ctg.ends_on >= ${at}::date)
    order by ctg.name`.execute(db)
  const todays = new Map(ctgs.map(({ id, communeCode }) => [id, dayIn(timeZoneOf(communeCode), at)]))
  const actions = await listPlanActionsOfMany(db, todays)
  const copils = await listCopilStandings(db, todays)
  const others = await listOthers(db, [...todays.keys()], at)
  return ctgs.map(({ id, name }) => {
    const own = actions.filter(({ ctgId }) => ctgId === id)
    const copil = copils.get(id)?.yearlyCopil
    const flagged = own.flatMap((action) =>
      watchFlagsOf(action)
        .filter((flag) => flag === 'late' || flag === 'silent' || flag === 'blocked')
        .map((kind): DigestItem => ({ kind, key: `${kind}:${action.id}`, text: t.action(action) })),
    )
    const told = others.filter(({ ctgId }) => ctgId === id).map(toItem)
    const due: readonly DigestItem[] =
      copil && copil.state !== 'in-time'
        ? [{ kind: 'copil', key: `copil:${id}:${copil.dueOn}:${copil.state}`, text: t.copil(copil) }]
        : []
    return { id, name, standing: standingOf(own), items: [...told, ...flagged, ...due] }
  })
}

type Other = {
  readonly ctgId: string
  readonly kind: 'report' | 'answer' | 'corrective'
  readonly id: string
  readonly text: string
  readonly by: string
  readonly dueOn: string | null
}

/** Reports that wait, answers of campaigns still open, corrective actions at their day; in one statement. */
async function listOthers(db: Reader, ctgIds: readonly string[], at: Date): Promise<readonly Other[]> {
  const soon = addDays(dayIn('Europe/Paris', at), correctiveNoticeDays)
  const { rows } = await sql<Other>`
    select report.ctg_id as "ctgId", 'report' as kind, report.id, trim(action.code || ' ' || action.title) as text,
      report.entered_by as by, null::date as "dueOn"
    from progress_report report join action on action.ctg_id = report.ctg_id and action.id = report.action_id
    where report.ctg_id = any(${[...ctgIds]}) and report.status = 'submitted'
    union all
    select recipient.ctg_id, 'answer', recipient.id, campaign.name, recipient.name, null
    from campaign_recipient recipient
    join campaign on campaign.ctg_id = recipient.ctg_id and campaign.id = recipient.campaign_id
    where recipient.ctg_id = any(${[...ctgIds]}) and campaign.closed_at is null and exists (select from campaign_action asked
      where asked.ctg_id = recipient.ctg_id and asked.recipient_id = recipient.id and asked.report_id is not null)
    union all
    select ctg_id, 'corrective', id, measure, responsible, due_on from corrective_action
    where ctg_id = any(${[...ctgIds]}) and state = 'open' and due_on <= ${soon}
    order by 2, 4, 3`.execute(db)
  return rows
}

function toItem({ kind, id, text, by, dueOn }: Other): DigestItem {
  const key = `${kind}:${id}${dueOn ?? ''}`
  if (kind === 'corrective') return { kind, key, text: t.corrective(text, by, dueOn ?? '') }
  return { kind, key, text: kind === 'answer' ? t.answer(by, text) : text }
}
