/** Nothing is signed behind a party's back: who is named, where her code goes, and who reads it. Rules: docs/rules/signing.md §3.2, §5. */
import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { withdrawAmendment } from '#app/domains/amendments/commands/withdraw-amendment.server.ts'
import { pathTo } from '#app/domains/journey/awaiting.ts'
import { recordSignature } from '#app/domains/journey/commands/record-signature.server.ts'
import { awaitingLabels } from '#app/domains/journey/dashboard-labels.fr.ts'
import { getDashboard } from '#app/domains/journey/dashboard-queries.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { type FullCtg, givenFullCtg } from '#test/full-ctg.server.ts'
import { openTestApp } from '#test/http.server.ts'
import { inviteSigner } from './commands/invite-signer.server.ts'
import { requestProof } from './commands/request-proof.server.ts'
import { revokeSigner } from './commands/revoke-signer.server.ts'
import { getSignatoryProofPage } from './queries.server.ts'

const db = await testDatabase()
const app = await openTestApp(db)
afterAll(() => app.close())

const siteUrl = 'http://localhost:3000'

/** A CTG where one signs in Trame. */
async function givenOpen() {
  const ctg = await givenFullCtg(db)
  await db
    .updateTable('convention_version')
    .set({ file_sha256: 'c'.repeat(64) })
    .where('ctg_id', '=', ctg.ctgId)
    .where('id', '=', ctg.ids.conventionVersion)
    .execute()
  const allowed = { ctg_id: ctg.ctgId, allowed_by: 'Une personne', allowed_at: new Date() }
  await db
    .insertInto('signing_allowance')
    .values([
      { ...allowed, side: 'caf' },
      { ...allowed, side: 'authority' },
    ])
    .execute()
  return ctg
}

const invite = (ctg: FullCtg, by: 'cafCoordinator' | 'townCoordinator', partyId: string, email: string) =>
  inviteSigner(ctg.as(ctg.actors[by]), {
    ...{ ctgId: ctg.ctgId, partyId, versionId: ctg.ids.conventionVersion, siteUrl, isInstanceOpen: true },
    ...{ holderName: 'Patrice Leclerc', holderRole: 'maire', email },
  })

/** Who is told, by notice and by mail, and what the mail says. */
async function messagesOf({ ctgId }: FullCtg) {
  const notices = await db
    .selectFrom('notice')
    .select(['person_id as personId', 'facts'])
    .where('ctg_id', '=', ctgId)
    .where('kind', '=', 'signatory-named')
    .execute()
  const mails = await db
    .selectFrom('outgoing_mail')
    .select(['to_address as to', 'body_text as text'])
    .where('body_text', 'like', `%/ctg/${ctgId}/%`)
    .where('subject', 'like', 'Désigné pour signer%')
    .orderBy('created_at')
    .execute()
  return { notices, mails }
}

describe('who signs in Trame for a party', () => {
  test('is named by another coordination: that of the party is told at once, by whom and at which address', async () => {
    const ctg = await givenOpen()
    const email = `${randomUUID()}@ailleurs.exemple.fr`
    await invite(ctg, 'cafCoordinator', ctg.partyId, email)
    const { notices, mails } = await messagesOf(ctg)
    expect(notices.map(({ personId }) => personId)).toEqual([ctg.actors.townCoordinator.personId])
    expect(JSON.stringify(notices)).toContain(email)
    expect(mails).toHaveLength(1)
    for (const words of [email, ctg.actors.cafCoordinator.name, `/convention/preuve/${ctg.partyId}`])
      expect(mails[0]?.text).toContain(words)
    // A new address is told in the same way.
    const next = `${randomUUID()}@ailleurs.exemple.fr`
    await invite(ctg, 'cafCoordinator', ctg.partyId, next)
    // Both written at the same instant: in no order.
    expect((await messagesOf(ctg)).mails.map(({ text }) => text.includes(next)).toSorted()).toEqual([false, true])
  })

  test('is named by its own coordination: nobody is to be told', async () => {
    const ctg = await givenOpen()
    await invite(ctg, 'townCoordinator', ctg.partyId, 'maire@ville.exemple.fr')
    expect(await messagesOf(ctg)).toEqual({ notices: [], mails: [] })
  })

  test('signs until the day that her mail says, and her page says the same', async () => {
    const ctg = await givenOpen()
    await invite(ctg, 'townCoordinator', ctg.partyId, 'maire@dernier-jour.exemple.fr')
    const coordinator = ctg.as(ctg.actors.townCoordinator)
    const { links } = await getSignatoryProofPage(coordinator, { ctgId: ctg.ctgId, partyId: ctg.partyId }, true)
    expect(links.find(({ email }) => email === 'maire@dernier-jour.exemple.fr')?.lastDay).toBe('2026-12-24')
    const { text } = await db
      .selectFrom('outgoing_mail')
      .select('body_text as text')
      .where('to_address', '=', 'maire@dernier-jour.exemple.fr')
      .orderBy('created_at', 'desc')
      .executeTakeFirstOrThrow()
    expect(text.replaceAll('\u00a0', ' ')).toContain('répond jusqu’au 24 décembre 2026')
  })

  test('and of a party of which nobody coordinates: the other coordination is told', async () => {
    const ctg = await givenOpen()
    const partyId = randomUUID()
    const party = { ctg_id: ctg.ctgId, id: partyId, kind: 'authority' as const, name: 'Une commune', short_name: 'C' }
    await db
      .insertInto('party')
      .values({ ...party, is_signatory: true, is_lead: false, position: 10 })
      .execute()
    await invite(ctg, 'townCoordinator', partyId, 'maire@commune.exemple.fr')
    expect((await messagesOf(ctg)).notices.map(({ personId }) => personId)).toEqual([
      ctg.actors.cafCoordinator.personId,
    ])
  })
})

describe('who is named to sign at the address of her account', () => {
  const toSign = async ({ ctgId, as, actors }: FullCtg) => {
    const { awaitsYou } = await getDashboard(as(actors.reader), ctgId)
    return (awaitsYou ?? []).flatMap(({ items }) => items).filter(({ kind }) => kind === 'signature')
  }
  async function givenNamed() {
    const ctg = await givenOpen()
    const { email } = await db
      .selectFrom('person')
      .select('email')
      .where('id', '=', ctg.actors.reader.personId)
      .executeTakeFirstOrThrow()
    expect(await toSign(ctg)).toEqual([])
    expect((await getDashboard(ctg.as(ctg.actors.reader), ctg.ctgId)).awaitsYou).toBeNull()
    const { linkId } = await invite(ctg, 'townCoordinator', ctg.partyId, email)
    return { ...ctg, email, linkId }
  }

  test('finds it among what awaits her and on her first page, whatever her role, until her party has signed', async () => {
    const ctg = await givenNamed()
    const { ctgId, partyId, linkId, ids } = ctg
    const [item, ...others] = await toSign(ctg)
    expect(others).toEqual([])
    expect(item).toMatchObject({ id: linkId, about: 'Ville de test', dueOn: '2026-12-24' })
    const to = `/ctg/${ctgId}/convention/signer?lien=${linkId}`
    expect(`/ctg/${ctgId}${pathTo(item ?? expect.unreachable('nothing to sign'))}`).toBe(to)
    const cookie = await app.signIn(ctg.actors.reader)
    for (const url of ['/', `/ctg/${ctgId}`, `/ctg/${ctgId}/elu`]) {
      const html = await (await app.get(url, cookie)).text()
      expect([url, html.includes(to), html.includes('Convention à signer')]).toEqual([url, true, true])
      expect(html.replace(/<[^>]*>/g, '')).toContain('pour la Ville de test')
    }
    const signed = { ctgId, partyId, versionId: ids.conventionVersion, signedOn: '2026-11-20' }
    await recordSignature(ctg.as(ctg.actors.townCoordinator), signed)
    expect(await toSign(ctg)).toEqual([])
    for (const url of ['/', `/ctg/${ctgId}/elu`]) expect(await (await app.get(url, cookie)).text()).not.toContain(to)
  })

  test('no longer does once she is named no more, her link has expired, or the other members', async () => {
    const ctg = await givenNamed()
    const { ctgId, linkId, as, actors } = ctg
    const link = () => db.updateTable('signing_link').where('ctg_id', '=', ctgId).where('id', '=', linkId)
    await link()
      .set({ expires_at: new Date('2026-11-23T23:00:00Z') })
      .execute()
    expect(await toSign(ctg)).toEqual([])
    await link()
      .set({ expires_at: new Date('2026-11-24T23:00:00Z') })
      .execute()
    expect((await toSign(ctg)).map(({ dueOn }) => dueOn)).toEqual(['2026-11-24'])
    const { awaitsYou } = await getDashboard(as(actors.cafCoordinator), ctgId)
    expect(awaitsYou?.map(({ kind }) => kind)).not.toContain('signature')
    await revokeSigner(as(actors.townCoordinator), { ctgId, linkId })
    expect(await toSign(ctg)).toEqual([])
  })

  test('finds the amendment by its number, until it is withdrawn', async () => {
    const ctg = await givenNamed()
    const { ctgId, as, actors, linkId } = ctg
    const amendmentId = ctg.ids.amendment
    const { number } = await db
      .selectFrom('amendment')
      .select('number')
      .where('ctg_id', '=', ctgId)
      .where('id', '=', amendmentId)
      .executeTakeFirstOrThrow()
    await db
      .updateTable('signing_link')
      .set({ version_id: null, amendment_id: amendmentId })
      .where('ctg_id', '=', ctgId)
      .where('id', '=', linkId)
      .execute()
    const titles = async () => (await toSign(ctg)).map((item) => awaitingLabels.signature.title(item))
    expect(await titles()).toEqual([`Avenant n° ${number} à signer`])
    await withdrawAmendment(as(actors.townCoordinator), { ctgId, amendmentId })
    expect(await titles()).toEqual([])
  })
})

test('the proof file says where the code was sent, named by whom and when; it is read by the coordinations alone', async () => {
  const ctg = await givenOpen()
  const { ctgId } = ctg
  const email = `${randomUUID()}@ailleurs.exemple.fr`
  await invite(ctg, 'cafCoordinator', ctg.partyId, email)
  await requestProof(ctg.as(ctg.actors.cafCoordinator), { ctgId, siteUrl })
  const { content } = await db
    .selectFrom('proof_file')
    .select('content')
    .where('ctg_id', '=', ctgId)
    .where('state', '=', 'being-made')
    .executeTakeFirstOrThrow()
  const rows = JSON.stringify(content)
  for (const words of ['Désignés pour signer dans Trame', email, `par ${ctg.actors.cafCoordinator.name}`])
    expect(rows).toContain(words)
  const url = `/ctg/${ctgId}/convention/preuve/dossier.pdf`
  expect((await app.get(url, await app.signIn(ctg.actors.reader))).status).toBe(403)
})
