/**
 * Takes the demonstration out of an instance where real people have begun to work: its CTGs, its people, its mails, and nothing
 * else. Why this and not a new instance: docs/decisions/0017.
 */

import { sql } from 'kysely'
import type { Database, Transaction } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { writeDemoState } from './demo-state.server.ts'
import { demoPeople } from './people.ts'

type NamedRow = { readonly id: string; readonly name: string }

/** What would go, and what would stay. */
export type DemoParts = {
  /** Played by Trame, or tried out by its accounts alone: nobody else is a member. */
  readonly ctgs: readonly NamedRow[]
  readonly people: readonly NamedRow[]
  /** Real people are members: kept, without the accounts of the demonstration. */
  readonly keptCtgs: readonly (NamedRow & { readonly leaving: readonly string[] })[]
}

const emails = demoPeople.map(({ email }) => email)

/** The acts of the demonstration are at nine sharp (stage.server.ts): whoever clicks is not, to the millisecond. */
const isPlayed = sql<boolean>`bool_or(date_trunc('day', ctg.created_at at time zone 'UTC') + interval '9 hours' = ctg.created_at at time zone 'UTC'
  and exists (select from public.audit_entry entry join public.person on person.id = entry.person_id
    where entry.ctg_id = ctg.id and entry.at = ctg.created_at and person.email = any(${emails})))`

export async function listDemoParts(db: Database | Transaction): Promise<DemoParts> {
  const people = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('email', 'in', emails)
    .orderBy('name')
    .execute()
  const rows = await db
    .selectFrom('ctg')
    .leftJoin('member', 'member.ctg_id', 'ctg.id')
    .leftJoin('person', 'person.id', 'member.person_id')
    .select(['ctg.id', 'ctg.name', isPlayed.as('isPlayed')])
    .select(sql<boolean>`coalesce(bool_or(person.email <> all(${emails})), false)`.as('hasRealMember'))
    .select(sql<boolean>`coalesce(bool_or(person.email = any(${emails})), false)`.as('hasDemoMember'))
    .select(
      sql<
        readonly string[]
      >`coalesce(array_agg(distinct person.name) filter (where person.email = any(${emails})), '{}')`.as('leaving'),
    )
    .groupBy(['ctg.id', 'ctg.name'])
    .orderBy('ctg.name')
    .execute()
  const goes = (row: (typeof rows)[number]): boolean => row.isPlayed || (row.hasDemoMember && !row.hasRealMember)
  return {
    people,
    ctgs: rows.filter(goes).map(({ id, name }) => ({ id, name })),
    keptCtgs: rows.filter((row) => !goes(row)).map(({ id, name, leaving }) => ({ id, name, leaving })),
  }
}

const idsOf = (list: readonly NamedRow[]): readonly string[] => list.map(({ id }) => id)

/** In one transaction: an instance is a demonstration, or real, never half. @returns what went, and what stayed */
export async function removeDemo(db: Database): Promise<DemoParts & { readonly closed: readonly string[] }> {
  return db.transaction().execute(async (tx) => {
    const parts = await listDemoParts(tx)
    // The journal, which nothing else may change, is opened until the commit.
    await sql`alter table public.audit_entry disable trigger audit_entry_is_append_only`.execute(tx)
    await removeCtgs(tx, idsOf(parts.ctgs))
    await sql`delete from public.audit_entry where ctg_id is null and person_id = any(${idsOf(parts.people)})`.execute(
      tx,
    )
    await sql`alter table public.audit_entry enable trigger audit_entry_is_append_only`.execute(tx)
    const closed = await removePeople(tx, parts.people)
    // Read on a page, or waiting for a mail server: none has left. A letter of the week, the one thing that insists, forgets it.
    await sql`update public.weekly_digest set mail_id = null
      where mail_id in (select id from outgoing_mail where sent_at is null)`.execute(tx)
    await tx.deleteFrom('outgoing_mail').where('sent_at', 'is', null).execute()
    await writeDemoState(tx, 'removed')
    return { ...parts, closed }
  })
}

/** Columns of other tables that name a CTG: what is kept forgets those that go. */
const pointers = [
  { table: 'ctg', columns: ['predecessor_id'], ctg: 'predecessor_id' },
  { table: 'action', columns: ['carried_ctg_id', 'carried_action_id'], ctg: 'carried_ctg_id' },
] as const

/** One statement for all tables: PostgreSQL looks at references when it ends, so that no order is to be found. */
async function removeCtgs(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  for (const { table, columns, ctg } of pointers)
    await sql`update ${sql.table(`public.${table}`)} set ${sql.join(columns.map((name) => sql`${sql.ref(name)} = null`))}
      where ${sql.ref(ctg)} = any(${ids})`.execute(tx)
  const { rows: tables } = await sql<{ name: string }>`
    select columns.table_name as name from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and column_name = 'ctg_id' and table_type = 'BASE TABLE'`.execute(tx)
  const removals = tables.map(
    ({ name }, place) =>
      sql`${sql.ref(`removed_${place}`)} as (delete from ${sql.table(`public.${name}`)} where ctg_id = any(${ids}))`,
  )
  await sql`with ${sql.join(removals)} delete from public.ctg where id = any(${ids})`.execute(tx)
}

/** @returns names of those that something kept still names: their account is closed, their name stays on what they wrote */
async function removePeople(tx: Transaction, people: readonly NamedRow[]): Promise<readonly string[]> {
  const closed: string[] = []
  for (const { id, name } of people) {
    await sql`savepoint one_person`.execute(tx)
    try {
      await sql`update public.action set lead_person_id = null where lead_person_id = ${id}`.execute(tx)
      await sql`delete from public.member where person_id = ${id}`.execute(tx)
      await tx.deleteFrom('person').where('id', '=', id).execute()
    } catch (error) {
      if (!isReferenced(error)) throw error
      await sql`rollback to savepoint one_person`.execute(tx)
      await closeAccount(tx, id)
      closed.push(name)
    }
    await sql`release savepoint one_person`.execute(tx)
  }
  return closed
}

const isReferenced = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '23503'

/** No password, no session, no mandate, no address that answers. */
async function closeAccount(tx: Transaction, id: string): Promise<void> {
  await tx.deleteFrom('person_session').where('userId', '=', id).execute()
  await tx.deleteFrom('person_account').where('userId', '=', id).execute()
  await sql`update public.member set until = current_date - 1 where person_id = ${id}`.execute(tx)
  await rowsOf(tx, 'person', { id }).update({
    email: `${id}@demonstration.invalid`,
    demo_role: null,
    is_platform_administrator: false,
  })
}
