/** What the main pages of the demonstration weigh, read by its coordination: HTML and the data in it, before they are packed. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createCtg } from '#app/domains/journey/commands/create-ctg.server.ts'
import { loadActor } from '#app/http/actor.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { prepareInstance } from '#seed/prepare-instance.server.ts'
import { testInstant } from './ctg-fixture.server.ts'
import { newTestDatabase } from './database.server.ts'
import { openTestApp, type TestApp } from './http.server.ts'

/** Kilobytes at most: 90 is the bar of a theme (issues 11 and 12); the others are a little above what they are (docs/decisions/0104). */
const bars = {
  '/ctg/:ctgId/diagnostic/:themeId': 90,
  '/ctg/:ctgId': 43,
  '/ctg/:ctgId/plan': 61,
  '/ctg/:ctgId/actions/:actionId': 39,
  '/actions': 43,
  '/ctg/:ctgId/suivi': 75,
  '/ctg/:ctgId/diagnostic': 26,
  // With the questions no theme asks, each with the themes where it may become a finding.
  '/ctg/:ctgId/diagnostic/portrait': 80,
  '/ctg/:ctgId/convention': 31,
  '/ctg/:ctgId/elu': 20,
  // Of a département of 887 communes, as it is when it is created.
  '/ctg/:departmentId/diagnostic/croiser': 150,
  '/ctg/:departmentId/diagnostic/indicateurs/population': 150,
  '/ctg/:departmentId/diagnostic/equipements': 75,
  '/ctg/:departmentId/diagnostic/portrait': 145,
  '/ctg/:departmentId/diagnostic/portrait/communes': 160,
  '/ctg/:departmentId/plan/lieux': 110,
  '/ctg/:departmentId/membres/cadre': 150,
}

type Ids = Readonly<Record<string, string>>
const opened: {
  app?: TestApp
  database?: Awaited<ReturnType<typeof newTestDatabase>>
  ids?: Ids
  cookie?: string
  departmentCookie?: string
} = {}

/** The largest perimeter there is. */
async function givenDepartment(db: Database) {
  const person = { id: randomUUID(), name: 'Irène Satin', email: 'irene@exemple.fr', emailVerified: true }
  await db.insertInto('person').values(person).execute()
  const communes = await db
    .selectFrom('territory')
    .select('code')
    .where('department_code', '=', 'D62')
    .where('kind', '=', 'commune')
    .execute()
  const actor = await loadActor(db, person.id, '2026-03-01')
  const { ctgId } = await createCtg(
    { db, at: testInstant, actor },
    {
      ...{ name: 'Pas-de-Calais 2027-2031', cafName: 'Caf du Pas-de-Calais', authorityName: 'Pas-de-Calais' },
      ...{ territoryCode: 'D62', communeCodes: communes.map(({ code }) => code), communesSign: '' },
      ...{ startsOn: '2027-01-01', endsOn: '2031-12-31', themeKeys: ['petite-enfance'], ownThemes: '' },
      ...{ creatorSide: 'caf', creatorFunction: 'conseillère' },
    },
  )
  return { departmentId: ctgId, personId: person.id }
}

beforeAll(async () => {
  vi.setSystemTime(testInstant)
  opened.database = await newTestDatabase()
  const { db } = opened.database
  opened.app = await openTestApp(db)
  const { config, files } = opened.app.instance
  await prepareInstance(db, { config: { ...config, demo: 'on' }, files }, { reset: false })
  const ctg = await db.selectFrom('ctg').select('id').where('predecessor_id', 'is not', null).executeTakeFirstOrThrow()
  const theme = await db
    .selectFrom('theme')
    .select('id')
    .where('ctg_id', '=', ctg.id)
    .where('catalogue_key', '=', 'petite-enfance')
    .executeTakeFirstOrThrow()
  const action = await db
    .selectFrom('action')
    .select('id')
    .where('ctg_id', '=', ctg.id)
    .orderBy('number')
    .executeTakeFirstOrThrow()
  const claire = await db
    .selectFrom('person')
    .select('id')
    .where('name', '=', 'Claire Mousseline')
    .executeTakeFirstOrThrow()
  const { departmentId, personId } = await givenDepartment(db)
  opened.ids = { ':departmentId': departmentId, ':ctgId': ctg.id, ':themeId': theme.id, ':actionId': action.id }
  opened.cookie = await opened.app.signIn({ personId: claire.id })
  opened.departmentCookie = await opened.app.signIn({ personId })
}, 240_000)
afterAll(async () => {
  vi.useRealTimers()
  opened.app?.close()
  await opened.database?.pool.end()
})

test('of a whole département, a crossing says of all communes where they are, and lists the largest', async () => {
  const { app, ids = {}, departmentCookie } = opened
  const url = `/ctg/${ids[':departmentId']}/diagnostic/croiser`
  const answer = await (app ?? expect.unreachable('no application')).get(url, departmentCookie)
  const words = (await answer.text()).replaceAll(/[\u00a0\u202f]/g, ' ')
  const said = [...words.matchAll(/» : (\d+) des (\d+) communes du périmètre/g)].slice(0, 4)
  const [, , all] = said[0] ?? []
  expect(words).toContain(`sur ${all} communes`)
  expect(said.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(Number(all))
  expect(Number(all)).toBeGreaterThan(100)
})

test.each(Object.entries(bars))('%s weighs no more than %i kB', async (address, most) => {
  const { app, ids = {}, departmentCookie } = opened
  const cookie = address.includes(':departmentId') ? departmentCookie : opened.cookie
  const url = address.replace(/:\w+/g, (name) => ids[name] ?? expect.unreachable(name))
  const answer = await (app ?? expect.unreachable('no application')).get(url, cookie)
  expect(answer.status).toBe(200)
  const kilobytes = Buffer.byteLength(await answer.text()) / 1000
  expect(kilobytes).toBeGreaterThan(most / 2)
  expect(kilobytes).toBeLessThanOrEqual(most)
})
