/**
 * Writes the weekly digests: one mail a coordinator whatever the number of her CTGs, in one transaction with her row of the week and
 * those of a group of others, so that a process killed in the middle has written each once or not at all. Rules: docs/rules/followup.md §8.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { CopilStanding } from '#app/domains/meetings/meetings.ts'
import { listCopilStandings } from '#app/domains/meetings/queries.server.ts'
import { usualThresholds } from '#app/domains/plan/plan.ts'
import { type FlaggedPlan, listFlaggedPlans } from '#app/domains/plan-list/queries.server.ts'
import { addDays, dayIn, hourIn, timeZoneOf } from '#app/kernel/calendar.ts'
import type { Database, Reader, Transaction } from '#app/kernel/database.server.ts'
import { countTogether } from '#app/kernel/few-at-once.ts'
import { sendMails } from '#app/kernel/mail.server.ts'
import { type DigestCtg, type DigestItem, newsOf, weekToWrite } from './digest.ts'
import { digestLabels as t } from './digest-labels.fr.ts'
import type { Standing } from './watch.ts'

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
  const due = (await listCoordinators(db, at)).flatMap((coordinator) => {
    const zone = timeZoneOf(coordinator.communeCode)
    const weekOn = weekToWrite(dayIn(zone, at), hourIn(zone, at))
    return weekOn === undefined ? [] : [{ ...coordinator, weekOn }]
  })
  // What is written stays written if the process dies.
  return countTogether(due, (group) => db.transaction().execute((tx) => writeTo(tx, group, { at, siteUrl })))
}

type Due = Coordinator & { readonly weekOn: string }
type Moment = { readonly at: Date; readonly siteUrl: string }
type Digest = Due & { readonly ctgs: readonly DigestCtg[]; readonly told: ReadonlySet<string> }

const toldShape = z.array(z.string()).catch([])

/** @returns how many of them had something new to be told */
async function writeTo(tx: Transaction, group: readonly Due[], { at, siteUrl }: Moment): Promise<number> {
  const personIds = group.map(({ personId }) => personId)
  const sentKeysOf = await readLastTold(tx, personIds)
  const ctgs = await loadDigestCtgs(tx, personIds, at)
  const own = await takeWeeks(
    tx,
    group.map((one) => ({
      ...one,
      told: sentKeysOf.get(one.personId) ?? new Set(),
      ctgs: ctgs.get(one.personId) ?? [],
    })),
    at,
  )
  const mails = own.flatMap((digest) => mailsOf(digest, siteUrl))
  const mailIds = await sendMails({ tx, at, newId: randomUUID }, mails)
  const written = own.flatMap((digest) => {
    const mailId = mailIds.get(onceKeyOf(digest))
    return mailId === undefined ? [] : [{ ...digest, mailId }]
  })
  await sql`
    update weekly_digest set mail_id = written.mail_id
    from unnest(${written.map(({ personId }) => personId)}::uuid[], ${written.map(({ weekOn }) => weekOn)}::date[],
      ${written.map(({ mailId }) => mailId)}::uuid[]) as written (person_id, week_on, mail_id)
    where weekly_digest.person_id = written.person_id and weekly_digest.week_on = written.week_on`.execute(tx)
  return mails.length
}

const onceKeyOf = ({ personId, weekOn }: Pick<Due, 'personId' | 'weekOn'>): string => `digest:${personId}:${weekOn}`

/** One, or none when there is nothing new to say. */
function mailsOf(digest: Digest, siteUrl: string) {
  const { name, email, ctgs, told } = digest
  const sections = newsOf(ctgs, told)
  if (sections.length === 0) return []
  const letter = t.mail(name, sections, siteUrl)
  return [{ onceKey: onceKeyOf(digest), toAddress: email, toName: name, ...letter, keptBodyText: null }]
}

/** Keys of everything that the last digest of each could have said. */
async function readLastTold(tx: Transaction, personIds: readonly string[]) {
  const { rows } = await sql<{ readonly personId: string; readonly told: unknown }>`
    select person.id as "personId", last.told from unnest(${personIds}::uuid[]) as person (id)
    cross join lateral (select told from weekly_digest where person_id = person.id order by week_on desc limit 1) as last`.execute(
    tx,
  )
  return new Map(rows.map(({ personId, told }) => [personId, new Set(toldShape.parse(told))]))
}

/** Those whose week nobody had written; in the order of people, as everybody takes them. */
async function takeWeeks(tx: Transaction, group: readonly Digest[], at: Date): Promise<readonly Digest[]> {
  const taken = await tx
    .insertInto('weekly_digest')
    .values(
      group.map(({ personId, weekOn, ctgs }) => ({
        ...{ person_id: personId, week_on: weekOn, written_at: at },
        told: JSON.stringify(ctgs.flatMap(({ items }) => items.map(({ key }) => key))),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('person_id as personId')
    .execute()
  const own = new Set(taken.map(({ personId }) => personId))
  return group.filter(({ personId }) => own.has(personId))
}

/** A corrective action is told this many days before its day. */
const correctiveNoticeDays = 7

type CtgOf = {
  readonly personId: string
  readonly id: string
  readonly name: string
  readonly communeCode: string | null
}

/** What could be said this week of each CTG that each of them coordinates. Four statements, whatever their number. */
async function loadDigestCtgs(
  db: Reader,
  personIds: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, readonly DigestCtg[]>> {
  const { rows: own } = await sql<CtgOf>`
    select coordinated.person_id as "personId", ctg.id, ctg.name,
      (select min(territory_code) from ctg_perimeter perimeter where perimeter.ctg_id = ctg.id) as "communeCode"
    from (select distinct person_id, ctg_id from member where person_id = any(${personIds}::uuid[])
      and role = 'coordinator' and (until is null or until >= ${at}::date)) as coordinated
    join ctg on ctg.id = coordinated.ctg_id
    where ctg.archived_at is null and (ctg.ends_on is null or ctg.ends_on >= ${at}::date)
    order by ctg.name, ctg.id`.execute(db)
  const todays = new Map(own.map(({ id, communeCode }) => [id, dayIn(timeZoneOf(communeCode), at)]))
  const plans = await listFlaggedPlans(db, todays)
  const copils = await listCopilStandings(db, todays)
  const others = Map.groupBy(await listOthers(db, [...todays.keys()], at), ({ ctgId }) => ctgId)
  const digestCtgs = new Map(
    own.map(({ id, name }) => {
      const copil = copils.get(id)?.yearlyCopil
      return [id, digestOf({ id, name, copil, plan: plans.get(id), others: others.get(id) ?? [] })]
    }),
  )
  return new Map(
    [...Map.groupBy(own, ({ personId }) => personId)].map(([personId, ctgs]) => [
      personId,
      ctgs.flatMap(({ id }) => digestCtgs.get(id) ?? []),
    ]),
  )
}

type Sayable = {
  readonly id: string
  readonly name: string
  readonly plan: FlaggedPlan | undefined
  readonly others: readonly Other[]
  readonly copil: CopilStanding['yearlyCopil'] | undefined
}

const noStanding: Standing = {
  total: 0,
  counts: {
    ...{ late: 0, silent: 0, blocked: 0, 'without-lead': 0 },
    ...{ watched: 0, 'without-measure': 0, 'due-soon': 0 },
  },
  silentDays: usualThresholds.silentDays,
}

/** What could be said of one CTG. */
function digestOf({ id, name, plan, others, copil }: Sayable): DigestCtg {
  const flagged = (plan?.actions ?? []).flatMap((action) =>
    action.flags.map((kind): DigestItem => ({ kind, key: `${kind}:${action.id}`, text: t.action(action) })),
  )
  const due: readonly DigestItem[] =
    copil && copil.state !== 'in-time'
      ? [{ kind: 'copil', key: `copil:${id}:${copil.dueOn}:${copil.state}`, text: t.copil(copil) }]
      : []
  const standing = plan ? { ...plan, silentDays: plan.silentDays ?? usualThresholds.silentDays } : noStanding
  return { id, name, standing, items: [...others.map(toItem), ...flagged, ...due] }
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
