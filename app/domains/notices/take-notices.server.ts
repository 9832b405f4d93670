/** Slots, notices and mails of a group of people, taken and tied in one transaction. Rules: docs/rules/notices.md §3. */
import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Transaction } from '#app/kernel/database.server.ts'
import type { NoticeLine } from './notices.ts'
import { hashOfSecret } from './store.server.ts'

/** Whose mail of which moment, telling what came before. */
type SlotRequest = { readonly personId: string; readonly slot: string; readonly before: Date }
export type Slot<Person extends SlotRequest = SlotRequest> = Person & {
  readonly digestId: string
  readonly secret: string
}

/** A mail belongs to who takes its slot first; those taken already are left out. Everybody takes them in the order of people. */
export async function takeSlots<Person extends SlotRequest>(
  tx: Transaction,
  group: readonly Person[],
  at: Date,
): Promise<readonly Slot<Person>[]> {
  const slots = group.map((person) => ({
    ...person,
    digestId: randomUUID(),
    secret: randomBytes(32).toString('base64url'),
  }))
  const rows = await tx
    .insertInto('notice_digest')
    .values(
      slots.map(({ digestId, personId, slot, secret }) => ({
        ...{ id: digestId, person_id: personId, slot, written_at: at },
        unsubscribe_hash: hashOfSecret(secret),
      })),
    )
    .onConflict((conflict) => conflict.columns(['person_id', 'slot']).doNothing())
    .returning('id')
    .execute()
  const own = new Set(rows.map(({ id }) => id))
  return slots.filter(({ digestId }) => own.has(digestId))
}

export type TakenNotice = NoticeLine & { readonly digestId: string; readonly personId: string }

/**
 * Gives each digest what waits, under lock: read, withdrawn or told meanwhile, it is left out. What is hidden is asked notice by
 * notice: its CTG is then known, and not that of the whole country (docs/decisions/0073).
 */
export async function takeNotices(tx: Transaction, slots: readonly Slot[]): Promise<readonly TakenNotice[]> {
  const { rows } = await sql<TakenNotice>`
    with waiting as materialized (
      select notice.ctg_id, notice.id, asked.digest_id
      from unnest(${slots.map(({ personId }) => personId)}::uuid[], ${slots.map(({ digestId }) => digestId)}::uuid[],
        ${slots.map(({ before }) => before)}::timestamptz[]) as asked (person_id, digest_id, before)
      join public.notice on notice.person_id = asked.person_id and withdrawn_at is null and read_at is null
        and notice.digest_id is null and created_at < asked.before
    ),
    taken as (
      update public.notice set digest_id = open.digest_id
      from (select waiting.* from waiting cross join lateral (
        select from notice as seen where seen.ctg_id = waiting.ctg_id and seen.id = waiting.id limit 1) as seen) as open
      where notice.ctg_id = open.ctg_id and notice.id = open.id
        and withdrawn_at is null and read_at is null and notice.digest_id is null
      returning notice.id, notice.digest_id, notice.person_id, notice.ctg_id, kind, subject_type, subject_id, facts, created_at
    )
    select taken.id, taken.digest_id as "digestId", taken.person_id as "personId", taken.ctg_id as "ctgId",
      ctg.name as "ctgName", taken.kind, taken.subject_type as "subjectType", taken.subject_id as "subjectId", taken.facts
    from taken join ctg on ctg.id = taken.ctg_id order by ctg.name, taken.created_at, taken.id`.execute(tx)
  return rows
}

type Digest = Slot & { readonly lines: readonly Pick<TakenNotice, 'id'>[] }

/** What its person may no longer read is withdrawn, and told to nobody; a digest that says nothing is as if it had not been. */
export async function withdrawUntold(
  tx: Transaction,
  at: Date,
  digests: readonly Digest[],
  notices: readonly TakenNotice[],
): Promise<void> {
  const noticeIds = new Set(digests.flatMap((digest) => digest.lines.map(({ id }) => id)))
  const untold = notices.filter(({ id }) => !noticeIds.has(id))
  if (untold.length > 0)
    await sql`
      update public.notice set withdrawn_at = ${at}, digest_id = null
      where person_id = any(${untold.map(({ personId }) => personId)}::uuid[])
        and digest_id = any(${untold.map(({ digestId }) => digestId)}::uuid[])
        and id = any(${untold.map(({ id }) => id)}::uuid[])`.execute(tx)
  const empty = digests.filter((digest) => digest.lines.length === 0).map(({ digestId }) => digestId)
  if (empty.length > 0) await tx.deleteFrom('notice_digest').where('id', 'in', empty).execute()
}

export async function tieMails(
  tx: Transaction,
  tied: readonly { readonly digestId: string; readonly mailId: string | null }[],
): Promise<void> {
  await sql`
    update notice_digest set mail_id = tied.mail_id
    from unnest(${tied.map(({ digestId }) => digestId)}::uuid[], ${tied.map(({ mailId }) => mailId)}::uuid[]) as tied (digest_id, mail_id)
    where notice_digest.id = tied.digest_id`.execute(tx)
}
