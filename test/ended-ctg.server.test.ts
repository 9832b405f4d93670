/** A convention that has ended: what its pages put forward is what became of it and what follows; the rest stays allowed. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startEvaluation } from '#app/domains/evaluation/commands/start-evaluation.server.ts'
import { createBody } from '#app/domains/governance/commands/create-body.server.ts'
import { createAction } from '#app/domains/plan/commands/create-action.server.ts'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenFullCtg } from '#test/full-ctg.server.ts'
import { openTestApp, type TestApp } from '#test/http.server.ts'

const db = await testDatabase()
const given: { app?: TestApp } = {}
const app = () => given.app ?? expect.unreachable('no application')
beforeAll(async () => {
  given.app = await openTestApp(db)
})
afterAll(() => given.app?.close())

/** Pages of a CTG of these years, as the coordinator of the Caf reads them. */
async function pagesOf(startsOn: string, endsOn: string) {
  const ctg = await givenCtg(db)
  const { ctgId, actors } = ctg
  await db
    .updateTable('ctg')
    .set({ starts_on: startsOn, ends_on: endsOn, signed_on: startsOn })
    .where('id', '=', ctgId)
    .execute()
  const cookie = await app().signIn(actors.cafCoordinator)
  const read = async (page: string) => (await app().get(`/ctg/${ctgId}/${page}`, cookie)).text()
  return { ctg, read }
}

test.each(['suivi', 'suivi/dossiers'])('« %s » offers the balance, not the pack of a copil to come', async (page) => {
  const { read } = await pagesOf('2015-01-01', '2018-12-31')
  const words = await read(page)
  expect(words).toMatch(/href="[^"]*\/bilan"/)
  expect(words).toMatch(/href="[^"]*\/renouvellement"/)
  expect(words).not.toContain('Préparer le dossier du copil')
  const running = await pagesOf('2026-01-01', '2099-12-31')
  expect(await running.read(page)).toContain('Préparer le dossier du copil')
})

test('the evaluation put forward is the final one; another one is begun by who asks for it', async () => {
  const { ctg, read } = await pagesOf('2015-01-01', '2018-12-31')
  const words = await read('evaluation')
  expect(words).toContain('Évaluation finale')
  expect(words).not.toContain('mi-parcours')
  const begun = { ctgId: ctg.ctgId, kind: 'mid-term' as const, title: 'À mi-parcours, après coup' }
  await startEvaluation(ctg.as(ctg.actors.cafCoordinator), begun)
  expect(await read('evaluation')).toContain('À mi-parcours, après coup')
  expect(await (await pagesOf('2026-01-01', '2099-12-31')).read('evaluation')).toContain('Évaluation à mi-parcours')
})

test('what is finished is asked for no report, nor the plan for a campaign; what is not still is', async () => {
  const offers = async (startsOn: string, endsOn: string) => {
    const ctg = await givenFullCtg(db)
    const { ctgId, actors } = ctg
    await db.updateTable('ctg').set({ starts_on: startsOn, ends_on: endsOn }).where('id', '=', ctgId).execute()
    const action = db.updateTable('action').where('ctg_id', '=', ctgId).where('id', '=', ctg.ids.action)
    await action.set({ status: 'done' }).execute()
    const cookie = await app().signIn(actors.townCoordinator)
    const read = async (page: string) => (await app().get(`/ctg/${ctgId}/${page}`, cookie)).text()
    const point = `/actions/${ctg.ids.action}/point`
    const [followup, campaigns, sheet] = [
      await read('suivi'),
      await read('suivi/campagnes'),
      await read(`actions/${ctg.ids.action}`),
    ]
    await action.set({ status: 'in-progress' }).execute()
    const unfinished = await read('suivi')
    return {
      ...{ followup: followup.includes(point), sheet: sheet.includes(point) },
      unfinished: unfinished.includes(point),
      launch: unfinished.includes('Lancer une campagne'),
      afterEnd: campaigns.includes('Une campagne peut encore demander'),
    }
  }
  const said = { sheet: true, unfinished: true }
  expect(await offers('2015-01-01', '2018-12-31')).toEqual({ ...said, followup: false, launch: false, afterEnd: true })
  expect(await offers('2026-01-01', '2099-12-31')).toEqual({ ...said, followup: true, launch: true, afterEnd: false })
})

test('no end before its term is offered once the term is past', async () => {
  expect(await (await pagesOf('2015-01-01', '2018-12-31')).read('convention/avenants')).not.toContain(
    'Enregistrer une résiliation',
  )
  expect(await (await pagesOf('2026-01-01', '2099-12-31')).read('convention/avenants')).toContain(
    'Enregistrer une résiliation',
  )
})

/** What a running convention is told or asked, that nobody can do once it has ended. */
const ofRunning = [
  ['suivi', 'Un courriel et un lien par pilote'],
  ['suivi', 'Une action corrective dit'],
  ['suivi', 'suivi/corrective/nouvelle'],
  ['suivi/reglages', 'Copil annuel rappelé'],
  ['cadrage', 'Fixer une date visée'],
  ['cadrage', 'à fixer'],
  ['instances', 'pas encore réunie'],
] as const
test.each(ofRunning)('« %s » does not say « %s » once the convention has ended', async (page, words) => {
  for (const [startsOn, endsOn, isSaid] of [
    ['2015-01-01', '2018-12-31', false],
    ['2026-01-01', '2099-12-31', true],
  ] as const) {
    const { ctg, read } = await pagesOf(startsOn, endsOn)
    const { ctgId } = ctg
    const context = ctg.as(ctg.actors.cafCoordinator)
    await createBody(context, { ctgId, kind: 'copil', name: 'Comité de pilotage' })
    await createAction(context, { ctgId, title: 'Ouvrir un relais' })
    expect({ endsOn, isSaid: (await read(page)).includes(words) }).toEqual({ endsOn, isSaid })
  }
})

/** What one reads without unfolding anything. */
const unfolded = (html: string) => html.replace(/<details[\s\S]*?<\/details>/g, '')
const notPutForward = [
  ['ateliers', 'Ouvrir l’atelier'],
  ['convention/avenants', 'Prolonger d’un an'],
  ['suivi/campagnes', 'Préparer une campagne'],
  ['suivi/correctives', 'Ouvrir une action corrective'],
] as const
test.each(notPutForward)('« %s » does not put forward « %s » once the convention has ended', async (page, act) => {
  const isPutForward = async (startsOn: string, endsOn: string) =>
    unfolded(await (await pagesOf(startsOn, endsOn)).read(page)).includes(act)
  expect([await isPutForward('2015-01-01', '2018-12-31'), await isPutForward('2026-01-01', '2099-12-31')]).toEqual([
    false,
    true,
  ])
})

test('a finished action asks for no step more', async () => {
  const ctg = await givenFullCtg(db)
  const cookie = await app().signIn(ctg.actors.townCoordinator)
  const asks = async (status: 'in-progress' | 'done') => {
    const { ctgId, ids } = ctg
    await db.updateTable('action').set({ status }).where('ctg_id', '=', ctgId).where('id', '=', ids.action).execute()
    return (await (await app().get(`/ctg/${ctg.ctgId}/actions/${ctg.ids.action}`, cookie)).text()).includes(
      'Ajouter une étape',
    )
  }
  expect([await asks('in-progress'), await asks('done')]).toEqual([true, false])
})

test('« L’essentiel » of a plan without action counts none', async () => {
  const words = await (await pagesOf('2015-01-01', '2018-12-31')).read('elu')
  expect(words).toContain('Aucune action dans le plan.')
  expect(words).not.toMatch(/0 sur 0|action engagée/)
})
