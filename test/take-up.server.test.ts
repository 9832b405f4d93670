/** Scenario « reprise », through HTTP: a CTG already running, its signed PDF, its last copil, thirty-four actions of a workbook. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#app/kernel/actor.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { testDatabase } from './database.server.ts'
import { openTestApp, type TestApp } from './http.server.ts'
import { planWorkbook } from './plan-workbook.server.ts'

const given: { db?: Database; app?: TestApp } = {}
const db = () => given.db ?? expect.unreachable('no database')
const app = () => given.app ?? expect.unreachable('no application')

beforeAll(async () => {
  given.db = await testDatabase()
  given.app = await openTestApp(given.db)
})
afterAll(() => given.app?.close())

const form = {
  intent: 'take-up',
  name: 'CC du Test 2023-2027',
  cafName: 'Caf de l’Oise',
  authorityName: 'Communauté de communes du Test',
  territoryCode: '92036',
  communeCodes: ['92036', '92004', '92078'],
  communesSign: 'on',
  otherSignatories: 'MSA de Picardie',
  startsOn: '2023-01-01',
  endsOn: '2027-12-31',
  signedOn: '2023-02-06',
  themeKeys: ['petite-enfance', 'jeunesse'],
  ownThemes: '',
  creatorSide: 'authority',
  creatorFunction: 'coordinatrice',
}

/** Someone signed in who follows no CTG yet, and a CTG she has just taken up. */
async function givenTakenUp() {
  const actor: Actor = { personId: randomUUID(), name: 'Inès Faber', isPlatformAdministrator: false, memberships: [] }
  await db()
    .insertInto('person')
    .values({ id: actor.personId, name: actor.name, email: `${actor.personId}@exemple.fr` })
    .execute()
  const cookie = await app().signIn(actor)
  const answer = await app().post('/ctg/reprise', form, cookie)
  const address = answer.headers.get('location') ?? ''
  expect([answer.status, address]).toEqual([303, expect.stringMatching(/^\/ctg\/[0-9a-f-]{36}\/reprise$/)])
  return { cookie, address, ctgId: address.split('/')[2] ?? '' }
}

/** The page as one reads it: no-break spaces are spaces. */
const read = async (url: string, cookie: string) => (await (await app().get(url, cookie)).text()).replace(/\s/g, ' ')
const says = (page: string, ...sentences: readonly string[]) => sentences.map((sentence) => page.includes(sentence))

const actionsOf = (ctgId: string) =>
  db().selectFrom('action').selectAll().where('ctg_id', '=', ctgId).orderBy('number').execute()

async function givenImport() {
  const takenUp = await givenTakenUp()
  const sent = await app().post(takenUp.address, { intent: 'start-import', file: await planWorkbook() }, takenUp.cookie)
  return { ...takenUp, importUrl: sent.headers.get('location') ?? '' }
}

/** The keys of the boxes of the preview. */
const keysOf = (html: string): readonly string[] =>
  [...html.matchAll(/name="rows"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="rows"/g)].map(
    ([, one, other]) => one ?? other ?? '',
  )

describe('taking up a CTG that runs', () => {
  test('it is in force, in its year, and nothing of its past is claimed', async () => {
    const { cookie, ctgId, address } = await givenTakenUp()
    const ctg = await db().selectFrom('ctg').selectAll().where('id', '=', ctgId).executeTakeFirstOrThrow()
    expect(ctg).toMatchObject({ starts_on: '2023-01-01', signed_on: '2023-02-06', taken_up_on: expect.any(String) })
    expect(await db().selectFrom('milestone').select('id').where('ctg_id', '=', ctgId).execute()).toEqual([])
    const page = await read(address, cookie)
    expect(says(page, 'en vigueur, année', 'reprise le')).toEqual([true, true])
    const dashboard = await read(`/ctg/${ctgId}`, cookie)
    expect(says(dashboard, 'avant la reprise dans Trame', 'en retard')).toEqual([true, false])
  })

  test('a CTG that has not started, or signed in the future, is a sentence at its field', async () => {
    const { cookie } = await givenTakenUp()
    for (const wrong of [
      { startsOn: '2099-01-01', endsOn: '2099-12-31' },
      { signedOn: '2099-01-01' },
      { endsOn: '' },
    ]) {
      const answer = await app().post('/ctg/reprise', { ...form, ...wrong }, cookie)
      expect(answer.status).toBe(422)
    }
  })

  test('the signed PDF is filed; another kind of file is told at its field', async () => {
    const { cookie, address, ctgId } = await givenTakenUp()
    const pdf = new File(['%PDF-1.7 signed'], 'convention.pdf', { type: 'application/pdf' })
    const filed = await app().post(address, { intent: 'file-signed-convention', versionId: '', file: pdf }, cookie)
    expect(filed.status).toBe(303)
    const files = await db().selectFrom('stored_file').select('name').where('ctg_id', '=', ctgId).execute()
    expect(files).toEqual([{ name: 'convention.pdf' }])
    const png = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])], 'x.png')
    const refused = await app().post(address, { intent: 'file-signed-convention', versionId: '', file: png }, cookie)
    expect(refused.status).toBe(422)
  })

  test('the last copil enters the register closed, its decisions numbered, without anything missing', async () => {
    const { cookie, address, ctgId } = await givenTakenUp()
    const copil = {
      intent: 'take-up-copil',
      heldOn: '2025-11-18',
      place: 'Siège',
      decisions: 'Ouvrir un relais\n\nReconduire le Lieu',
    }
    expect((await app().post(address, copil, cookie)).status).toBe(303)
    const decisions = await db()
      .selectFrom('decision')
      .select(['number', 'text', 'decided_on', 'missing'])
      .where('ctg_id', '=', ctgId)
      .orderBy('number')
      .execute()
    expect(decisions).toEqual([
      { number: 1, text: 'Ouvrir un relais', decided_on: '2025-11-18', missing: [] },
      { number: 2, text: 'Reconduire le Lieu', decided_on: '2025-11-18', missing: [] },
    ])
    const meeting = await db().selectFrom('meeting').select('status').where('ctg_id', '=', ctgId).execute()
    expect(meeting).toEqual([{ status: 'closed' }])
    const future = await app().post(address, { ...copil, heldOn: '2099-01-01' }, cookie)
    expect(future.status).toBe(409)
  })
})

describe('the actions of a workbook', () => {
  test('are previewed with what is not understood, and nothing is written before', async () => {
    const { cookie, importUrl, ctgId } = await givenImport()
    const page = await read(importUrl, cookie)
    const sentences = ['34 actions, 4 axes ; 4 cellules non comprises', 'Reprendre ces 34 actions', '« à définir »']
    expect(says(page, ...sentences)).toEqual([true, true, true])
    expect(keysOf(page)).toHaveLength(34)
    expect(await actionsOf(ctgId)).toEqual([])
  })

  test('are written all at once with axis, lead and dates, then taken back', async () => {
    const { cookie, importUrl, ctgId } = await givenImport()
    const rows = keysOf(await read(importUrl, cookie))
    const applied = await app().post(importUrl, { intent: 'apply-import', rows }, cookie)
    expect(applied.status).toBe(303)
    const actions = await actionsOf(ctgId)
    expect(actions).toHaveLength(34)
    expect(actions.every(({ axis_id }) => axis_id !== null)).toBe(true)
    expect(actions.filter(({ lead_party_id, lead_name }) => lead_party_id !== null || lead_name !== '')).toHaveLength(
      26,
    )
    expect(actions[0]).toMatchObject({
      code: '1.1',
      title: 'Action 1.1 du plan',
      starts_on: '2024-01-01',
      ends_on: '2027-01-01',
      ends_precision: 'quarter',
      status: 'in-progress',
      partners_text: 'Mission locale, Centre social',
    })
    expect(actions[2]).toMatchObject({ starts_on: '2026-01-01', ends_on: '2027-01-01', lead_name: 'Mme Durand, PMI' })
    const axes = await db()
      .selectFrom('axis')
      .select(['title', 'theme_id'])
      .where('ctg_id', '=', ctgId)
      .orderBy('position')
      .execute()
    expect(axes.map(({ title, theme_id }) => [title, theme_id !== null])).toEqual([
      ['PETITE ENFANCE', true],
      ['JEUNESSE, ADOLESCENCE ET PARENTALITÉ', true],
      ['LOGEMENT ET HABITAT', false],
      ['ACCÈS AUX DROITS', false],
    ])
    const means = await db().selectFrom('action_means').select('amount_euros').where('ctg_id', '=', ctgId).execute()
    expect(means).toHaveLength(7)
    // Sent again, it writes nothing more.
    expect((await app().post(importUrl, { intent: 'apply-import', rows }, cookie)).status).toBe(409)
    expect(await actionsOf(ctgId)).toHaveLength(34)

    expect((await app().post(importUrl, { intent: 'undo-import' }, cookie)).status).toBe(303)
    expect(await actionsOf(ctgId)).toEqual([])
    expect(await db().selectFrom('axis').select('id').where('ctg_id', '=', ctgId).execute()).toEqual([])
  })

  test('only those ticked are taken; none ticked is a sentence', async () => {
    const { cookie, importUrl, ctgId } = await givenImport()
    const rows = keysOf(await read(importUrl, cookie))
    expect((await app().post(importUrl, { intent: 'apply-import' }, cookie)).status).toBe(422)
    await app().post(importUrl, { intent: 'apply-import', rows: rows.slice(0, 3) }, cookie)
    expect(await actionsOf(ctgId)).toHaveLength(3)
  })

  test('columns are corrected before anything is written, and the choice is kept', async () => {
    const { cookie, importUrl } = await givenImport()
    const mapping = { intent: 'set-mapping', 'taken.0': 'on', 'header.0': '2', 'column.0-2': 'notes' }
    expect((await app().post(importUrl, mapping, cookie)).status).toBe(303)
    const page = await read(importUrl, cookie)
    expect(says(page, '<td data-label="Pilote">Caf')).toEqual([false])
    const twice = { ...mapping, 'column.0-3': 'title' }
    expect((await app().post(importUrl, twice, cookie)).status).toBe(409)
  })

  test('once a sheet has changed, the import is no longer undone', async () => {
    const { cookie, importUrl, ctgId } = await givenImport()
    const rows = keysOf(await read(importUrl, cookie))
    await app().post(importUrl, { intent: 'apply-import', rows }, cookie)
    await db().updateTable('action').set({ version: 2 }).where('ctg_id', '=', ctgId).where('number', '=', 1).execute()
    expect((await app().post(importUrl, { intent: 'undo-import' }, cookie)).status).toBe(409)
    expect(await actionsOf(ctgId)).toHaveLength(34)
  })

  test('a file that is no workbook, or without headings, is told at its field', async () => {
    const { cookie, address } = await givenTakenUp()
    const send = (file: File) => app().post(address, { intent: 'start-import', file }, cookie)
    expect((await send(new File(['%PDF-1.7 x'], 'x.pdf'))).status).toBe(422)
    expect((await send(new File(['bonjour\n'], 'x.csv'))).status).toBe(422)
    expect((await send(new File([], ''))).status).toBe(422)
  })

  test('a stranger is told nothing of it', async () => {
    const { importUrl } = await givenImport()
    const { cookie } = await givenTakenUp()
    expect((await app().get(importUrl, cookie)).status).toBe(404)
    expect((await app().post(importUrl, { intent: 'undo-import' }, cookie)).status).toBe(404)
  })
})
