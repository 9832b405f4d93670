import { describe, expect, test } from 'vitest'
import { freezeVersion } from '#app/domains/convention/commands/freeze-version.server.ts'
import { prepareArticles } from '#app/domains/convention/commands/prepare-articles.server.ts'
import { type CtgFixture, givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { recordAuthorisingAct } from './commands/record-authorising-act.server.ts'
import { recordRefusal } from './commands/record-refusal.server.ts'
import { recordSignature } from './commands/record-signature.server.ts'

const db = await testDatabase()

async function givenVersion() {
  const ctg = await givenCtg(db)
  const as = ctg.as(ctg.actors.cafCoordinator)
  await prepareArticles(as, { ctgId: ctg.ctgId })
  const { conventionVersionId } = await freezeVersion(as, { ctgId: ctg.ctgId })
  return { ...ctg, coordinator: as, versionId: conventionVersionId }
}

const act = (ctg: CtgFixture, partyId: string, facts: object = {}) => ({
  ctgId: ctg.ctgId,
  partyId,
  kind: 'assembly' as const,
  number: '12',
  adoptedOn: '2026-11-03',
  ...facts,
})
const signature = (ctg: CtgFixture, partyId: string, facts: object = {}) => ({
  ctgId: ctg.ctgId,
  partyId,
  signedOn: '2026-11-20',
  signedBy: 'Dominique Modèle',
  signedAs: 'maire',
  ...facts,
})

const milestone = (ctgId: string, kind: 'authorised' | 'signed') =>
  db
    .selectFrom('milestone')
    .select(['reached_on as reachedOn', 'missing'])
    .where('ctg_id', '=', ctgId)
    .where('kind', '=', kind)
    .executeTakeFirst()
const signedOn = async (ctgId: string) =>
  (await db.selectFrom('ctg').select('signed_on').where('id', '=', ctgId).executeTakeFirstOrThrow()).signed_on
const countRows = async (ctgId: string, table: 'authorising_act' | 'signature' | 'audit_entry') =>
  (await db.selectFrom(table).select('id').where('ctg_id', '=', ctgId).execute()).length

describe('recording an authorising act', () => {
  test('the last one awaited authorises the convention, on its own day', async () => {
    const ctg = await givenVersion()
    const { coordinator, versionId } = ctg
    const first = await recordAuthorisingAct(coordinator, act(ctg, ctg.caf.id, { versionId, kind: 'commission' }))
    expect(first).toMatchObject({ actsReceived: 1, signatories: 2, signedOn: null })
    expect(await milestone(ctg.ctgId, 'authorised')).toBeUndefined()
    await recordAuthorisingAct(coordinator, act(ctg, ctg.town.id, { versionId, adoptedOn: '2026-11-10' }))
    expect(await milestone(ctg.ctgId, 'authorised')).toMatchObject({ reachedOn: '2026-11-10', missing: [] })
  })

  test('on another version counts, and is said', async () => {
    const ctg = await givenVersion()
    await recordAuthorisingAct(ctg.coordinator, act(ctg, ctg.caf.id, { versionId: ctg.versionId }))
    const next = await freezeVersion(ctg.coordinator, { ctgId: ctg.ctgId })
    await recordAuthorisingAct(
      ctg.coordinator,
      act(ctg, ctg.town.id, { versionId: next.conventionVersionId, transmittedOn: '2026-11-05' }),
    )
    expect((await milestone(ctg.ctgId, 'authorised'))?.missing).toEqual([
      { code: 'convention.acts-on-another-version', count: 1 },
    ])
  })

  test.each([
    ['adopted in the future', { adoptedOn: '2026-12-01' }, 'adoptedOn'],
    ['transmitted before its adoption', { transmittedOn: '2026-11-02' }, 'transmittedOn'],
  ])('%s is a sentence at its field', async (_case, facts, field) => {
    const ctg = await givenCtg(db)
    const as = ctg.as(ctg.actors.townCoordinator)
    await expect(recordAuthorisingAct(as, act(ctg, ctg.town.id, facts))).rejects.toMatchObject({
      kind: 'invalid',
      fields: { [field]: expect.stringMatching(/\.$/) },
    })
    expect(await countRows(ctg.ctgId, 'authorising_act')).toBe(0)
  })

  test('is corrected by recording it again', async () => {
    const ctg = await givenCtg(db)
    const as = ctg.as(ctg.actors.townCoordinator)
    await recordAuthorisingAct(as, act(ctg, ctg.town.id, { adoptedOn: null, expectedOn: '2026-12-15' }))
    await recordAuthorisingAct(as, act(ctg, ctg.town.id))
    expect(await countRows(ctg.ctgId, 'authorising_act')).toBe(1)
  })

  test('is for the coordination, of signatories of this CTG; else nothing is written', async () => {
    const ctg = await givenCtg(db)
    const other = await givenCtg(db)
    const { actors, ctgId } = ctg
    const given = act(ctg, ctg.town.id)
    await expect(recordAuthorisingAct(ctg.as(actors.bodyMember), given)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(recordAuthorisingAct(ctg.as(actors.stranger), given)).rejects.toMatchObject({ kind: 'not-found' })
    const as = ctg.as(actors.cafCoordinator)
    await expect(recordAuthorisingAct(as, act(ctg, ctg.partner.id))).rejects.toMatchObject({
      code: 'convention.not-a-signatory',
    })
    await expect(recordAuthorisingAct(as, act(ctg, other.town.id))).rejects.toMatchObject({
      code: 'convention.not-a-signatory',
    })
    await expect(recordAuthorisingAct(as, { ...given, versionId: crypto.randomUUID() })).rejects.toMatchObject({
      kind: 'not-found',
    })
    expect([await countRows(ctgId, 'authorising_act'), await countRows(ctgId, 'audit_entry')]).toEqual([0, 0])
  })
})

describe('recording a signature', () => {
  test('the last one on the same version signs the CTG, that day', async () => {
    const ctg = await givenVersion()
    const { coordinator, versionId, ctgId } = ctg
    expect(await recordSignature(coordinator, signature(ctg, ctg.caf.id, { versionId }))).toMatchObject({
      signatures: 1,
      signedOn: null,
    })
    expect(await signedOn(ctgId)).toBeNull()
    const last = await recordSignature(coordinator, signature(ctg, ctg.town.id, { versionId, signedOn: '2026-11-23' }))
    expect(last.signedOn).toBe('2026-11-23')
    expect(await signedOn(ctgId)).toBe('2026-11-23')
    expect(await milestone(ctgId, 'signed')).toMatchObject({
      reachedOn: '2026-11-23',
      missing: [{ code: 'convention.acts-awaited', count: 2 }],
    })
  })

  test('the last one freezes the plan that was signed', async () => {
    const ctg = await givenVersion()
    const { coordinator, versionId, ctgId } = ctg
    const states = () => db.selectFrom('plan_snapshot').select(['name', 'reason']).where('ctg_id', '=', ctgId).execute()
    await recordSignature(coordinator, signature(ctg, ctg.caf.id, { versionId }))
    expect(await states()).toEqual([])
    await recordSignature(coordinator, signature(ctg, ctg.town.id, { versionId }))
    expect(await states()).toEqual([{ name: 'Signature du 20 novembre 2026', reason: 'signature' }])
  })

  test('on two versions does not sign it; corrected, it does', async () => {
    const ctg = await givenVersion()
    const { coordinator, versionId, ctgId } = ctg
    await recordSignature(coordinator, signature(ctg, ctg.caf.id, { versionId }))
    await recordSignature(coordinator, signature(ctg, ctg.town.id))
    expect(await signedOn(ctgId)).toBeNull()
    await recordSignature(coordinator, signature(ctg, ctg.town.id, { versionId }))
    expect(await signedOn(ctgId)).toBe('2026-11-20')
  })

  test('two last ones at the same time sign it once', async () => {
    const ctg = await givenVersion()
    const { versionId } = ctg
    await Promise.all([
      recordSignature(ctg.as(ctg.actors.cafCoordinator), signature(ctg, ctg.caf.id, { versionId })),
      recordSignature(ctg.as(ctg.actors.townCoordinator), signature(ctg, ctg.town.id, { versionId })),
    ])
    expect(await signedOn(ctg.ctgId)).toBe('2026-11-20')
    const reached = await db.selectFrom('milestone').select('id').where('ctg_id', '=', ctg.ctgId).execute()
    expect(reached).toHaveLength(1)
  })

  test('a party that refused lets the others sign, then joins by amendment', async () => {
    const ctg = await givenVersion()
    const { coordinator, versionId, ctgId } = ctg
    const commune = crypto.randomUUID()
    await db
      .insertInto('party')
      .values({
        ctg_id: ctgId,
        id: commune,
        kind: 'authority',
        name: 'Commune de test',
        short_name: 'Commune',
        is_signatory: true,
        position: 3,
      })
      .execute()
    await recordSignature(coordinator, signature(ctg, ctg.caf.id, { versionId }))
    await recordSignature(coordinator, signature(ctg, ctg.town.id, { versionId }))
    expect(await signedOn(ctgId)).toBeNull()
    await recordRefusal(coordinator, { ctgId, partyId: commune, note: 'le conseil a repoussé sa décision' })
    expect(await signedOn(ctgId)).toBe('2026-11-20')
    await recordSignature(coordinator, signature(ctg, commune, { signedOn: '2026-11-23' }))
    expect(await signedOn(ctgId)).toBe('2026-11-20')
    await expect(recordRefusal(coordinator, { ctgId, partyId: commune })).rejects.toMatchObject({
      code: 'convention.already-signed',
    })
  })

  test('is of a day past, by the coordination; else nothing is written', async () => {
    const ctg = await givenCtg(db)
    const { ctgId, actors } = ctg
    const given = signature(ctg, ctg.caf.id)
    await expect(
      recordSignature(ctg.as(actors.cafCoordinator), { ...given, signedOn: '2026-11-25' }),
    ).rejects.toMatchObject({ kind: 'invalid' })
    for (const actor of [actors.reader, actors.earlyOfficer]) {
      await expect(recordSignature(ctg.as(actor), given)).rejects.toMatchObject({ kind: 'forbidden' })
      await expect(recordRefusal(ctg.as(actor), { ctgId, partyId: ctg.caf.id })).rejects.toMatchObject({
        kind: 'forbidden',
      })
    }
    await expect(recordSignature(ctg.as(actors.stranger), given)).rejects.toMatchObject({ kind: 'not-found' })
    expect([await countRows(ctgId, 'signature'), await countRows(ctgId, 'audit_entry')]).toEqual([0, 0])
  })
})
