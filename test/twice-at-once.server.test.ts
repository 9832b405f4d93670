/**
 * The same act sent twice at the same instant comes to what it comes to sent twice in a row: the same answers, the same rows. The
 * first is held just before it commits, so that the second reads what was before it. Asked of the commands that failed it one day;
 * of every command with TRAME_TWICE=all, a quarter of an hour. Why: docs/decisions/0094.
 */
import { expect, test } from 'vitest'
import { setPerimeter } from '#app/domains/ctg/commands/set-perimeter.server.ts'
import { type CommandRow, coordinators } from './command-rows/command-row.ts'
import { commandRows } from './command-rows/index.ts'
import { givenCtg } from './ctg-fixture.server.ts'
import { type FullCtg, givenFullCtg } from './full-ctg.server.ts'
import { withHeldCommits } from './same-instant.server.ts'

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

const { db, app, together, adding } = withHeldCommits()

async function send(row: CommandRow, ctg: FullCtg, cookie: string): Promise<number> {
  const form = row.form(ctg)
  if (!row.isJson) return (await app().postData(row.url(ctg), { intent: row.intent, ...form }, cookie)).status
  const origin = 'http://localhost:3000'
  const headers = { origin, cookie, 'content-type': 'application/json' }
  return (await app().app.request(origin + row.url(ctg), { method: 'POST', headers, body: JSON.stringify(form) }))
    .status
}

async function play(row: CommandRow, areTogether: boolean) {
  const ctg = await givenFullCtg(db())
  await row.prepare?.(db(), ctg)
  const cookie = await app().signIn(ctg.actors[row.mayDo[0] ?? coordinators[0] ?? expect.unreachable('nobody may')])
  const once = () => send(row, ctg, cookie)
  return adding(async () => (areTogether ? together(once, once) : [await once(), await once()]))
}

const isAsked = (name: string): boolean =>
  process.env.TRAME_TWICE === 'all' ? !(name in otherwise || ofTheInstance.test(name)) : failedOneDay.includes(name)

test.each(Object.entries(commandRows).filter(([name]) => isAsked(name)))('%s', async (_name, row) => {
  const inARow = await play(row, false)
  const atOnce = await play(row, true)
  expect(atOnce).toEqual(inARow)
})

test('two perimeters said at the same instant come to the second, not to both', async () => {
  const { ctgId, actors } = await givenCtg(db())
  const say = (communeCodes: readonly string[]) => () =>
    setPerimeter({ db: db(), actor: actors.cafCoordinator, at: new Date() }, { ctgId, communeCodes })
  await together(say(['92036']), say(['92004', '92025']))
  const kept = await db().selectFrom('ctg_perimeter').select('territory_code').where('ctg_id', '=', ctgId).execute()
  expect(kept.map(({ territory_code }) => territory_code).sort()).toEqual(['92004', '92025'])
})
