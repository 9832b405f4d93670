import { describe, expect, test } from 'vitest'
import { getConventionPage } from '#app/domains/convention/queries.server.ts'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { recordFraming } from './commands/record-framing.server.ts'
import { setMilestoneTarget } from './commands/set-milestone-target.server.ts'
import { getFraming, getMilestones } from './queries.server.ts'

const db = await testDatabase()

describe('the milestones of the dashboard', () => {
  test('are told with their states, their targets, and what is missing as links', async () => {
    const { ctgId, as, actors } = await givenCtg(db)
    await setMilestoneTarget(as(actors.cafCoordinator), {
      ctgId,
      kind: 'signed',
      targetOn: '2027-04-01',
      targetPrecision: 'quarter',
    })
    const { steps, missing, yearlyCopil } = await getMilestones(as(actors.reader), ctgId)
    expect(steps.map(({ key, state, note }) => [key, state, note])).toEqual([
      ['framing', 'current', 'note à écrire'],
      ['diagnosis', 'upcoming', 'aucun constat'],
      ['plan', 'upcoming', 'aucune action'],
      ['draft', 'decision', 'décision du copil'],
      ['authorising', 'upcoming', '0 sur 2'],
      ['signature', 'upcoming', 'visée : 2e trim. 2027'],
      ['followup', 'open', 'copil chaque année'],
    ])
    expect(yearlyCopil).toBeNull()
    expect(missing.map(({ code, to }) => [code, to])).toContainEqual(['no-body', `/ctg/${ctgId}/instances`])
    expect(missing.find(({ code }) => code === 'no-finding')?.sentence).toContain(
      'thèmes sans constat (Petite enfance ; Logement et habitat)',
    )
  })

  test('ask nothing of the past of a CTG taken up', async () => {
    const { ctgId, as, actors } = await givenCtg(db)
    await db
      .updateTable('ctg')
      .set({ taken_up_on: '2026-11-20', signed_on: '2026-02-01' })
      .where('id', '=', ctgId)
      .execute()
    const { steps, missing } = await getMilestones(as(actors.reader), ctgId)
    expect(missing.map(({ code, to }) => [code, to])).toEqual([
      ['convention.signed-not-filed', `/ctg/${ctgId}/convention#convention-signee`],
    ])
    expect(steps.at(-1)).toMatchObject({ state: 'current', note: 'copil d’ici au 1er févr. 2027' })
  })

  test('tell what the page of the convention tells, of a CTG taken up unsigned', async () => {
    const { ctgId, as, actors } = await givenCtg(db)
    await db.updateTable('ctg').set({ taken_up_on: '2026-11-20' }).where('id', '=', ctgId).execute()
    const { steps, missing } = await getMilestones(as(actors.reader), ctgId)
    expect(steps.find(({ key }) => key === 'signature')?.state).toBe('upcoming')
    const page = await getConventionPage(as(actors.reader), ctgId)
    expect(page.missing.map(({ code, count }) => [code, count])).toContainEqual(['convention.signatures-awaited', 2])
    expect(missing.map(({ code, count }) => [code, count])).toEqual(
      page.missing.map(({ code, count }) => [code, count]),
    )
  })

  test('are not shown to a stranger', async () => {
    const { ctgId, as, actors } = await givenCtg(db)
    await expect(getMilestones(as(actors.stranger), ctgId)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(getFraming(as(actors.stranger), ctgId)).rejects.toMatchObject({ kind: 'not-found' })
  })
})

test('the framing page says who agreed and who is awaited', async () => {
  const { ctgId, as, actors } = await givenCtg(db)
  await recordFraming(as(actors.cafCoordinator), { ctgId, note: 'Méthode et calendrier.' })
  const framing = await getFraming(as(actors.townCoordinator), ctgId)
  expect(framing).toMatchObject({ note: 'Méthode et calendrier.', hasAgreed: false, reachedOn: null })
  expect(framing.agreements).toMatchObject([{ partyName: 'Caf de test' }])
})
