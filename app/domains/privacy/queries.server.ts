/** What the pages about people’s own data read. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { addDays, addMonths, parisDay } from '#app/kernel/calendar.ts'
import type { Database, Reader } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { listHeld } from './address-link.server.ts'
import { requireAdministrator } from './administrator.server.ts'
import { collectData } from './collect-data.server.ts'
import { findIdentity } from './commands/open-archive.server.ts'
import { dataJson } from './data-archive.ts'
import type { FoundAddress } from './door.server.ts'
import { archiveDays } from './given-data.ts'
import type { PersonalColumn } from './personal-columns.ts'
import { listPersonalColumns } from './personal-columns.ts'
import { isHers, onlyThose, readShapes } from './reduce-columns.server.ts'
import { findNamed, readDeparted } from './reduce-person.server.ts'
import { buildRegister } from './register.ts'
import { tableLabels } from './table-labels.fr.ts'
import { listDeparted } from './tell-departed.server.ts'

/** Her last archive, and which proof of identity she will be asked for. */
export async function getMyData({ db, actor, at }: Context, sessionId: string | null) {
  const archive = await rowsOf(db, 'personal_archive', { person_id: actor.personId })
    .select(['id', 'asked_at as askedAt', 'made_at as madeAt', 'size_bytes as sizeBytes'])
    .select(['open_until as openUntil', 'open_session_id as openSessionId'])
    .orderBy('asked_at', 'desc')
    .executeTakeFirst()
  const isOpen =
    archive?.openUntil != null && archive.openUntil > at && sessionId !== null && archive.openSessionId === sessionId
  return {
    identity: await findIdentity(db, actor.personId),
    archive: archive
      ? {
          ...{ askedAt: archive.askedAt, madeAt: archive.madeAt, sizeBytes: Number(archive.sizeBytes ?? 0), isOpen },
          keptUntil: addDays(parisDay(archive.madeAt ?? archive.askedAt), archiveDays),
          isLate: archive.madeAt === null && at.getTime() - archive.askedAt.getTime() > 3_600_000,
        }
      : null,
  }
}
export type MyData = Awaited<ReturnType<typeof getMyData>>

/** The file itself, while it is open to this session; that it was taken is journaled. Undefined once it is not. */
export async function takeArchive({ db, actor, at }: Context, sessionId: string | null) {
  const archive = await rowsOf(db, 'personal_archive', { person_id: actor.personId })
    .select(['id', 'file_sha256 as sha256'])
    .where('open_until', '>', at)
    .where('open_session_id', '=', sessionId)
    .orderBy('made_at', 'desc')
    .executeTakeFirst()
  if (!archive?.sha256) return
  const { id, sha256 } = archive
  await db.transaction().execute(async (tx) => {
    await rowsOf(tx, 'personal_archive', { id }).update({ taken_at: at })
    await recordAct({ tx, at, actor, newId: randomUUID }, 'person.data-taken', { ctgId: null, id: actor.personId })
  })
  return { sha256, name: `mes-donnees-trame-${parisDay(at)}.zip`, mediaType: 'application/zip' }
}

/** A screen: the earliest gone first. */
const mostShown = 100

export async function getDepartedPage(context: Context, months: number, email: string) {
  requireAdministrator(context)
  const { db, at } = context
  const today = parisDay(at)
  const people = await listDeparted(db, { today, before: today, most: mostShown + 1 })
  const found = email ? await rowsOf(db, 'person', { email: email.toLowerCase() }).find(['id', 'name']) : undefined
  return {
    months,
    email,
    isUnknown: email !== '' && found === undefined,
    found: found ?? null,
    mostShown,
    hasMore: people.length > mostShown,
    people: people.slice(0, mostShown).map(({ personId, name, leftOn, dueOn }) => ({
      ...{ personId, name, leftOn, isTold: dueOn !== null },
      dueOn: dueOn ?? addMonths(leftOn, months),
    })),
  }
}
export type DepartedPageData = Awaited<ReturnType<typeof getDepartedPage>>

type Line = { readonly label: string; readonly count: number; readonly fate: PersonalColumn['fate'] } & Pick<
  PersonalColumn,
  'why'
>

/** How many rows of each sort name her, and what becomes of them; frozen documents are not opened. One statement. */
async function countNamed(db: Reader, named: Awaited<ReturnType<typeof findNamed>>): Promise<readonly Line[]> {
  if (!named) return []
  const shapes = await readShapes(db)
  const columns = listPersonalColumns().filter(({ why, table }) => why !== 'frozen' && table !== 'person')
  const parts = columns.flatMap((column, index) => {
    const shape = shapes.get(`${column.table}.${column.column}`)
    // A list of names is that of whom one looks for; an account that stays is said by the others.
    if (!shape || column.table === 'person_reduction' || column.why === 'account') return []
    const hers = isHers(column, named, shape)
    return [
      sql`select ${index}::int as index, count(*)::int as count, (count(*) filter (where ${onlyThose(column)}))::int as going
      from ${sql.id('public', column.table)} where ${hers}`,
    ]
  })
  const { rows } = await sql<{ index: number; count: number; going: number }>`
    select * from (${sql.join(parts, sql` union all `)}) as counted where count > 0`.execute(db)
  const lines = rows.flatMap(({ index, count, going }): readonly Line[] => {
    const column = columns[index]
    if (!column) return []
    const label = tableLabels[column.table as keyof typeof tableLabels] ?? column.table
    const { fate, why } = column
    if (fate === 'stays') return [{ label, count, fate, ...(why && { why }) }]
    const heldLine = { label, count: count - going, fate: 'stays' as const, why: 'held' as const }
    return [{ label, count: going, fate }, heldLine].filter((line) => line.count > 0)
  })
  return sumByLabel(lines)
}

/** One line a sort of thing and what becomes of it: the most rows of one of its columns. */
function sumByLabel(lines: readonly Line[]): readonly Line[] {
  const groups = Map.groupBy(lines, ({ label, fate, why }) => `${label} ${fate} ${why ?? ''}`)
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group.toSorted((one, other) => other.count - one.count)
      return first ? [first] : []
    })
    .toSorted((one, other) => one.label.localeCompare(other.label, 'fr'))
}

export async function getDepartedPerson(context: Context, personId: string) {
  requireAdministrator(context)
  const { db, actor, at } = context
  const person = await readDeparted(db, personId, { actorId: actor.personId, today: parisDay(at) })
  const named = await findNamed(db, personId)
  const ctgs = await db
    .selectFrom('ctg')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(person.mandates.map(({ ctgId }) => ctgId)), personId])
    .orderBy('name')
    .execute()
  const knownAs = named?.knownAs ?? {}
  return {
    person: { ...person, mandates: person.mandates.length },
    knownAs: [
      ...ctgs.map(({ id, name }) => ({ where: name, as: knownAs[id] ?? '' })),
      { where: '', as: knownAs[''] ?? '' },
    ],
    namesakes: ctgs.length - (named?.ownCtgs.length ?? 0),
    lines: person.startedAt === null ? await countNamed(db, named) : [],
  }
}
export type DepartedPersonData = Awaited<ReturnType<typeof getDepartedPerson>>

export const getAddressPage = async (db: Database, { email, erasedAt }: FoundAddress) => ({
  ...{ email, erasedAt },
  held: await listHeld(db, email),
})
export type AddressPageData = Awaited<ReturnType<typeof getAddressPage>>

/** The same with its rows, without what names others: to take away. */
export async function getAddressData(db: Database, { email }: FoundAddress, at: Date, instance: string) {
  const named = {
    ...{ personId: '00000000-0000-0000-0000-000000000000', names: [], addresses: [email] },
    ...{ knownAs: {}, ownCtgs: [], isAlone: false },
  }
  const lists = await collectData(db, { named, ctgIds: undefined })
  const sentenceOf = (action: string) => action
  return dataJson({ instance, madeAt: at, whose: email, lists, ctgNames: {}, sentenceOf })
}

/** The lines of the register, for who administers the instance. */
export function getRegisterPage(context: Context, months: number) {
  requireAdministrator(context)
  return { lines: buildRegister(months) }
}
