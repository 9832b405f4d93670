import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { joinedByAmendment } from '#app/domains/convention/convention.ts'
import { loadConvention } from '#app/domains/convention/load-convention.server.ts'
import { recordRefusal } from '#app/domains/journey/commands/record-refusal.server.ts'
import { recordSignature } from '#app/domains/journey/commands/record-signature.server.ts'
import { openFileStore } from '#app/kernel/files/open-file-store.server.ts'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { readAmendment } from './amendment-content.ts'
import { actionsOf, getAmendmentRow, getCtg, givenConvention, givenFrozen } from './amendments.fixture.server.ts'
import { loadBaseText } from './base-text.server.ts'
import { freezeAmendment } from './commands/freeze-amendment.server.ts'
import { prepareAmendment } from './commands/prepare-amendment.server.ts'
import { recordAmendmentAct } from './commands/record-amendment-act.server.ts'
import { recordAmendmentRefusal } from './commands/record-amendment-refusal.server.ts'
import { recordAmendmentSignature } from './commands/record-amendment-signature.server.ts'
import { updateAmendment } from './commands/update-amendment.server.ts'
import { withdrawAmendment } from './commands/withdraw-amendment.server.ts'
import { getDeliberationFile } from './documents.server.ts'
import { makeAmendmentPdf } from './jobs.server.ts'
import { markJoined } from './joined-parties.server.ts'
import { amendmentLabels } from './labels.fr.ts'
import { getAmendmentPage, getAmendmentsPage, othersUnderWay } from './queries.server.ts'

const db = await testDatabase()
const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-amendments-'))
const files = openFileStore({ dataFolder })
afterAll(() => fs.rmSync(dataFolder, { recursive: true }))

const getRow = (ctgId: string, id: string) => getAmendmentRow(db, ctgId, id)

describe('an extension by a year', () => {
  test('is prepared with its article, frozen under a number with its fingerprint, and changes nothing before the last signature', async () => {
    const { ctgId, coordinator, caf, town } = await givenConvention(db)
    const { amendmentId } = await prepareAmendment(coordinator, { ctgId, kind: 'extension' })
    const draft = await getAmendmentPage(coordinator, { ctgId, amendmentId })
    expect(draft.amendment).toMatchObject({ number: null, newEndsOn: '2031-12-31', standing: { stage: 'draft' } })
    expect(draft.articles).toMatchObject([{ title: 'Durée', isWritten: false, change: { added: 2, removed: 2 } }])

    const { number } = await freezeAmendment(coordinator, { ctgId, amendmentId })
    expect(number).toBe(1)
    const row = await getRow(ctgId, amendmentId)
    expect(row.content_sha256).toMatch(/^[0-9a-f]{64}$/)
    const content = readAmendment(row.content)
    expect(content.extension).toEqual({ from: '2030-12-31', to: '2031-12-31', period: '2026-2031' })
    expect(JSON.stringify(content.document)).toContain('portée du 31 décembre 2030 au 31 décembre 2031')
    expect(content.signatories.map(({ name }) => name)).toEqual(['Caf de test', 'Ville de test'])

    await recordAmendmentSignature(coordinator, { ctgId, amendmentId, partyId: caf.id, signedOn: '2026-11-02' })
    expect(await getCtg(db, ctgId)).toEqual({ endsOn: '2030-12-31', signedOn: '2026-03-01' })
    const under = await getAmendmentsPage(coordinator, ctgId)
    expect(under.amendments[0]?.standing).toMatchObject({ stage: 'signing', signed: [{ partyId: caf.id }], total: 2 })

    const last = { ctgId, amendmentId, partyId: town.id, signedOn: '2026-11-10' }
    expect(await recordAmendmentSignature(coordinator, last)).toEqual({ amendmentId, inForceOn: '2026-11-10' })
    expect(await getCtg(db, ctgId)).toEqual({ endsOn: '2031-12-31', signedOn: '2026-03-01' })
    const milestone = await db
      .selectFrom('milestone')
      .select('reached_on as reachedOn')
      .where('ctg_id', '=', ctgId)
      .where('kind', '=', 'extended')
      .executeTakeFirst()
    expect(milestone).toEqual({ reachedOn: '2026-11-10' })
    expect(await actionsOf(db, ctgId)).toContain('amendment.in-force')
    await expect(withdrawAmendment(coordinator, { ctgId, amendmentId })).rejects.toMatchObject({
      code: 'convention.amendment-in-force',
    })
  })

  test('has its PDF made by the job, the same bytes when made again', async () => {
    const { ctgId, coordinator } = await givenConvention(db)
    const { amendmentId } = await givenFrozen(coordinator, ctgId)
    await makeAmendmentPdf(db, files, { ctgId, amendmentId })
    const { file_sha256: sha256, status } = await getRow(ctgId, amendmentId)
    expect([status, sha256?.length]).toEqual(['frozen', 64])
    await db
      .updateTable('amendment')
      .set({ status: 'failed' })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', amendmentId)
      .execute()
    await makeAmendmentPdf(db, files, { ctgId, amendmentId })
    expect((await getRow(ctgId, amendmentId)).file_sha256).toBe(sha256)
  })

  test('a refusal leaves nothing awaited, but neither lead party may be missing', async () => {
    const { ctgId, coordinator, caf, town } = await givenConvention(db)
    const { amendmentId } = await givenFrozen(coordinator, ctgId)
    await recordAmendmentSignature(coordinator, { ctgId, amendmentId, partyId: caf.id, signedOn: '2026-11-02' })
    const refused = await recordAmendmentRefusal(coordinator, { ctgId, amendmentId, partyId: town.id, note: 'non' })
    expect(refused).toEqual({ amendmentId, inForceOn: null })
    expect((await getCtg(db, ctgId)).endsOn).toBe('2030-12-31')
  })

  test('is in view of the amendments in force before it', async () => {
    const { ctgId, coordinator, caf, town } = await givenConvention(db)
    const first = await givenFrozen(coordinator, ctgId)
    for (const partyId of [caf.id, town.id])
      await recordAmendmentSignature(coordinator, { ctgId, ...first, partyId, signedOn: '2026-11-10' })
    const second = await givenFrozen(coordinator, ctgId)
    const words = JSON.stringify(readAmendment((await getRow(ctgId, second.amendmentId)).content).document)
    expect(words).toContain('Vu l’avenant n° 1, en vigueur depuis le 10 novembre 2026 ;')
    expect(words).toContain('la Caf de test, représentée par')
    const { dossier } = await getDeliberationFile(coordinator, { ctgId, ...second, partyId: caf.id })
    expect(JSON.stringify(dossier)).toContain('Vu l’avenant n° 1, en vigueur')
    expect(JSON.stringify(dossier)).toContain('Le conseil d’administration de la Caf de test')
  })

  test('signed after a longer one, it never brings the end back: what it left unchanged is journaled, and its page says so', async () => {
    const { ctgId, coordinator, caf, town } = await givenConvention(db)
    const shorter = await givenFrozen(coordinator, ctgId)
    const { amendmentId } = await prepareAmendment(coordinator, { ctgId, kind: 'extension' })
    const longerEnd = { ctgId, amendmentId, version: 1, motive: 'Prolonger.', newEndsOn: '2032-12-31' }
    await updateAmendment(coordinator, longerEnd)
    await freezeAmendment(coordinator, { ctgId, amendmentId })
    const sign = async (signed: { readonly amendmentId: string }, signedOn: string) => {
      for (const partyId of [caf.id, town.id])
        await recordAmendmentSignature(coordinator, { ctgId, amendmentId: signed.amendmentId, partyId, signedOn })
    }
    await sign({ amendmentId }, '2026-11-10')
    expect((await getCtg(db, ctgId)).endsOn).toBe('2032-12-31')
    expect((await getAmendmentsPage(coordinator, ctgId)).extension).toBeNull()
    await sign(shorter, '2026-11-12')
    expect((await getCtg(db, ctgId)).endsOn).toBe('2032-12-31')
    expect((await getRow(ctgId, shorter.amendmentId)).in_force_on).toBe('2026-11-12')

    const acts = await db
      .selectFrom('audit_entry')
      .select('detail')
      .where('ctg_id', '=', ctgId)
      .where('action', '=', 'amendment.in-force')
      .orderBy('id')
      .execute()
    expect(acts.map(({ detail }) => detail)).toMatchObject([
      { number: 2, newEndsOn: '2032-12-31', endsOn: '2032-12-31' },
      { number: 1, newEndsOn: '2031-12-31', endsOn: '2032-12-31' },
    ])
    const milestones = db.selectFrom('milestone').select('reached_on as reachedOn').where('ctg_id', '=', ctgId)
    expect(await milestones.where('kind', '=', 'extended').execute()).toEqual([{ reachedOn: '2026-11-10' }])
    const { amendment, endsOn } = await getAmendmentPage(coordinator, { ctgId, amendmentId: shorter.amendmentId })
    expect(amendmentLabels.laterEnd(amendment.newEndsOn, endsOn)).toBe(
      'La convention s’achève le 31 décembre 2032, plus tard que cet avenant ne le dit : il n’avance pas la fin.',
    )
  })

  test('under way, it is signed by as many out of as many on every page: nobody waits for whoever refused', async () => {
    const { ctgId, coordinator, caf, town } = await givenConvention(db)
    const { amendmentId } = await givenFrozen(coordinator, ctgId)
    await recordAmendmentSignature(coordinator, { ctgId, amendmentId, partyId: caf.id, signedOn: '2026-11-02' })
    await recordAmendmentRefusal(coordinator, { ctgId, amendmentId, partyId: town.id, note: 'non' })
    const { extension, amendments } = await getAmendmentsPage(coordinator, ctgId)
    expect(extension).toMatchObject({ signed: 1, total: 1 })
    expect(amendments[0]?.standing).toMatchObject({ stage: 'signing', called: 1, total: 2 })
  })
})

describe('a party joins', () => {
  test('one that refused signs the amendment, and is then signatory with its act and its signature, by amendment', async () => {
    const { ctgId, coordinator, caf, town, partner, versionId } = await givenConvention(db, { isSigned: false })
    await db
      .updateTable('party')
      .set({ is_signatory: true })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', partner.id)
      .execute()
    await recordRefusal(coordinator, { ctgId, partyId: partner.id, note: 'plus tard' })
    for (const partyId of [caf.id, town.id])
      await recordSignature(coordinator, { ctgId, partyId, versionId, signedOn: '2026-03-01' })

    const { amendmentId } = await prepareAmendment(coordinator, { ctgId, kind: 'joining' })
    await updateAmendment(coordinator, { ctgId, amendmentId, version: 1, motive: 'Rejoindre.', partyIds: [partner.id] })
    await freezeAmendment(coordinator, { ctgId, amendmentId })
    const content = readAmendment((await getRow(ctgId, amendmentId)).content)
    expect(content.signatories.map(({ name }) => name)).toEqual(['Caf de test', 'Ville de test', 'Association de test'])
    expect(content.articles[0]?.title).toBe('Objet de la convention')

    const act = { kind: 'assembly', number: '12', adoptedOn: '2026-10-01' } as const
    await recordAmendmentAct(coordinator, { ctgId, amendmentId, partyId: partner.id, ...act })
    for (const partyId of [caf.id, town.id, partner.id])
      await recordAmendmentSignature(coordinator, { ctgId, amendmentId, partyId, signedOn: '2026-11-10' })
    const { convention, text } = await loadBaseText(db, { ctgId, at: coordinator.at })
    const joined = convention.signatories.find(({ partyId }) => partyId === partner.id)
    expect(joined).toMatchObject({ act: { number: '12' }, signature: { signedOn: '2026-11-10' } })
    expect(convention.signedOn).toBe('2026-03-01')
    expect(text.parties.map(({ name }) => name)).toContain('Association de test')
    expect(JSON.stringify(text.articles)).toContain('Association de test rejoint la convention')
  })

  test('the very day the convention was signed, it is said to have joined: not to have signed it', async () => {
    const { ctgId, coordinator, caf, town, partner } = await givenConvention(db)
    const { amendmentId } = await prepareAmendment(coordinator, { ctgId, kind: 'joining' })
    await updateAmendment(coordinator, { ctgId, amendmentId, version: 1, motive: 'Rejoindre.', partyIds: [partner.id] })
    const underWay = async () =>
      (await db.selectNoFrom(othersUnderWay(ctgId).as('amendments')).executeTakeFirstOrThrow()).amendments
    expect(await underWay()).toEqual([])
    await freezeAmendment(coordinator, { ctgId, amendmentId })
    for (const [signed, partyId] of [caf.id, town.id, partner.id].entries()) {
      expect(await underWay(), 'said on the dashboard until the last signature').toEqual([
        { number: 1, signed, total: 3 },
      ])
      await recordAmendmentSignature(coordinator, { ctgId, amendmentId, partyId, signedOn: '2026-03-01' })
    }
    expect(await underWay()).toEqual([])
    const { signatories, signedOn } = await loadConvention(db, ctgId)
    expect(
      (await markJoined(db, ctgId, signatories)).map((one) => [one.name, joinedByAmendment(one, signedOn)]),
    ).toEqual([
      ['Caf de test', false],
      ['Ville de test', false],
      ['Association de test', true],
    ])
  })

  test('before the convention is signed, it signs the convention itself', async () => {
    const { ctgId, coordinator } = await givenConvention(db, { isSigned: false })
    await expect(prepareAmendment(coordinator, { ctgId, kind: 'joining' })).rejects.toMatchObject({
      code: 'convention.joining-before-signature',
    })
  })

  test('a party that signed already, or of another CTG, does not join', async () => {
    const { ctgId, coordinator, town } = await givenConvention(db)
    const other = await givenCtg(db)
    const { amendmentId } = await prepareAmendment(coordinator, { ctgId, kind: 'joining' })
    for (const partyId of [town.id, other.partner.id])
      await expect(
        updateAmendment(coordinator, { ctgId, amendmentId, version: 1, motive: 'x', partyIds: [partyId] }),
      ).rejects.toMatchObject({ code: 'convention.amendment-party-unknown' })
  })
})

test('a commune enters the perimeter and the plan annexed is replaced, once in force', async () => {
  const { ctgId, coordinator, caf, town, early } = await givenConvention(db)
  await db
    .insertInto('action')
    .values({
      ctg_id: ctgId,
      id: crypto.randomUUID(),
      number: 1,
      title: 'Ouvrir un relais',
      theme_id: early.id,
      status: 'validated',
      created_at: coordinator.at,
    })
    .execute()
  const { amendmentId } = await prepareAmendment(coordinator, { ctgId, kind: 'actions' })
  await updateAmendment(coordinator, {
    ...{ ctgId, amendmentId, version: 1, motive: 'Compléter.', addsActions: 'on', communeCodes: ['92025'] },
  })
  await freezeAmendment(coordinator, { ctgId, amendmentId })
  expect(readAmendment((await getRow(ctgId, amendmentId)).content).planChanges.join(' ')).toContain(
    '1\u00a0action ajoutée',
  )
  const codes = async () =>
    (await db.selectFrom('ctg_perimeter').select('territory_code').where('ctg_id', '=', ctgId).execute()).length
  expect(await codes()).toBe(1)
  for (const partyId of [caf.id, town.id])
    await recordAmendmentSignature(coordinator, { ctgId, amendmentId, partyId, signedOn: '2026-11-10' })
  expect(await codes()).toBe(2)
  const { text, amendments } = await loadBaseText(db, { ctgId, at: coordinator.at })
  expect(amendments).toEqual([1])
  expect(JSON.stringify(text.plan)).toContain('Ouvrir un relais')
})
