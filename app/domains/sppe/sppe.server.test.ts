import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Context } from '#app/kernel/transaction.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { type FullCtg, givenFullCtg } from '#test/full-ctg.server.ts'
import { addHolder } from './commands/add-holder.server.ts'
import { entrustMissions } from './commands/entrust-missions.server.ts'
import { recordDeed } from './commands/record-deed.server.ts'
import { removeHolder } from './commands/remove-holder.server.ts'
import { saveMissions } from './commands/save-missions.server.ts'
import { tieAnswer } from './commands/tie-answer.server.ts'
import { updateSchema } from './commands/update-schema.server.ts'
import { getMissionsPage, getPointPage, getSppeAnnex, getSppeFile, getSppePage } from './queries.server.ts'

const db = await testDatabase()

const given = async () => {
  const ctg = await givenFullCtg(db)
  return { ...ctg, coordinator: ctg.as(ctg.actors.townCoordinator) }
}
const journalOf = async (ctgId: string) =>
  (await db.selectFrom('audit_entry').select('action').where('ctg_id', '=', ctgId).orderBy('id').execute()).map(
    ({ action }) => action,
  )
const holders = { census: 'commune', information: 'commune', planning: 'commune', quality: 'commune' }
const gennevilliers = (row: object = {}) => ({ id: '92036', ...holders, total: '51204', ...row })
const pointOf = async (context: Context, ctgId: string, pointKey: string) =>
  (await getPointPage(context, { ctgId, pointKey })).point

/** Three communes of the Hauts-de-Seine in the perimeter, whatever their inhabitants. */
async function widen({ ctgId }: FullCtg) {
  const codes = ['92036', '92004', '92009']
  await db
    .insertInto('ctg_perimeter')
    .values(codes.slice(1).map((code) => ({ ctg_id: ctgId, territory_code: code })))
    .execute()
  return codes
}

describe('the missions', () => {
  test('are entrusted for all communes in one act, then an exception is set', async () => {
    const { coordinator, ...ctg } = await given()
    const { ctgId, ids } = ctg
    await widen(ctg)
    await entrustMissions(coordinator, { ctgId, missions: ['planning', 'quality'], holder: ids.sppeHolder })
    await saveMissions(coordinator, {
      ctgId,
      communes: [gennevilliers({ planning: 'commune', quality: ids.sppeHolder })],
      totalYear: '2023',
    })
    const { missions } = await getSppePage(coordinator, ctgId)
    const heldBy = Object.fromEntries(missions.map(({ mission, parts, notSaid }) => [mission, { parts, notSaid }]))
    expect(heldBy.planning).toEqual({
      parts: [
        { name: 'Boucle Nord de Seine', communes: 2 },
        { name: null, communes: 1 },
      ],
      notSaid: 0,
    })
    expect(heldBy.quality).toEqual({ parts: [{ name: 'Boucle Nord de Seine', communes: 3 }], notSaid: 0 })
    expect(heldBy.census).toEqual({ parts: [{ name: null, communes: 1 }], notSaid: 2 })
    expect(await journalOf(ctgId)).toEqual(['sppe.missions-entrusted', 'sppe.missions-set'])
  })
  test('of three communes of 4,000 transferred make a schéma due', async () => {
    const { coordinator, ...ctg } = await given()
    const { ctgId, ids } = ctg
    const codes = await widen(ctg)
    const planning = ids.sppeHolder
    await saveMissions(coordinator, {
      ctgId,
      communes: codes.map((id) => ({ id, ...holders, planning, total: '4000' })),
      totalYear: '2023',
    })
    const { obligations, schemaVerdict } = await getSppePage(coordinator, ctgId)
    expect(schemaVerdict).toBe('required')
    const [first, ...others] = obligations.listed.rows
    expect(first).toMatchObject({
      name: 'Boucle Nord de Seine',
      counts: { planning: { least: 12_000, isExact: true, communes: 3 } },
    })
    expect(others.map(({ duties }) => duties.schema)).toEqual([null, null, null])
    expect(obligations).toMatchObject({ without: 0, toConfirm: 0, listed: { page: 1, pageCount: 1 } })
  })
  test('are refused for a commune that is not of the perimeter, and nothing is written', async () => {
    const { ctgId, coordinator } = await given()
    await expect(
      saveMissions(coordinator, { ctgId, communes: [gennevilliers({ id: '92004' })], totalYear: '2023' }),
    ).rejects.toMatchObject({ code: 'sppe.not-in-perimeter' })
    expect(await journalOf(ctgId)).toEqual([])
  })
  test('are refused to who received nothing here: another CTG’s', async () => {
    const { ctgId, coordinator } = await given()
    const { ids } = await givenFullCtg(db)
    await expect(
      entrustMissions(coordinator, { ctgId, missions: ['planning'], holder: ids.sppeHolder }),
    ).rejects.toMatchObject({ kind: 'not-found', code: 'sppe.holder-not-found' })
  })
  test('ask of which year a total population is, and keep it while it does not change', async () => {
    const { ctgId, coordinator } = await given()
    await expect(saveMissions(coordinator, { ctgId, communes: [gennevilliers()] })).rejects.toMatchObject({
      issues: [{ path: ['totalYear'] }],
    })
    await saveMissions(coordinator, { ctgId, communes: [gennevilliers()], totalYear: '2022' })
    await saveMissions(coordinator, { ctgId, communes: [gennevilliers()], totalYear: '2023' })
    const { communes } = await getMissionsPage(coordinator, ctgId, 1)
    expect(communes[0]?.population.total).toEqual({ inhabitants: 51_204, year: 2022, from: 'typed' })
  })
  test('keep a holder that has some, and one name once', async () => {
    const { ctgId, ids, coordinator } = await given()
    await expect(removeHolder(coordinator, { ctgId, holderId: ids.sppeHolder })).rejects.toMatchObject({
      code: 'sppe.holder-in-use',
    })
    await expect(addHolder(coordinator, { ctgId, kind: 'epci', name: 'Boucle Nord de Seine' })).rejects.toMatchObject({
      fields: { name: expect.stringContaining('déjà') },
    })
  })
})

describe('the points', () => {
  test('find what the CTG wrote, tie a thing, and put it aside', async () => {
    const { ctgId, ids, coordinator } = await given()
    await db
      .updateTable('action')
      .set({ title: 'Recruter' })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', ids.action)
      .execute()
    await db.deleteFrom('sppe_tie').where('ctg_id', '=', ctgId).execute()
    expect((await pointOf(coordinator, ctgId, '4b')).answers.map(({ id }) => id)).toEqual([ids.action])
    const tie = { ctgId, pointKey: '4b', thing: `action:${ids.action}`, word: 'Deux postes.' } as const
    await tieAnswer(coordinator, { ...tie, cover: 'part' })
    expect(await pointOf(coordinator, ctgId, '4b')).toMatchObject({
      state: 'answered',
      answers: [{ id: ids.action, tie: { cover: 'part', word: 'Deux postes.' } }],
    })
    await tieAnswer(coordinator, { ...tie, cover: 'aside' })
    expect(await pointOf(coordinator, ctgId, '4b')).toMatchObject({ state: 'missing', aside: [{ id: ids.action }] })
    expect(await journalOf(ctgId)).toEqual(['sppe.answer-tied', 'sppe.answer-set-aside'])
  })
  test('do not tie a thing of another CTG', async () => {
    const { ctgId, coordinator } = await given()
    const { ids } = await givenFullCtg(db)
    await expect(
      tieAnswer(coordinator, { ctgId, pointKey: '4b', thing: `action:${ids.action}`, cover: 'whole' }),
    ).rejects.toMatchObject({ kind: 'not-found' })
    expect(await journalOf(ctgId)).toEqual([])
  })
  test('do not show a restricted sheet, tied or found: the annex is for all', async () => {
    const { ctgId, ids, coordinator } = await given()
    await db
      .updateTable('action')
      .set({ title: 'Recruter' })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', ids.action)
      .execute()
    await tieAnswer(coordinator, { ctgId, pointKey: '4b', thing: `action:${ids.action}`, cover: 'whole' })
    await db
      .updateTable('action')
      .set({ is_restricted: true })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', ids.action)
      .execute()
    expect((await pointOf(coordinator, ctgId, '4b')).answers.map(({ id }) => id)).not.toContain(ids.action)
  })
  test('of no such name do not exist', async () => {
    const { ctgId, coordinator } = await given()
    await expect(pointOf(coordinator, ctgId, '9z')).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('adoption and balances', () => {
  test('once recorded, are sent within the month; then the balances come', async () => {
    const { ctgId, ids, coordinator } = await given()
    expect((await getSppePage(coordinator, ctgId)).tasks.map(({ kind, dueOn }) => [kind, dueOn])).toEqual([
      ['send', '2026-12-02'],
      ['interim-balance', '2028-07-01'],
      ['final-balance', '2030-12-31'],
    ])
    const deed = { ctgId, deedId: ids.sppeDeed, kind: 'adoption', doneOn: '2026-11-02' } as const
    await recordDeed(coordinator, { ...deed, sentOn: '2026-11-20' })
    expect((await getSppePage(coordinator, ctgId)).tasks.map(({ kind }) => kind)).toEqual([
      'interim-balance',
      'final-balance',
    ])
    await expect(recordDeed(coordinator, { ...deed, sentOn: '2026-11-01' })).rejects.toMatchObject({
      fields: { sentOn: expect.any(String) },
    })
    await expect(recordDeed(coordinator, { ...deed, deedId: '' })).rejects.toMatchObject({ code: 'sppe.deed-exists' })
  })
  test('of another CTG, or gone, is not found', async () => {
    const { ctgId, coordinator } = await given()
    const deed = { ctgId, deedId: randomUUID(), kind: 'update', doneOn: '2026-11-02' } as const
    await expect(recordDeed(coordinator, deed)).rejects.toMatchObject({ kind: 'not-found' })
  })
  test('two coordinators who write the schéma at once do not erase one another', async () => {
    const { ctgId, coordinator } = await given()
    const typed = { ctgId, version: 1, standsIn: 'yes', sdsfName: 'SDSF 92' } as const
    await updateSchema(coordinator, typed)
    await expect(updateSchema(coordinator, { ...typed, sdsfName: 'Autre' })).rejects.toMatchObject({
      code: 'sppe.changed-meanwhile',
      fields: { sdsfName: expect.stringContaining('SDSF 92') },
    })
  })
})

test('a reader may not write, a stranger is told of nothing', async () => {
  const { ctgId, actors, as } = await given()
  const form = { ctgId, missions: ['planning'], holder: 'commune' } as const
  await expect(entrustMissions(as(actors.reader), form)).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(getSppePage(as(actors.stranger), ctgId)).rejects.toMatchObject({ kind: 'not-found' })
})

test('the annex says every point, its state, what lacks and what is to be done; that of the convention says the same', async () => {
  const { ctgId, coordinator } = await given()
  const { dossier } = await getSppeFile(coordinator, ctgId, 'docx')
  expect(dossier.sections.map(({ key }) => key)).toEqual([
    ...['sppe-missions', 'sppe-points', 'sppe-access', 'sppe-sdsf', 'sppe-deeds'],
  ])
  // A heading holds something.
  for (const { blocks } of dossier.sections)
    for (const [index, block] of blocks.entries())
      if (block.kind === 'heading') expect(blocks[index + 1]?.kind, block.text).toMatch(/list|note|table|paragraph/)
  const text = JSON.stringify(dossier.sections)
  const said = ['1° Recensement', '4° h Indicateurs', 'manque', 'Plan de recrutement 2026', 'Boucle Nord de Seine']
  for (const words of [...said, 'à apprécier']) expect(text).toContain(words)
  expect(text).toContain('Transmettre au comité départemental : adoption du schéma (au plus tard le 2 décembre 2026)')
  const blocks = await getSppeAnnex(db, ctgId)
  const own = dossier.sections.filter(({ key }) => key !== 'sppe-deeds').flatMap((section) => section.blocks)
  expect(JSON.stringify(blocks)).not.toContain('À faire')
  for (const block of own) expect(blocks).toContainEqual(block)
})
