/** The journal of the instance under its filters, on a real database. */
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Context } from '#app/kernel/transaction.server.ts'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { newTestDatabase } from '#test/database.server.ts'
import { getInstanceJournal } from './instance-journal.server.ts'
import { instanceActKinds, readInstanceJournalFilter } from './instance-journal.ts'

const { db } = await newTestDatabase()
const actor = { personId: randomUUID(), name: 'Inès Organdi', isPlatformAdministrator: true, memberships: [] }
const context: Context = { db, actor, at: new Date() }
const all = readInstanceJournalFilter(new URLSearchParams())
const totalOf = async (filter: Partial<typeof all>) =>
  (await getInstanceJournal(context, { ...all, ...filter }, 1)).total

const acts = [
  ['person.entered', 'person'],
  ['person.factor-failed', 'person'],
  ['person.provider-refused', 'person'],
  ['person.closed', 'person'],
  ['member.ended', 'member'],
  ['party.mail-domain-opened', 'party'],
  ['instance.jobs-retried', 'instance'],
] as const

beforeAll(async () => {
  const { ctgId } = await givenCtg(db)
  await db
    .insertInto('audit_entry')
    .values(
      acts.map(([action, type]) => ({
        ...{ at: new Date(), person_name: 'Inès Organdi', action, subject_type: type, subject_id: randomUUID() },
        ctg_id: type === 'member' || type === 'party' ? ctgId : null,
      })),
    )
    .execute()
})

test('each line is of one kind, and of one only', async () => {
  const totals = await Promise.all(instanceActKinds.map((kind) => totalOf({ kind })))
  expect(totals).toEqual([3, 1, 2, 1])
  expect(totals.reduce((sum, total) => sum + total, 0)).toBe(await totalOf({}))
})

test('a day that no calendar has filters nothing', () => {
  for (const day of ['2026-02-31', '2026-13-01', '9999-12-31', 'hier'])
    expect(readInstanceJournalFilter(new URLSearchParams({ du: day })).from).toBeNull()
})
