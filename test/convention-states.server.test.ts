/** Pages of the convention, opened in each state of what they show: a word missing or a part that cannot be written shows here. */
import { describe, expect, test } from 'vitest'
import { freezeVersion } from '#app/domains/convention/commands/freeze-version.server.ts'
import { recordAuthorisingAct } from '#app/domains/journey/commands/record-authorising-act.server.ts'
import { recordRefusal } from '#app/domains/journey/commands/record-refusal.server.ts'
import { recordSignature } from '#app/domains/journey/commands/record-signature.server.ts'
import { type Ctg, db, expectWords, givenThree, nothing, read, type States } from './convention-pages.server.ts'

describe('the page of a signatory of the convention', () => {
  const key = ({ ctgId, partner: { id } }: Ctg) => ({ ctgId, partyId: id })
  const states: States = [
    ['awaited', nothing, ['La signature est attendue.', 'Aucun acte n’est enregistré.', 'Enregistrer la signature']],
    [
      'with an act to come',
      (ctg) => recordAuthorisingAct(ctg.coordinator, { ...key(ctg), kind: 'bureau', expectedOn: '2027-01-15' }),
      ['Attendu le', '15 janvier 2027', 'La signature est attendue.'],
    ],
    [
      'signed, without an act',
      (ctg) =>
        recordSignature(ctg.coordinator, {
          ...key(ctg),
          signedOn: '2026-03-02',
          signedBy: 'Odile',
          versionId: ctg.versionId,
        }),
      ['2 mars 2026', 'Odile', 'Aucun acte n’est enregistré.', 'Effacer cette saisie'],
    ],
    [
      'refused, for a reason that ends with its own full stop',
      (ctg) => recordRefusal(ctg.coordinator, { ...key(ctg), note: 'Le conseil a ajourné.' }),
      ['Cette partie n’a pas signé : Le conseil a ajourné. Elle peut rejoindre par avenant.'],
    ],
    [
      'not recorded, of a convention that is signed',
      ({ ctgId }) => db.updateTable('ctg').set({ signed_on: '2026-03-01' }).where('id', '=', ctgId).execute(),
      ['La signature est non relevée.', 'cette partie la rejoint par avenant'],
    ],
  ]
  test.each(states)('%s', async (_state, arrange, words) => {
    const ctg = await givenThree()
    await arrange(ctg)
    await expectWords(ctg, `/signataires/${ctg.partner.id}`, words)
  })

  test('a lead party that refuses is not said able to join later: nothing is signed without it', async () => {
    const ctg = await givenThree()
    expect(await read(ctg, `/signataires/${ctg.caf.id}`)).toContain('sans elle, la convention ne peut pas être signée.')
    await recordRefusal(ctg.coordinator, { ctgId: ctg.ctgId, partyId: ctg.caf.id, note: '' })
    const page = await read(ctg, `/signataires/${ctg.caf.id}`)
    expect(page).toContain('Cette partie n’a pas signé. Elle porte la CTG')
    expect(page).not.toContain('rejoindre')
    expect(await read(ctg, '')).toContain('la convention ne peut pas être signée sans cette partie')
  })
})

describe('the page of a version', () => {
  const set = ({ ctgId, versionId }: Ctg, values: object) =>
    db.updateTable('convention_version').set(values).where('ctg_id', '=', ctgId).where('id', '=', versionId).execute()
  const partnerSigns = ({ coordinator, ctgId, versionId, partner }: Ctg) =>
    recordSignature(coordinator, { ctgId, partyId: partner.id, signedOn: '2026-03-01', versionId })
  const states: States = [
    ['whose file is being made', nothing, ['Figée, avant le copil', 'Le PDF est en cours']],
    ['whose file failed', (ctg) => set(ctg, { status: 'failed' }), ['Redemander le PDF']],
    ['whose file is there', (ctg) => set(ctg, { status: 'frozen', file_sha256: 'a'.repeat(64) }), ['PDF/A-2a']],
    [
      'voted by one',
      ({ coordinator, ctgId, versionId, caf }) =>
        recordAuthorisingAct(coordinator, {
          ctgId,
          partyId: caf.id,
          kind: 'bureau',
          adoptedOn: '2026-02-01',
          versionId,
        }),
      ['En cours de vote, 1 sur 3', 'Caf (1 sur 3)'],
    ],
    [
      'signed by one, refused by another',
      async (ctg) => {
        await partnerSigns(ctg)
        await recordRefusal(ctg.coordinator, { ctgId: ctg.ctgId, partyId: ctg.caf.id, note: '' })
      },
      ['En cours de signature, 1 sur 2', 'Association (1 sur 2)'],
    ],
    [
      'signed',
      ({ ctgId, ...ctg }) =>
        partnerSigns({ ctgId, ...ctg }).then(() =>
          db.updateTable('ctg').set({ signed_on: '2026-03-01' }).where('id', '=', ctgId).execute(),
        ),
      ['Signée le 1er mars 2026'],
    ],
  ]
  test.each(states)('%s', async (_state, arrange, words) => {
    const ctg = await givenThree()
    await arrange(ctg)
    await expectWords(ctg, `/versions/${ctg.versionId}`, words)
    for (const other of ['', '/versions', '/preuve']) expect(await read(ctg, other)).toContain('Convention')
  })
})

test('until it is signed a version is « à signer » on every page that names it, and on none afterwards', async () => {
  const ctg = await givenThree()
  const { ctgId, coordinator, caf, town, partner } = ctg
  const { conventionVersionId: versionId } = await freezeVersion(coordinator, { ctgId })
  const sign = (partyId: string, of: string) =>
    recordSignature(coordinator, { ctgId, partyId, signedOn: '2026-03-01', versionId: of })
  // One signed the version before: the others are told which one is signed.
  await sign(partner.id, ctg.versionId)
  await sign(town.id, versionId)
  const pages = ['', '/versions', `/versions/${versionId}`, '/preuve']
  const people = [caf, town, partner].map(({ id }) => `/signataires/${id}`)
  const naming = async () => {
    const said: string[] = []
    for (const address of [...pages, ...people])
      if (/à (?:signer|valider)/.test(await read(ctg, address))) said.push(address)
    return said
  }
  expect(await naming()).toEqual(expect.arrayContaining(['/versions', '/preuve', ...people]))
  await sign(caf.id, versionId)
  await db.updateTable('ctg').set({ signed_on: '2026-03-01' }).where('id', '=', ctgId).execute()
  expect(await read(ctg, '')).toMatch(/Signée le 1 ?er mars 2026/)
  expect(await naming()).toEqual([])
})
