/** Days kept from before that cannot follow one another: a form that does not touch them is taken, and its page says it. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#app/kernel/database.server.ts'
import { commandRows } from './command-rows/index.ts'
import { testDatabase } from './database.server.ts'
import { type FullCtg, givenFullCtg } from './full-ctg.server.ts'
import { openTestApp, type TestApp } from './http.server.ts'

const given: { db?: Database; app?: TestApp } = {}
const db = () => given.db ?? expect.unreachable('no database')
const app = () => given.app ?? expect.unreachable('no application')

beforeAll(async () => {
  given.db = await testDatabase()
  given.app = await openTestApp(given.db)
})
afterAll(() => given.app?.close())

type Kept = {
  readonly table: string
  readonly where: (ctg: FullCtg) => Readonly<Record<string, string>>
  /** Columns as an older version of Trame left them, and the fields that send them again. */
  readonly columns: Readonly<Record<string, string | null>>
  readonly fields: Readonly<Record<string, string>>
  /** Typed: refused at `at`. */
  readonly typed: Readonly<Record<string, string>>
  readonly at: string
  readonly remark: string
}
const inCtg = ({ ctgId }: FullCtg) => ({ ctg_id: ctgId })

const kept: Readonly<Record<string, Kept>> = {
  'ctg.update-ctg': {
    ...{ table: 'ctg', where: ({ ctgId }) => ({ id: ctgId }) },
    columns: { ends_on: '2028-12-31', signed_on: '2029-02-01', signature_target_on: '2029-01-01' },
    fields: {
      ...{ endsOn: '2028-12-31', signedOn: '2029-02-01', signatureTargetOn: '2029-01-01' },
      signatureTargetPrecision: 'month',
    },
    ...{ typed: { signedOn: '2029-03-01' }, at: 'signedOn' },
    remark: 'La signature visée vient après la fin de la CTG',
  },
  'governance.update-body': {
    ...{ table: 'body', where: (ctg) => ({ ...inCtg(ctg), id: ctg.ids.body }) },
    columns: { letter_on: '2027-03-01', expected_on: '2027-01-01' },
    fields: { letterOn: '2027-03-01', expectedOn: '2027-01-01' },
    ...{ typed: { letterOn: '2027-04-01' }, at: 'expectedOn' },
    remark: 'corrigez l’une des deux dates',
  },
  'plan.update-measure': {
    ...{ table: 'action_measure', where: (ctg) => ({ ...inCtg(ctg), id: ctg.ids.measure }) },
    columns: { baseline_on: '2027-12-31', target_on: '2026-12-31' },
    fields: { baselineOn: '2027-12-31', targetOn: '2026-12-31' },
    ...{ typed: { targetOn: '2026-11-30' }, at: 'targetOn' },
    remark: 'La cible est datée d’avant son point de départ',
  },
  'sppe.update-schema': {
    ...{ table: 'sppe_schema', where: inCtg },
    columns: { interim_target_on: '2029-06-30', final_target_on: '2028-06-30' },
    fields: { interimTargetOn: '2029-06-30', finalTargetOn: '2028-06-30' },
    ...{ typed: { finalTargetOn: '2028-07-31' }, at: 'finalTargetOn' },
    remark: 'Le bilan final précède le bilan intermédiaire',
  },
}

test.each(Object.entries(kept))('%s', async (name, { table, where, columns, fields, typed, at, remark }) => {
  const row = commandRows[name] ?? expect.unreachable('no row')
  const ctg = await givenFullCtg(db())
  await row.prepare?.(db(), ctg)
  const set = Object.entries(columns).map(([column, day]) => sql`${sql.ref(column)} = ${day}::date`)
  const is = Object.entries(where(ctg)).map(([column, id]) => sql`${sql.ref(column)} = ${id}::uuid`)
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} set ${sql.join(set)} where ${sql.join(is, sql` and `)}`.execute(db())
  expect(numAffectedRows).toBe(1n)
  const cookie = await app().signIn(ctg.actors[row.mayDo[0] ?? expect.unreachable('nobody may')])
  const form = { intent: row.intent, ...row.form(ctg), ...fields }
  const refused = await app().post(row.url(ctg), { ...form, ...typed }, cookie)
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining(`-${at}-error`)])
  const page = await (await app().get(row.url(ctg), cookie)).text()
  expect(page).toContain(remark)
  expect((await app().post(row.url(ctg), form, cookie)).status).toBe(303)
})
