/** A copy of a CTG is read by both coordinations: it tells neither what a deposit was called that nobody read, nor what was wrong in it. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '#test/database.server.ts'
import { givenFullCtg } from '#test/full-ctg.server.ts'
import { readLeavingTables } from './catalogue.server.ts'
import { rowSelect } from './rows.server.ts'

const db = await testDatabase()

/** The deposit of the test, corrected by another; both told of in the journal by their title. */
async function givenCorrected() {
  const { ctgId, ids } = await givenFullCtg(db)
  const again = { id: randomUUID(), corrects_id: ids.dataset, correction_reason: 'Raison Zibelinette' }
  await sql`insert into dataset select (jsonb_populate_record(dataset, ${JSON.stringify(again)}::jsonb)).*
    from dataset where ctg_id = ${ctgId} and id = ${ids.dataset}`.execute(db)
  const act = {
    action: 'dataset.deposited',
    subject_type: 'dataset' as const,
    person_name: 'Une personne',
    at: new Date(),
  }
  const detail = JSON.stringify({ title: 'Titre Zibelinette' })
  await db
    .insertInto('audit_entry')
    .values({ ...act, detail, ctg_id: ctgId, subject_id: again.id })
    .execute()
  return { ctgId, ids: [ids.dataset, again.id] }
}

test.each([
  ['read by all', { state: 'shown' }, ['Raison', 'Titre']],
  ['read by one party', { state: 'shown', audience: 'party' }, ['Titre']],
  ['refused', { state: 'refused' }, []],
  ['in check', { state: 'checking' }, []],
] as const)('of what was %s', async (_, change, told) => {
  const { ctgId, ids } = await givenCorrected()
  await db.updateTable('dataset').set(change).where('ctg_id', '=', ctgId).where('id', 'in', ids).execute()
  const tables = await readLeavingTables(db)
  const lines: string[] = []
  for (const name of ['dataset', 'audit_entry']) {
    const table = tables.find((one) => one.name === name) ?? expect.unreachable(name)
    lines.push(...(await rowSelect(table, ctgId).execute(db)).rows.map(({ line }) => line))
  }
  const words = lines.join('\n').match(/\w+(?= Zibelinette)/g) ?? []
  expect(words).toEqual(told)
})
