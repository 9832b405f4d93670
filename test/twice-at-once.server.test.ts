/**
 * The same act sent twice at the same instant comes to what it comes to sent twice in a row: the same answers, the same rows. The
 * first is held just before it commits, so that the second reads what was before it. Asked of the commands that failed it one day;
 * of every command with TRAME_TWICE=all, a quarter of an hour. Why: docs/decisions/0094.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { CompiledQuery } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setPerimeter } from '#app/domains/ctg/commands/set-perimeter.server.ts'
import { type Database, openDatabase, openPool } from '#app/kernel/database.server.ts'
import { type CommandRow, coordinators } from './command-rows/command-row.ts'
import { commandRows } from './command-rows/index.ts'
import { givenCtg } from './ctg-fixture.server.ts'
import { newTestDatabase } from './database.server.ts'
import { type FullCtg, givenFullCtg } from './full-ctg.server.ts'
import { heldCommits } from './held-commits.server.ts'
import { openTestApp, type TestApp } from './http.server.ts'

const failedOneDay = [
  'accounts.remove-second-factor',
  'ctg.add-party',
  'ctg.add-service',
  'ctg.add-theme',
  'ctg.invite-member',
  'ctg.set-linked-plans',
  'ctg.set-perimeter',
  'ctg.set-theme-power',
  'diagnosis.ask-reading',
  'diagnosis.contest-draft',
  'diagnosis.dismiss-draft',
  'diagnosis.keep-draft',
  'diagnosis.write-reading',
  'governance.create-body',
  'instance.give-up-jobs',
  'instance.retry-jobs',
  'privacy.ask-archive',
]

/** What the second reads first changes its sentence, not what comes of it; or both of them look at what all CTGs share. */
const otherwise: Readonly<Record<string, string>> = {
  'accounts.change-password': 'the password that the second gives was changed meanwhile: she is told so',
  'accounts.pass-second-factor': 'an attempt is counted where the code is looked at',
  'instance.give-coordination': 'refused for the mandate it would double, before the party is looked at',
  'plan.remove-view': 'nothing is journaled, nothing is left to remove',
  'plan.restrict-action': 'asked before the sheet was restricted, it no longer sees it',
}
const ofTheInstance = /template|^portal\.set-instance-legal|^sources\.load-source|^instance\.try-connector/

const given: { db?: Database; app?: TestApp; tables?: readonly string[] } = {}
const db = () => given.db ?? expect.unreachable('no database')
const app = () => given.app ?? expect.unreachable('no application')
const commits = heldCommits()

beforeAll(async () => {
  const { url } = await newTestDatabase()
  const pool = openPool(url, 8)
  commits.on(pool)
  given.db = openDatabase(pool)
  given.app = await openTestApp(given.db)
  const { rows } = await pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  )
  // Whoever is invited in one CTG is known in the next one.
  given.tables = rows.map(({ name }) => name).filter((name) => !['handled_request', 'person'].includes(name))
})
afterAll(() => given.app?.close())

type Counts = ReadonlyMap<string, number>
async function countRows(): Promise<Counts> {
  const counted = (given.tables ?? []).map((name) => `select '${name}' as name, count(*) as count from public.${name}`)
  const query = CompiledQuery.raw(counted.join(' union all '))
  const { rows } = await db().executeQuery<{ name: string; count: number }>(query)
  return new Map(rows.map(({ name, count }) => [name, count]))
}

async function send(row: CommandRow, ctg: FullCtg, cookie: string): Promise<number> {
  const form = row.form(ctg)
  if (!row.isJson) return (await app().postData(row.url(ctg), { intent: row.intent, ...form }, cookie)).status
  const origin = 'http://localhost:3000'
  const headers = { origin, cookie, 'content-type': 'application/json' }
  return (await app().app.request(origin + row.url(ctg), { method: 'POST', headers, body: JSON.stringify(form) }))
    .status
}

/** Long enough for an act that waits for nobody. */
const unheldMs = 200

/** Both at the same instant: the second is sent when the first has done all but its commit. */
async function together<Result>(first: () => Promise<Result>, second: () => Promise<Result>): Promise<Result[]> {
  const { reached, release } = commits.holdNext()
  const one = first()
  await Promise.race([reached, one])
  const other = second()
  await Promise.race([other, wait(unheldMs)])
  release()
  return Promise.all([one, other])
}

async function play(row: CommandRow, areTogether: boolean) {
  const ctg = await givenFullCtg(db())
  await row.prepare?.(db(), ctg)
  const cookie = await app().signIn(ctg.actors[row.mayDo[0] ?? coordinators[0] ?? expect.unreachable('nobody may')])
  const before = await countRows()
  const once = () => send(row, ctg, cookie)
  const answers = areTogether ? await together(once, once) : [await once(), await once()]
  const after = await countRows()
  // PostgreSQL counts the tables in any order.
  const added = [...after].map(([name, count]) => [name, count - (before.get(name) ?? 0)] as const)
  return { answers, added: added.sort() }
}

const isAsked = (name: string): boolean =>
  process.env.TRAME_TWICE === 'all' ? !(name in otherwise || ofTheInstance.test(name)) : failedOneDay.includes(name)

test.each(Object.entries(commandRows).filter(([name]) => isAsked(name)))('%s', async (_name, row) => {
  const inARow = await play(row, false)
  const atOnce = await play(row, true)
  const moved = ({ answers, added }: typeof inARow) => ({ answers, added: added.filter(([, count]) => count !== 0) })
  expect(moved(atOnce)).toEqual(moved(inARow))
})

test('two perimeters said at the same instant come to the second, not to both', async () => {
  const { ctgId, actors } = await givenCtg(db())
  const say = (communeCodes: readonly string[]) => () =>
    setPerimeter({ db: db(), actor: actors.cafCoordinator, at: new Date() }, { ctgId, communeCodes })
  await together(say(['92036']), say(['92004', '92025']))
  const kept = await db().selectFrom('ctg_perimeter').select('territory_code').where('ctg_id', '=', ctgId).execute()
  expect(kept.map(({ territory_code }) => territory_code).sort()).toEqual(['92004', '92025'])
})
