/** Pages of amendments, opened in each state of what they show: a word missing or a part that cannot be written shows here. */
import { describe, expect, test } from 'vitest'
import { freezeAmendment } from '#app/domains/amendments/commands/freeze-amendment.server.ts'
import { prepareAmendment } from '#app/domains/amendments/commands/prepare-amendment.server.ts'
import { recordAmendmentAct } from '#app/domains/amendments/commands/record-amendment-act.server.ts'
import { recordAmendmentRefusal } from '#app/domains/amendments/commands/record-amendment-refusal.server.ts'
import { recordAmendmentSignature } from '#app/domains/amendments/commands/record-amendment-signature.server.ts'
import { withdrawAmendment } from '#app/domains/amendments/commands/withdraw-amendment.server.ts'
import { givenTermination } from './amendment-fixture.server.ts'
import { type Ctg, db, expectWords, givenThree, nothing, read, type States } from './convention-pages.server.ts'

/** An extension frozen, which three are called to sign. */
async function givenAmended(): Promise<Ctg & { readonly amendmentId: string }> {
  const ctg = await givenThree(true)
  const { amendmentId } = await prepareAmendment(ctg.coordinator, { ctgId: ctg.ctgId, kind: 'extension' })
  await freezeAmendment(ctg.coordinator, { ctgId: ctg.ctgId, amendmentId })
  return { ...ctg, amendmentId }
}
type Amended = Awaited<ReturnType<typeof givenAmended>>
type Act = Parameters<typeof recordAmendmentAct>[1]

const sign = ({ ctgId, amendmentId, coordinator }: Amended, partyId: string) =>
  recordAmendmentSignature(coordinator, {
    ctgId,
    amendmentId,
    partyId,
    signedOn: '2026-11-20',
    signedBy: 'Odile Batiste',
  })
const refuseOf = ({ ctgId, amendmentId, coordinator }: Amended, partyId: string) =>
  recordAmendmentRefusal(coordinator, { ctgId, amendmentId, partyId, note: 'Le conseil a voté contre.' })
const voteOf = ({ ctgId, amendmentId, coordinator, partner }: Amended, act: Partial<Act>) =>
  recordAmendmentAct(coordinator, { ctgId, amendmentId, partyId: partner.id, kind: 'assembly', ...act })

describe('the page of a signatory of an amendment', () => {
  const states: States<Amended> = [
    ['awaited', nothing, ['La signature est attendue.', 'Aucun acte n’est enregistré.', 'Enregistrer la signature']],
    ['with an act to come', (ctg) => voteOf(ctg, { expectedOn: '2027-01-15' }), ['Attendu le', '15 janvier 2027']],
    ['voted', (ctg) => voteOf(ctg, { adoptedOn: '2026-11-10', number: 'D-7' }), ['10 novembre 2026', 'D-7']],
    ['without an act to give', (ctg) => voteOf(ctg, { kind: 'none' }), ['Aucun acte nécessaire']],
    [
      'signed, without an act',
      (ctg) => sign(ctg, ctg.partner.id),
      ['20 novembre 2026', 'Odile Batiste', 'Aucun acte n’est enregistré.', 'Effacer cette saisie'],
    ],
    [
      'refused',
      (ctg) => refuseOf(ctg, ctg.partner.id),
      ['Cette partie n’a pas signé : Le conseil a voté contre.', 'Effacer cette saisie'],
    ],
    [
      'signed, of an amendment in force',
      (ctg) => Promise.all([ctg.caf, ctg.town, ctg.partner].map(({ id }) => sign(ctg, id))),
      ['20 novembre 2026', 'Cette partie a déjà signé'],
    ],
    [
      'refused, of an amendment in force',
      async (ctg) => {
        await refuseOf(ctg, ctg.partner.id)
        for (const { id } of [ctg.caf, ctg.town]) await sign(ctg, id)
      },
      ['Cette partie n’a pas signé'],
    ],
  ]
  test.each(states)('%s', async (_state, arrange, words) => {
    const ctg = await givenAmended()
    await arrange(ctg)
    const page = await expectWords(ctg, `/avenants/${ctg.amendmentId}/signataires/${ctg.partner.id}`, words)
    expect(page).not.toContain('..')
    expect(await read(ctg, `/avenants/${ctg.amendmentId}/preuve/${ctg.partner.id}`)).toContain('Exemplaires reçus')
    const readers = await read(ctg, `/avenants/${ctg.amendmentId}/signataires/${ctg.partner.id}`, 'reader')
    expect(readers).not.toContain('Enregistrer')
  })
})

describe('the page of an amendment', () => {
  const set = ({ ctgId, amendmentId }: Amended, values: object) =>
    db.updateTable('amendment').set(values).where('ctg_id', '=', ctgId).where('id', '=', amendmentId).execute()
  const states: States<Amended> = [
    [
      'whose file is being made',
      (ctg) => set(ctg, { pdf_asked_at: new Date() }),
      ['Figé, à voter', 'Le PDF est en cours', 'L’avenant à voter'],
    ],
    ['whose file failed', (ctg) => set(ctg, { status: 'failed' }), ['Redemander le PDF']],
    [
      'whose file is there',
      (ctg) => set(ctg, { status: 'frozen', file_sha256: 'a'.repeat(64) }),
      ['Télécharger l’avenant (PDF)', '0 sur 3 l’ont voté, 0 sur 3 l’ont signé.', 'Ce qui changera'],
    ],
    ['voted by one', (ctg) => voteOf(ctg, { adoptedOn: '2026-11-10' }), ['En cours de vote, 1 sur 3']],
    [
      'signed by one, refused by another',
      async (ctg) => {
        await sign(ctg, ctg.caf.id)
        await refuseOf(ctg, ctg.partner.id)
      },
      ['En cours de signature, 1 sur 2', '0 sur 3 l’ont voté, 1 sur 2 l’ont signé.'],
    ],
    [
      'in force',
      (ctg) => Promise.all([ctg.caf, ctg.town, ctg.partner].map(({ id }) => sign(ctg, id))),
      ['En vigueur depuis le 20 novembre 2026', 'Ce qui a changé', 'L’avenant figé', 'signée, 20 nov. 2026'],
    ],
    [
      'withdrawn',
      ({ ctgId, amendmentId, coordinator }) => withdrawAmendment(coordinator, { ctgId, amendmentId }),
      ['Retiré', 'L’avenant figé'],
    ],
  ]
  test.each(states)('%s', async (_state, arrange, words) => {
    const ctg = await givenAmended()
    await arrange(ctg)
    await expectWords(ctg, `/avenants/${ctg.amendmentId}`, words)
    expect(await read(ctg, '/avenants')).toContain('Avenant n° 1')
    expect(await read(ctg, '/preuve')).toContain('Avenant n° 1')
  })

  test('in preparation', async () => {
    const ctg = await givenThree(true)
    const { amendmentId } = await prepareAmendment(ctg.coordinator, { ctgId: ctg.ctgId, kind: 'joining' })
    expect(await read(ctg, `/avenants/${amendmentId}`)).toContain('Figer pour le vote')
    expect(await read(ctg, `/avenants/${amendmentId}`, 'reader')).not.toContain('Figer pour le vote')
  })
})

describe('the page of the amendments', () => {
  const begin = ['Prolonger d’un an', 'Une partie rejoint', 'Corriger un article'] as const
  type Given = {
    readonly starts_on?: string | null
    readonly ends_on?: string | null
    readonly signed_on?: string | null
  }
  test.each<readonly [string, Given, readonly string[], string]>([
    ['signed', { signed_on: '2026-03-01' }, begin, 'La convention s’applique telle qu’elle a été signée.'],
    [
      'applied, without its signatures',
      { starts_on: '2026-01-01' },
      ['Prolonger d’un an', 'Corriger un article'],
      'un avenant modifie une convention signée',
    ],
    ['neither signed nor begun', { starts_on: '2027-01-01' }, [], 'La convention n’est ni signée ni commencée'],
    ['without dates', { starts_on: null, ends_on: null }, [], 'La convention n’est ni signée ni commencée'],
    [
      'signed, without an end',
      { ends_on: null, signed_on: '2026-03-01' },
      ['Une partie rejoint', 'Corriger un article'],
      'inscrivez d’abord la date de fin',
    ],
    ['ended', { ends_on: '2026-06-30', signed_on: '2026-03-01' }, ['Prolonger d’un an'], 'Préparer la CTG qui suit'],
  ])('of a convention %s', async (_state, dates, offered, words) => {
    const ctg = await givenThree()
    await db.updateTable('ctg').set(dates).where('id', '=', ctg.ctgId).execute()
    const page = await read(ctg, '/avenants')
    expect(page).toContain(words)
    expect(begin.filter((one) => page.includes(one))).toEqual(offered)
  })

  test.each([
    ['under notice', '2028-11-20', {}, 'en préavis'],
    ['that took effect', '2026-11-21', {}, 'a pris fin le 21 novembre 2026'],
    ['undone', '2028-11-20', { withdrawn_at: new Date(), withdrawn_by: 'Une personne' }, 'elle a été annulée'],
    ['put off by an amendment since', '2028-11-20', { effective_on: '2027-11-20' }, 'repoussée'],
  ])('with a termination %s', async (_state, endsOn, values, words) => {
    const ctg = await givenThree(true)
    const id = await givenTermination(db, ctg)
    await db.updateTable('ctg').set({ ends_on: endsOn }).where('id', '=', ctg.ctgId).execute()
    await db
      .updateTable('termination')
      .set({ effective_on: endsOn, ...values })
      .where('ctg_id', '=', ctg.ctgId)
      .where('id', '=', id)
      .execute()
    expect(await read(ctg, '/avenants')).toContain(words)
  })
})
