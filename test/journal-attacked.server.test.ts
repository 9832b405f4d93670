/**
 * The journal, read by who may not read all that is done: every act there is, one after the other, around a sheet kept apart and
 * figures not shown; then what its lines tell. Rules: docs/rules/audit.md §3, plan.md §17, deposits.md §3.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#app/kernel/database.server.ts'
import type { ActorKey, CommandRow } from './command-rows/command-row.ts'
import { commandRows } from './command-rows/index.ts'
import { testDatabase, unguardedDatabase } from './database.server.ts'
import { type FullCtg, givenFullCtg } from './full-ctg.server.ts'
import { openTestApp, type TestApp } from './http.server.ts'
import { canary, outsiders, writeCanary } from './restricted-canary.server.ts'

const given: { db?: Database; app?: TestApp; ctg?: FullCtg } = {}
const db = () => given.db ?? expect.unreachable('no database')
const app = () => given.app ?? expect.unreachable('no application')
const ctg = () => given.ctg ?? expect.unreachable('no CTG')

const cookies = new Map<ActorKey, string>()
async function cookieOf(who: ActorKey): Promise<string> {
  const cookie = cookies.get(who) ?? (await app().signIn(ctg().actors[who]))
  cookies.set(who, cookie)
  return cookie
}

/** Once a thing is ended, nothing more is done on it. */
const endingActs = /\.(close|remove|cancel|withdraw|end|revoke|freeze|confirm)-|open-action-to-all/
/** Acts that end the CTG for the others, or are of none. */
const otherActs = /undo-|^(archives|renewal|ctg|accounts|instance|privacy|notices|signing|convention|amendments)\./

beforeAll(async () => {
  given.db = await testDatabase()
  given.app = await openTestApp(db())
  given.ctg = await givenFullCtg(db())
  await writeCanary(db(), ctg())
  const rows = Object.entries(commandRows).filter(([name]) => !otherActs.test(name))
  const [before, after] = [false, true].map((isLast) => rows.filter(([name]) => endingActs.test(name) === isLast))
  // One that another came before is refused, or cannot be prepared any more: it then leaves no line.
  for (const [, row] of [...(before ?? []), ...(after ?? [])]) await act(row).catch(() => undefined)
  await keepApart()
}, 120_000)
afterAll(() => app().close())

async function act({ url, intent, isJson, form, mayDo, prepare }: CommandRow): Promise<void> {
  await prepare?.(db(), ctg())
  if (isJson || !url(ctg()).startsWith('/ctg/')) return
  const who = mayDo.find((one) => one === 'cafCoordinator') ?? mayDo[0] ?? 'cafCoordinator'
  await app().postData(url(ctg()), { intent, ...form(ctg()) }, await cookieOf(who))
}

/** Some of these acts opened the sheet, or named the party of those who may not read it. */
async function keepApart(): Promise<void> {
  const { ctgId, ids, partyId, leadPersonId } = ctg()
  // Through the views, what is kept apart already is not there.
  const whole = await unguardedDatabase()
  const ofSheet = sql`ctg_id = ${ctgId} and action_id = ${ids.action}`
  await sql`delete from public.action_party where ${ofSheet}`.execute(whole)
  await sql`delete from public.action_service where ${ofSheet}`.execute(whole)
  await sql`update public.action set is_restricted = true, lead_party_id = ${partyId}, co_lead_party_id = null,
    lead_person_id = ${leadPersonId} where ctg_id = ${ctgId} and id = ${ids.action}`.execute(whole)
}

/** All its pages. */
async function journalOf(who: ActorKey): Promise<string> {
  const pages: string[] = []
  for (let page = 1; page <= 4; page += 1)
    pages.push(await (await app().get(`/ctg/${ctg().ctgId}/journal?page=${page}`, await cookieOf(who))).text())
  return pages.join('\n')
}

test('many acts were done, some of which name the sheet to who reads it', async () => {
  const { acts } = await db()
    .selectFrom('audit_entry')
    .select((eb) => eb.fn.count<number>('action').distinct().as('acts'))
    .where('ctg_id', '=', ctg().ctgId)
    .executeTakeFirstOrThrow()
  expect(acts).toBeGreaterThan(60)
  expect(await journalOf('cafCoordinator')).toContain(canary)
})

test.each(outsiders)('%s reads nothing of the sheet in it, nor of who is asked about it', async (who) => {
  const told = await journalOf(who)
  expect(told.length).toBeGreaterThan(5_000)
  expect([...told.matchAll(new RegExp(`.{0,120}${canary}`, 'g'))].map(([line]) => line)).toEqual([])
})

test('figures that another party has not shown yet are named by none of its lines', async () => {
  const { ctgId } = ctg()
  const ofDatasets = db()
    .selectFrom('audit_entry')
    .innerJoin('dataset', 'dataset.id', 'audit_entry.subject_id')
    .select(['dataset.state', sql<string | null>`detail ->> 'name'`.as('name')])
    .where('audit_entry.ctg_id', '=', ctgId)
  const unseen = await ofDatasets.where('dataset.state', 'in', ['checking', 'refused']).execute()
  expect(unseen).toEqual([{ state: 'checking', name: null }])
  expect(await journalOf('reader')).toContain('Chiffres déposés')
})

test.each([...outsiders, 'reader'] as const)('%s reads no address in it', async (who) => {
  const others = await db().selectFrom('person').select('email').where('id', '<>', ctg().actors[who].personId).execute()
  const told = await journalOf(who)
  expect(others.filter(({ email }) => told.includes(email))).toEqual([])
})
