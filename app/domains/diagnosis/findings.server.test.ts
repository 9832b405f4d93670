import { beforeAll, describe, expect, test } from 'vitest'
import { loadFigures } from '#app/domains/observatory/load-figures.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { hautsDeSeineFigures } from '#seed/figures/hauts-de-seine.ts'
import { indicators, indicatorsByTheme } from '#seed/figures/indicators.ts'
import { type CtgFixture, givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { addTestimony } from './commands/add-testimony.server.ts'
import { askReading } from './commands/ask-reading.server.ts'
import { givePosition } from './commands/give-position.server.ts'
import { proposeFinding } from './commands/propose-finding.server.ts'
import { removeTestimony } from './commands/remove-testimony.server.ts'
import { updateFinding } from './commands/update-finding.server.ts'
import { withdrawFinding } from './commands/withdraw-finding.server.ts'
import { writeReading } from './commands/write-reading.server.ts'
import { readFrozen } from './elements.server.ts'

const given: { db?: Database } = {}
const db = () => given.db ?? expect.unreachable('no database')
beforeAll(async () => {
  given.db = await testDatabase()
  await loadFigures(given.db, { indicators, indicatorsByTheme, figures: hautsDeSeineFigures })
})

/** A CTG of Gennevilliers. */
async function givenGennevilliers(): Promise<CtgFixture> {
  const ctg = await givenCtg(db())
  await db().insertInto('ctg_perimeter').values({ ctg_id: ctg.ctgId, territory_code: '92036' }).execute()
  return ctg
}

async function givenFinding(ctg: CtgFixture, indicatorIds: readonly string[] = []) {
  const { ctgId, early, as, actors } = ctg
  return proposeFinding(as(actors.townCoordinator), {
    ctgId,
    themeId: early.id,
    kind: 'weakness',
    title: 'Moins de places qu’ailleurs',
    text: '',
    indicatorIds: [...indicatorIds],
    testimonyIds: [],
  })
}

const findingRow = (ctgId: string, findingId: string) =>
  db()
    .selectFrom('finding')
    .select(['status', 'version', 'title', 'number'])
    .where('ctg_id', '=', ctgId)
    .where('id', '=', findingId)
    .executeTakeFirstOrThrow()

const journalOf = async (ctgId: string) =>
  (await db().selectFrom('audit_entry').select('action').where('ctg_id', '=', ctgId).orderBy('id').execute()).map(
    ({ action }) => action,
  )

describe('the reading of a party', () => {
  test('is asked for, then written by that party, and both are journaled', async () => {
    const { ctgId, early, caf, as, actors } = await givenGennevilliers()
    const theme = { ctgId, themeId: early.id }
    await askReading(as(actors.townCoordinator), { ...theme, partyId: caf.id })
    await expect(askReading(as(actors.townCoordinator), { ...theme, partyId: caf.id })).rejects.toThrow(
      'conflict: diagnosis.reading-already-asked',
    )
    await writeReading(as(actors.cafCoordinator), { ...theme, text: 'Quinze places de moins.' })
    await askReading(as(actors.townCoordinator, new Date('2026-11-30T09:00:00Z')), { ...theme, partyId: caf.id })
    const row = await db()
      .selectFrom('party_reading')
      .select(['text', 'asked_on', 'written_by'])
      .where('ctg_id', '=', ctgId)
      .executeTakeFirstOrThrow()
    expect(row).toEqual({
      text: 'Quinze places de moins.',
      asked_on: '2026-11-30',
      written_by: actors.cafCoordinator.name,
    })
    expect(await journalOf(ctgId)).toEqual(['party-reading.asked', 'party-reading.written', 'party-reading.asked'])
  })
  test('is never written by another party, nor by a partner, nor on another theme', async () => {
    const { ctgId, early, housing, caf, as, actors } = await givenGennevilliers()
    const write = (key: keyof typeof actors, themeId: string, partyId?: string) =>
      writeReading(as(actors[key]), { ctgId, themeId, partyId, text: 'x' })
    await expect(write('townCoordinator', early.id, caf.id)).rejects.toThrow('forbidden')
    await expect(write('earlyOfficer', housing.id)).rejects.toThrow('forbidden')
    await expect(write('reader', early.id)).rejects.toThrow('forbidden')
    await expect(write('stranger', early.id)).rejects.toThrow('not-found: ctg.not-found')
    const other = await givenGennevilliers()
    await expect(write('townCoordinator', other.early.id)).rejects.toThrow('not-found')
    expect(await journalOf(ctgId)).toEqual([])
  })
  test('written meanwhile by a colleague, is not overwritten', async () => {
    const { ctgId, early, as, actors } = await givenGennevilliers()
    const theme = { ctgId, themeId: early.id }
    await writeReading(as(actors.townCoordinator), { ...theme, text: 'Le besoin se déplace.' })
    await expect(writeReading(as(actors.earlyOfficer), { ...theme, text: 'Autre texte.' })).rejects.toThrow(
      'conflict: diagnosis.changed-meanwhile',
    )
    await writeReading(as(actors.earlyOfficer), { ...theme, text: 'Les deux.', version: 1 })
  })
})

describe('a testimony', () => {
  const words = { kind: 'workshop', text: 'La crèche ouvre trop tard.', source: 'Atelier de parents' } as const
  test('is added with its source and its date, taken back while no finding rests on it', async () => {
    const { ctgId, early, as, actors } = await givenGennevilliers()
    const theme = { ctgId, themeId: early.id }
    const input = { ...theme, ...words, collectedOn: '2026-11-06' }
    const first = await addTestimony(as(actors.contributor), input)
    const second = await addTestimony(as(actors.contributor), input)
    await proposeFinding(as(actors.contributor), {
      ...theme,
      kind: 'weakness',
      title: 'Des horaires qui ne conviennent pas',
      testimonyIds: first.testimonyId,
    })
    await expect(removeTestimony(as(actors.contributor), { ctgId, ...first })).rejects.toThrow(
      'conflict: diagnosis.testimony-used',
    )
    await expect(removeTestimony(as(actors.cafCoordinator), { ctgId, ...second })).rejects.toThrow('forbidden')
    await removeTestimony(as(actors.contributor), { ctgId, ...second })
    expect(await journalOf(ctgId)).toEqual([
      'testimony.added',
      'testimony.added',
      'finding.proposed',
      'testimony.removed',
    ])
  })
  test('is refused to a reader, on a theme of another CTG, and before it was collected', async () => {
    const { ctgId, early, as, actors } = await givenGennevilliers()
    const other = await givenGennevilliers()
    const input = { ctgId, themeId: early.id, ...words, collectedOn: '2026-11-06' }
    await expect(addTestimony(as(actors.reader), input)).rejects.toThrow('forbidden')
    await expect(addTestimony(as(actors.housingOfficer), input)).rejects.toThrow('forbidden')
    await expect(addTestimony(as(actors.contributor), { ...input, themeId: other.early.id })).rejects.toThrow(
      'not-found',
    )
    await expect(addTestimony(as(actors.contributor), { ...input, collectedOn: '2027-01-01' })).rejects.toThrow(
      'invalid: diagnosis.future-day',
    )
    expect(await journalOf(ctgId)).toEqual([])
  })
})

describe('a finding', () => {
  test('keeps the reading as it was seen: value, frames, rank, source, vintage', async () => {
    const ctg = await givenGennevilliers()
    const { findingId, number } = await givenFinding(ctg, ['childcare-places'])
    expect(number).toBe(1)
    const row = await db()
      .selectFrom('finding_figure')
      .select(['frozen', 'year', 'territory_code'])
      .where('ctg_id', '=', ctg.ctgId)
      .where('finding_id', '=', findingId)
      .executeTakeFirstOrThrow()
    const frozen = readFrozen(row.frozen)
    expect(row).toMatchObject({ year: 2023, territory_code: '92036' })
    expect(frozen.reading).toMatchObject({ kind: 'value', value: 57.4 })
    expect(frozen.rank).toMatchObject({ rank: 30, of: 34 })
    expect(frozen.frames.map(({ code }) => code)).toContain('D92')
  })
  test('cites a figure of an earlier year when asked, and no figure that does not exist', async () => {
    const ctg = await givenGennevilliers()
    const { ctgId, early, as, actors } = ctg
    const input = { ctgId, themeId: early.id, kind: 'weakness', title: 'Des naissances en baisse' } as const
    const { findingId } = await proposeFinding(as(actors.townCoordinator), {
      ...input,
      indicatorIds: 'births',
      year: 2017,
    })
    const row = await db()
      .selectFrom('finding_figure')
      .select('year')
      .where('ctg_id', '=', ctgId)
      .where('finding_id', '=', findingId)
      .executeTakeFirstOrThrow()
    expect(row.year).toBe(2017)
    await expect(
      proposeFinding(as(actors.townCoordinator), { ...input, indicatorIds: 'births', year: 1995 }),
    ).rejects.toThrow('invalid: diagnosis.no-figure')
    await expect(
      proposeFinding(as(actors.townCoordinator), { ...input, indicatorIds: 'unknown-indicator' }),
    ).rejects.toThrow('not-found')
  })
  test('is numbered without a gap, whatever is refused between', async () => {
    const ctg = await givenGennevilliers()
    const { ctgId, early, as, actors } = ctg
    await givenFinding(ctg)
    await expect(
      proposeFinding(as(actors.townCoordinator), {
        ctgId,
        themeId: early.id,
        kind: 'threat',
        title: 'Refusé',
        testimonyIds: crypto.randomUUID(),
      }),
    ).rejects.toThrow('not-found')
    const proposed = await Promise.all([givenFinding(ctg), givenFinding(ctg), givenFinding(ctg)])
    expect(proposed.map(({ number }) => number).sort()).toEqual([2, 3, 4])
  })
  test('is proposed by those who write on the theme only', async () => {
    const { ctgId, early, as, actors } = await givenGennevilliers()
    const input = { ctgId, themeId: early.id, kind: 'strength', title: 'Un relais connu' } as const
    for (const key of ['reader', 'bodyMember', 'lead', 'housingOfficer'] as const)
      await expect(proposeFinding(as(actors[key]), input)).rejects.toThrow('forbidden')
    await expect(proposeFinding(as(actors.stranger), input)).rejects.toThrow('not-found')
    expect(await journalOf(ctgId)).toEqual([])
  })

  test('is shared when the parties asked have answered, a reservation following it', async () => {
    const ctg = await givenGennevilliers()
    const { ctgId, as, actors } = ctg
    const { findingId } = await givenFinding(ctg)
    const give = (key: keyof typeof actors, position: string, reservation = '') =>
      givePosition.runUnknown(as(actors[key]), { ctgId, findingId, position, reservation })
    expect(await give('townCoordinator', 'agreement')).toEqual({ status: 'proposed' })
    await expect(give('bodyMember', 'reservation')).rejects.toThrow('invalid: diagnosis.no-reason')
    expect(await give('bodyMember', 'reservation', 'À revoir avec 2024.')).toEqual({ status: 'shared' })
    expect(await give('cafCoordinator', 'disagreement', 'Le chiffre est ancien.')).toEqual({ status: 'proposed' })
    expect(await journalOf(ctgId)).toEqual([
      'finding.proposed',
      'finding.agreement',
      'finding.reservation',
      'finding.disagreement',
    ])
  })
  test('gets no position of another party, of a partner, or on words changed meanwhile', async () => {
    const ctg = await givenGennevilliers()
    const { ctgId, caf, as, actors } = ctg
    const { findingId } = await givenFinding(ctg)
    const agreement = { ctgId, findingId, position: 'agreement' } as const
    await expect(givePosition(as(actors.townCoordinator), { ...agreement, partyId: caf.id })).rejects.toThrow(
      'forbidden',
    )
    await expect(givePosition(as(actors.earlyOfficer), agreement)).rejects.toThrow('forbidden')
    await expect(givePosition(as(actors.cafCoordinator), { ...agreement, version: 7 })).rejects.toThrow(
      'conflict: diagnosis.finding-changed',
    )
    const other = await givenGennevilliers()
    await expect(
      givePosition(other.as(other.actors.townCoordinator), { ...agreement, ctgId: other.ctgId }),
    ).rejects.toThrow('not-found')
    expect(await journalOf(ctgId)).toEqual(['finding.proposed'])
  })
  test('corrected, keeps its frozen figures and asks for positions again', async () => {
    const ctg = await givenGennevilliers()
    const { ctgId, as, actors } = ctg
    const { findingId } = await givenFinding(ctg, ['childcare-places', 'births'])
    await givePosition(as(actors.cafCoordinator), { ctgId, findingId, position: 'agreement' })
    const change = { ctgId, findingId, version: 1, kind: 'weakness', title: 'Corrigé', text: '' } as const
    const answer = await updateFinding(as(actors.earlyOfficer), { ...change, indicatorIds: ['births', 'rsa-share'] })
    expect(answer).toEqual({ findingId, positionsReset: 1 })
    const rows = await db()
      .selectFrom('finding_figure')
      .select('indicator_id as id')
      .where('ctg_id', '=', ctgId)
      .where('finding_id', '=', findingId)
      .orderBy('indicator_id')
      .execute()
    expect(rows.map(({ id }) => id)).toEqual(['births', 'rsa-share'])
    await expect(updateFinding(as(actors.townCoordinator), change)).rejects.toThrow('diagnosis.changed-meanwhile')
    await expect(updateFinding(as(actors.housingOfficer), { ...change, version: 2 })).rejects.toThrow('forbidden')
    expect(await findingRow(ctgId, findingId)).toMatchObject({ title: 'Corrigé', version: 2, status: 'proposed' })
  })
  test('shared, is neither corrected nor withdrawn; proposed, is withdrawn by its own party', async () => {
    const ctg = await givenGennevilliers()
    const { ctgId, as, actors } = ctg
    const { findingId } = await givenFinding(ctg)
    const withdraw = (key: keyof typeof actors) =>
      withdrawFinding(as(actors[key]), { ctgId, findingId, reason: 'Doublon' })
    const give = (key: keyof typeof actors, position: 'agreement' | 'disagreement') =>
      givePosition(as(actors[key]), { ctgId, findingId, position, reservation: 'x' })
    await give('townCoordinator', 'agreement')
    await give('cafCoordinator', 'agreement')
    await expect(withdraw('townCoordinator')).rejects.toThrow('diagnosis.shared-not-withdrawn')
    await expect(
      updateFinding(as(actors.townCoordinator), { ctgId, findingId, version: 1, kind: 'threat', title: 'x' }),
    ).rejects.toThrow('diagnosis.finding-shared')
    await give('townCoordinator', 'disagreement')
    await expect(withdraw('cafCoordinator')).rejects.toThrow('forbidden')
    await withdraw('townCoordinator')
    await expect(give('cafCoordinator', 'agreement')).rejects.toThrow('diagnosis.finding-withdrawn')
    expect(await findingRow(ctgId, findingId)).toMatchObject({ status: 'withdrawn' })
  })
})
