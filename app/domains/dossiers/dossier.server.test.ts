import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { removePartyLogo } from '#app/domains/ctg/commands/remove-party-logo.server.ts'
import { setPartyLogo } from '#app/domains/ctg/commands/set-party-logo.server.ts'
import { cleanDossier } from '#app/domains/documents/dossier-texts.ts'
import { cutIntoSlides } from '#app/domains/documents/slides.ts'
import { takeSnapshot } from '#app/domains/snapshots/commands/take-snapshot.server.ts'
import { openFileStore } from '#app/kernel/files/open-file-store.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenFollowedCtg, toldNowhere } from '#test/followed-ctg.server.ts'
import { makeDossierAgain } from './commands/make-dossier-again.server.ts'
import { requestDossier } from './commands/request-dossier.server.ts'
import { asCoordinator, request, section, table } from './dossier.fixture.ts'
import { makeDossier } from './jobs.server.ts'
import { getDossierPage, getDossiersPage } from './queries.server.ts'

const db = await testDatabase()
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-dossier-'))
afterAll(() => fs.rmSync(folder, { recursive: true }))
const newStore = () => openFileStore({ dataFolder: fs.mkdtempSync(path.join(folder, 'data-')) })

describe('a document', () => {
  test('holds the sections chosen, in its own order, with the front page of the CTG', async () => {
    const ctg = await givenFollowedCtg(db, 3)
    const { content } = await request(ctg, 'copil-pack', {
      sections: ['means', 'agenda'],
      front: 'Salle du conseil\n\nVille et Caf',
    })
    expect(content.sections.map(({ key }) => key)).toEqual(['agenda', 'means'])
    expect(content.front).toEqual(['Salle du conseil', 'Ville et Caf'])
    expect(content.title).toBe('Dossier du comité de pilotage du 3 décembre 2026')
  })

  test('of thirty actions is told in twenty slides at most, the first one included', async () => {
    const { content } = await request(await givenFollowedCtg(db, 30))
    expect(cutIntoSlides(cleanDossier(content)).length + 1).toBeLessThanOrEqual(20)
  })

  test('tells the changes since the state chosen', async () => {
    const ctg = await givenFollowedCtg(db, 4)
    const { snapshotId } = await takeSnapshot(asCoordinator(ctg), { ctgId: ctg.ctgId, name: 'Avant les vacances' })
    await db
      .updateTable('action')
      .set({ ends_on: '2028-03-01' })
      .where('ctg_id', '=', ctg.ctgId)
      .where('id', '=', ctg.actions[0]?.id ?? '')
      .execute()
    const chosen = { sections: ['changes'], formats: ['pdf'], sinceId: snapshotId }
    const changes = section((await request(ctg, 'copil-pack', chosen)).content, 'changes')
    expect(JSON.stringify(changes)).toContain('Avant les vacances')
    expect(changes.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []))).toEqual([
      ['1.1 Action 1', 'échéance, 9 mois plus tard'.replace(' mois', '\u00a0mois'), 'juin 2027', 'mars 2028'],
    ])
  })

  test('of the year writes its first draft theme by theme', async () => {
    const ctg = await givenFollowedCtg(db)
    const { content } = await request(ctg, 'yearly-review', { year: '2026' })
    expect(content.title).toBe('Bilan annuel 2026')
    expect(content.sections.map(({ title }) => title)).toEqual(
      expect.arrayContaining([ctg.early.name, ctg.housing.name, 'Priorités pour 2027']),
    )
    const early = section(content, `themes-${ctg.early.id}`)
    expect(JSON.stringify(early)).toContain('a réuni les familles (1)')
  })

  test('shows the logo that a party gave, until it is taken away', async () => {
    const ctg = await givenFollowedCtg(db, 1)
    const logo = { sha256: 'a'.repeat(64), name: 'logo.png', mediaType: 'image/png', sizeBytes: 900 }
    const key = { ctgId: ctg.ctgId, partyId: ctg.town.id }
    await setPartyLogo(asCoordinator(ctg), { ...key, logo: JSON.stringify(logo) })
    const sections = { sections: ['agenda'], formats: ['pdf'] }
    const logos = async () =>
      (await request(ctg, 'copil-pack', sections)).content.parties.map((party) => party.logo?.sha256)
    expect(await logos()).toEqual([undefined, logo.sha256])
    await removePartyLogo(asCoordinator(ctg), key)
    expect(await logos()).toEqual([undefined, undefined])
    const tooHeavy = JSON.stringify({ ...logo, sizeBytes: 2_000_000 })
    await expect(setPartyLogo(asCoordinator(ctg), { ...key, logo: tooHeavy })).rejects.toThrow('1 Mo')
    await expect(setPartyLogo(ctg.as(ctg.actors.reader), { ...key, logo: JSON.stringify(logo) })).rejects.toMatchObject(
      {
        kind: 'forbidden',
      },
    )
  })

  test('for the public tells no person and no internal difficulty', async () => {
    const ctg = await givenFollowedCtg(db)
    const { content } = await request(ctg, 'theme-synthesis', { themeId: ctg.early.id })
    const text = JSON.stringify(content)
    expect(table(content, 'public-actions').rows).toHaveLength(1)
    expect(table(content, 'public-actions', 1)).toMatchObject({
      caption: 'Ce qui est engagé, sans décision enregistrée',
    })
    expect(table(content, 'public-actions', 1).rows.length).toBeGreaterThan(5)
    for (const secret of toldNowhere) expect(text).not.toContain(secret)
    expect(text).not.toMatch(/retard|sans nouvelle|difficulté|à surveiller/)
  })

  test('is asked for once when the form is sent twice', async () => {
    const ctg = await givenFollowedCtg(db, 3)
    const input = {
      ctgId: ctg.ctgId,
      kind: 'copil-pack' as const,
      sections: ['agenda' as const],
      formats: ['pdf' as const],
    }
    const context = { ...asCoordinator(ctg), requestId: `dossier-${ctg.ctgId}` }
    const first = await requestDossier(context, input)
    expect(await requestDossier(context, input)).toEqual(first)
    expect((await getDossiersPage(asCoordinator(ctg), ctg.ctgId)).dossiers).toHaveLength(1)
  })

  test('is not prepared by a reader, and is unknown in another CTG', async () => {
    const ctg = await givenFollowedCtg(db, 3)
    const other = await givenFollowedCtg(db, 3)
    const { dossier } = await request(ctg)
    const input = {
      ctgId: ctg.ctgId,
      kind: 'copil-pack' as const,
      sections: ['agenda' as const],
      formats: ['pdf' as const],
    }
    await expect(requestDossier(ctg.as(ctg.actors.reader), input)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(requestDossier(ctg.as(ctg.actors.stranger), input)).rejects.toMatchObject({ kind: 'not-found' })
    const elsewhere = { ctgId: other.ctgId, dossierId: dossier.id }
    await expect(getDossierPage(asCoordinator(other), elsewhere)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(makeDossierAgain(asCoordinator(other), elsewhere)).rejects.toMatchObject({ kind: 'not-found' })
    const theirMeeting = { ...input, meetingId: other.meetingId }
    await expect(requestDossier(asCoordinator(ctg), theirMeeting)).rejects.toMatchObject({ kind: 'not-found' })
    const theirTheme = {
      ...input,
      kind: 'theme-synthesis' as const,
      sections: ['why' as const],
      themeId: other.early.id,
    }
    await expect(requestDossier(asCoordinator(ctg), theirTheme)).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('the files of a document', () => {
  test('are made once, named in French, and downloadable', async () => {
    const ctg = await givenFollowedCtg(db, 6)
    const { dossier } = await request(ctg)
    const payload = { ctgId: ctg.ctgId, dossierId: dossier.id }
    const store = newStore()
    await makeDossier(db, store, payload)
    await makeDossier(db, store, payload)
    const page = await getDossierPage(asCoordinator(ctg), payload)
    expect(page.dossier).toMatchObject({ state: 'ready', progressPercent: 100 })
    expect(page.dossier.outputs.map(({ file }) => file?.name)).toEqual([
      'dossier-copil-ctg-de-test-2026-12-03.pdf',
      'dossier-copil-ctg-de-test-2026-12-03.docx',
      'dossier-copil-ctg-de-test-2026-12-03.pptx',
    ])
    for (const { file } of page.dossier.outputs) expect(Number(file?.sizeBytes)).toBeGreaterThan(5000)
  }, 120_000)

  test('already made stay when the work is interrupted and begins again', async () => {
    const ctg = await givenFollowedCtg(db, 2)
    const { dossier } = await request(ctg, 'copil-pack', { sections: ['agenda'], formats: ['pdf', 'docx'] })
    const payload = { ctgId: ctg.ctgId, dossierId: dossier.id }
    const store = newStore()
    await makeDossier(db, store, payload)
    const files = async () =>
      (await getDossierPage(asCoordinator(ctg), payload)).dossier.outputs.map(({ file }) => file?.fileId)
    const [pdf, docx] = await files()
    await db
      .deleteFrom('dossier_file')
      .where('ctg_id', '=', ctg.ctgId)
      .where('dossier_id', '=', dossier.id)
      .where('format', '=', 'docx')
      .execute()
    await db
      .updateTable('dossier')
      .set({ state: 'being-made' })
      .where('ctg_id', '=', ctg.ctgId)
      .where('id', '=', dossier.id)
      .execute()
    await makeDossier(db, store, payload)
    const again = await files()
    expect(again[0]).toBe(pdf)
    expect(again[1]).not.toBe(docx)
  }, 120_000)

  test('that could not be made are told so, and asked for again', async () => {
    const ctg = await givenFollowedCtg(db, 3)
    const { dossier } = await request(ctg, 'copil-pack', { sections: ['agenda'], formats: ['docx'] })
    const payload = { ctgId: ctg.ctgId, dossierId: dossier.id }
    await expect(makeDossierAgain(asCoordinator(ctg), payload)).rejects.toMatchObject({ kind: 'conflict' })
    await expect(makeDossier(db, openFileStore({ dataFolder: '/dev/null/nowhere' }), payload)).rejects.toThrow()
    const failed = await getDossierPage(asCoordinator(ctg), payload)
    expect(failed.dossier).toMatchObject({ state: 'failed', failure: expect.stringContaining('redemandez') })
    await makeDossierAgain(asCoordinator(ctg), payload)
    await makeDossier(db, newStore(), payload)
    expect((await getDossierPage(asCoordinator(ctg), payload)).dossier.state).toBe('ready')
  }, 120_000)
})
