/** The people of an archive: known here by their address, or made here without password. Rules: docs/rules/archives.md §6. */
import { createHash } from 'node:crypto'
import type { Transaction } from '#app/kernel/database.server.ts'
import { addRows } from '#app/kernel/rows.server.ts'
import { type ArchivedPerson, archiveLimits, entryNames, personShape } from '../archive-format.ts'
import { readJson } from '../read-json.ts'
import { linesOf } from './lines.ts'
import type { OpenedArchive } from './open-archive.server.ts'
import { ArchiveRefused } from './refused.ts'

/** @throws ArchiveRefused when one is there twice, by id or by address */
export async function readPeople(archive: OpenedArchive): Promise<readonly ArchivedPerson[]> {
  const people: ArchivedPerson[] = []
  const seen = new Set<string>()
  for await (const line of linesOf(archive.read(entryNames.people), 10_000, entryNames.people)) {
    const person = readPerson(line)
    const email = person.email.toLowerCase()
    if (seen.has(person.id) || seen.has(email)) throw new ArchiveRefused('same-address-twice', entryNames.people)
    seen.add(person.id).add(email)
    people.push({ ...person, email })
    if (people.length > archiveLimits.people) throw new ArchiveRefused('too-large', entryNames.people)
  }
  if (people.length !== archive.manifest.people) throw new ArchiveRefused('wrong-count', entryNames.people)
  return people
}

function readPerson(line: string): ArchivedPerson {
  const { data, error } = personShape.safeParse(readJson(line))
  if (!data) throw new ArchiveRefused('bad-row', entryNames.people, error)
  return data
}

export type Ties = {
  /** Ids of the archive → ids here. */
  readonly idOf: ReadonlyMap<string, string>
  readonly known: readonly ArchivedPerson[]
}

/** A statement takes 65,535 values. */
const madeAtOnce = 1_000

/** Nobody's account is changed: the known are tied, the others made. */
export async function tiePeople(tx: Transaction, people: readonly ArchivedPerson[], at: Date): Promise<Ties> {
  if (people.length === 0) return { idOf: new Map(), known: [] }
  const addresses = people.map(({ email }) => email)
  const here = await tx.selectFrom('person').select(['id', 'email']).where('email', 'in', addresses).execute()
  const byAddress = new Map(here.map(({ id, email }) => [email, id]))
  const ids = people.map(({ id }) => id)
  const taken = new Set(
    (await tx.selectFrom('person').select('id').where('id', 'in', ids).execute()).map(({ id }) => id),
  )
  // An id already borne by somebody else here stays hers: the newcomer gets another.
  const idHere = ({ id, email }: ArchivedPerson) => byAddress.get(email) ?? (taken.has(id) ? otherId(id, email) : id)
  const made = people
    .filter(({ email }) => !byAddress.has(email))
    .map((one) => ({ id: idHere(one), name: one.name, email: one.email, createdAt: at, updatedAt: at }))
  for (let start = 0; start < made.length; start += madeAtOnce)
    await addRows(tx, 'person', made.slice(start, start + madeAtOnce))
  return {
    idOf: new Map(people.map((one) => [one.id, idHere(one)])),
    known: people.filter(({ email }) => byAddress.has(email)),
  }
}

function otherId(id: string, email: string): string {
  const hex = createHash('sha256').update(`${id} ${email}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
