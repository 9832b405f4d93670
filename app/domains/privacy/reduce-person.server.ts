/** One person reduced: her account closed at once, then what names her, column by column. Rules: docs/rules/privacy.md §4. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { endSessions, setClosing } from '#app/domains/accounts/steps.server.ts'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import type { Role } from '#app/kernel/actor.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import type { Database, Reader, Transaction } from '#app/kernel/database.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { roleNames } from '#app/kernel/role-names.fr.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { privacyLabels as t } from './labels.fr.ts'
import { type Pace, type PersonSearch, reduceColumns, softwareNames } from './reduce-columns.server.ts'
import { addressOfReduced, dueOn, knownAs, refusalToReduce, shortestName } from './reduction.ts'
import { listDeparted } from './tell-departed.server.ts'

/** Who she was in each of her CTGs, the latest mandate first. */
async function listMandates(db: Reader, personId: string) {
  const { rows } = await sql<{
    ctgId: string
    role: Role
    functionTitle: string
    party: string
    until: string | null
  }>`
    select member.ctg_id as "ctgId", member.role, member.function_title as "functionTitle",
      coalesce(nullif(party.short_name, ''), party.name) as party, member.until
    from public.member join public.party on party.ctg_id = member.ctg_id and party.id = member.party_id
    where member.person_id = ${personId}
    order by member.until desc nulls first, member.created_at desc`.execute(db)
  return rows
}

/** Her former names, from the lines of the journal that changed them. */
async function listFormerNames(db: Reader, personId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct person_name as name from public.audit_entry
      where person_id = ${personId} and person_name not like ${softwareNames}
    union select detail ->> 'before' from public.audit_entry
      where person_id = ${personId} and action = 'person.renamed' and detail ->> 'before' is not null`.execute(db)
  return rows.map(({ name }) => name)
}

/** The CTGs where nobody else bears one of her names, and whether this holds for the whole instance. */
async function listOwnPlaces(db: Reader, personId: string, names: readonly string[], ctgIds: readonly string[]) {
  const { rows } = await sql<{ ctgId: string | null }>`
    select member.ctg_id as "ctgId" from public.person
    left join public.member on member.person_id = person.id
    where person.id <> ${personId} and person.name = any(${names}::text[])`.execute(db)
  const shared = new Set(rows.map(({ ctgId }) => ctgId))
  return { ownCtgs: ctgIds.filter((ctgId) => !shared.has(ctgId)), isAlone: rows.length === 0 }
}

const unique = (list: readonly string[]): readonly string[] => [...new Set(list)]

/** Whom to look for; undefined when there is no such person. */
export async function findNamed(db: Reader, personId: string): Promise<PersonSearch | undefined> {
  const person = await db.selectFrom('person').select(['name', 'email']).where('id', '=', personId).executeTakeFirst()
  if (!person) return
  const mandates = await listMandates(db, personId)
  const names = unique([person.name, ...(await listFormerNames(db, personId))]).filter(
    (name) => name.trim().length >= shortestName,
  )
  const spoken = mandates.map(({ ctgId, role, functionTitle, party }) => [
    ctgId,
    knownAs({ functionTitle, role: roleNames[role], party }),
  ])
  // The latest of each CTG is written last.
  const byCtg = Object.fromEntries(spoken.toReversed())
  const ctgIds = unique(mandates.map(({ ctgId }) => ctgId))
  return {
    personId,
    names,
    addresses: [person.email],
    knownAs: { ...byCtg, '': spoken[0]?.[1] ?? t.formerAccount },
    ...(await listOwnPlaces(db, personId, names, ctgIds)),
  }
}

/** Mandates that run today, and whether she may be reduced. @throws DomainError not-found */
export async function readDeparted(
  db: Reader,
  personId: string,
  { actorId, today }: { actorId: string; today: string },
) {
  const person = await db
    .selectFrom('person')
    .leftJoin('person_reduction as reduction', 'reduction.person_id', 'person.id')
    .select(['person.id', 'person.name', 'person.email', 'is_platform_administrator as isAdministrator'])
    .select(['reduction.started_at as startedAt', 'reduction.done_at as doneAt', 'reduction.due_on as dueOn'])
    .where('person.id', '=', personId)
    .executeTakeFirst()
  if (!person) throw new DomainError('not-found', 'privacy.person-not-found')
  const mandates = await listMandates(db, personId)
  const running = mandates.filter(({ until }) => until === null || until >= today)
  const refusal = refusalToReduce({
    isAdministrator: person.isAdministrator,
    runningMandates: running.length,
    isStarted: person.startedAt !== null,
    isOneself: personId === actorId,
  })
  return { ...person, mandates, refusal }
}

type Start = { readonly askedBy: string; readonly reason: string }

/** Closes the account and writes whom to look for: from there nobody enters, and the job, asked for by the caller, does the rest. */
export async function startReduction(
  { tx, at }: Pick<Work, 'tx' | 'at'>,
  named: PersonSearch,
  { askedBy, reason }: Start,
) {
  const { personId } = named
  const started = {
    ...{ asked_by: askedBy, reason, started_at: at, known_as: JSON.stringify(named.knownAs) },
    ...{ names: [...named.names], addresses: [...named.addresses] },
  }
  await rowsOf(tx, 'person_reduction', { person_id: personId }).put(started)
  await rowsOf(tx, 'person', { id: personId }).update({
    ...{ name: named.knownAs[''] ?? t.formerAccount, email: addressOfReduced(personId), emailVerified: false },
    ...{ image: null, demo_role: null, updatedAt: at },
  })
  await setClosing(tx, personId, { at, reason })
  await endSessions(tx, personId)
  await tx.deleteFrom('person_account').where('userId', '=', personId).execute()
  for (const table of ['second_factor', 'recovery_code', 'passkey', 'provider_identity'] as const)
    await tx.deleteFrom(table).where('person_id', '=', personId).execute()
}

const nobody = { personId: null, name: t.upkeep, memberships: [] } as const

/** Ends the reduction: forgets what was searched for, and journals how much changed, without any name. */
async function finish(tx: Transaction, personId: string, changed: Readonly<Record<string, number>>, at: Date) {
  const done = await rowsOf(tx, 'person_reduction', { person_id: personId, done_at: null }).change(
    { names: [], addresses: [], done_at: at },
    ['person_id'],
  )
  if (!done) return
  await recordAct(
    { tx, at, actor: nobody, newId: randomUUID },
    'person.reduced',
    { ctgId: null, id: personId },
    { changed },
  )
}

/** Goes on with what was started: killed in the middle, it is begun again and finds what is left. */
export async function continueReduction(db: Database, personId: string, at: Date, pace?: Pace): Promise<void> {
  const row = await rowsOf(db, 'person_reduction', { person_id: personId, done_at: null })
    .select(['names', 'addresses', 'known_as as knownAs'])
    .where('started_at', 'is not', null)
    .executeTakeFirst()
  if (!row) return
  const known = Object.entries(row.knownAs ?? {}).map(([key, words]) => [key, String(words)])
  const ctgIds = known.flatMap(([key]) => (key ? [key] : []))
  const { names, addresses } = row
  const named = {
    ...{ personId, names, addresses, knownAs: Object.fromEntries(known) },
    ...(await listOwnPlaces(db, personId, names, ctgIds)),
  }
  const changed = await reduceColumns(db, named, pace && { pace })
  await db.transaction().execute((tx) => finish(tx, personId, changed, at))
}

/** Those due today, told in time and departed for as long as the instance sets; then all that was started. The job. */
export async function reducePeople(db: Database, at: Date, months: number): Promise<void> {
  const today = parisDay(at)
  const { rows: due } = await sql<{ personId: string }>`
    select person_id as "personId" from public.person_reduction
    where started_at is null and due_on <= ${today}::date order by due_on limit 200`.execute(db)
  const starts = await inTurn(due, ({ personId }) =>
    db.transaction().execute((tx) => startOrForget(tx, personId, { at, months })),
  )
  const started = await rowsOf(db, 'person_reduction', { done_at: null })
    .select(['person_id as personId'])
    .where('started_at', 'is not', null)
    .orderBy('started_at')
    .execute()
  const ends = await inTurn(started, ({ personId }) => continueReduction(db, personId, at))
  const failures = [...starts, ...ends]
  if (failures.length > 0) throw new AggregateError(failures, 'a person could not be reduced')
}

/** One that fails holds up none of the others. @returns the failures */
async function inTurn<One>(all: readonly One[], run: (one: One) => Promise<void>): Promise<readonly unknown[]> {
  const failures: unknown[] = []
  for (const one of all) await run(one).catch((error: unknown) => failures.push(error))
  return failures
}

/** Somebody who came back is left as she is: if she leaves again, her delay starts again, and she is told again. */
async function startOrForget(tx: Transaction, personId: string, { at, months }: { at: Date; months: number }) {
  const today = parisDay(at)
  await tx.selectFrom('person').select('id').where('id', '=', personId).forUpdate().execute()
  const [departed] = await listDeparted(tx, { today, before: today, most: 1, personId })
  const named = departed && dueOn(departed.leftOn, months) <= today && (await findNamed(tx, personId))
  if (named) return startReduction({ tx, at }, named, { askedBy: t.upkeep, reason: t.delayReached })
  await tx.deleteFrom('person_reduction').where('person_id', '=', personId).where('started_at', 'is', null).execute()
}
