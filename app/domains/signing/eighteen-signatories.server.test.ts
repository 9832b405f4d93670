/**
 * Scenario 17: twelve on paper, four in their tool, two in Trame; the copy whose byte changed is refused with its words; one proof file.
 * One story: each signature stands on those before.
 */
import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { issue, sealKeyOf } from '#app/domains/signatures/certificates.fixture.ts'
import { seal } from '#app/domains/signatures/seal.server.ts'
import { verify } from '#app/domains/signatures/verify.server.ts'
import { readSmallFile } from '#app/kernel/files/open-file-store.server.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenEighteenSignatories } from './eighteen-signatories.fixture.server.ts'
import { loadTrust, sealSignedCopy } from './jobs.server.ts'
import { makeProofFile } from './proof-job.server.ts'

const db = await testDatabase()

const given = await givenEighteenSignatories(db)
afterAll(() => given.app.close())

const pageOf = (partyId: string) => `/ctg/${given.ctg.ctgId}/convention/preuve/${partyId}`
const proofPage = () => `/ctg/${given.ctg.ctgId}/convention/preuve`
const asFile = (bytes: Uint8Array, name = 'convention signée.pdf') =>
  new File([new Uint8Array(bytes)], name, { type: 'application/pdf' })
const signedFields = () => ({
  versionId: given.versionId,
  signedOn: '2026-11-20',
  signedBy: 'Son maire',
  signedAs: 'maire',
})

async function post(partyId: string, form: Readonly<Record<string, string | File>>, cookie = given.cookies.caf) {
  const answer = await given.app.post(pageOf(partyId), form, cookie)
  expect({ status: answer.status, said: answer.status === 303 ? '' : await answer.text() }).toEqual({
    status: 303,
    said: '',
  })
}

const signatureOf = (partyId: string) =>
  db
    .selectFrom('signature')
    .select(['signed_on as signedOn', 'version_id as versionId'])
    .where('ctg_id', '=', given.ctg.ctgId)
    .where('party_id', '=', partyId)
    .executeTakeFirst()

const copiesOf = (partyId: string) =>
  db
    .selectFrom('signed_copy')
    .select(['state', 'verdict', 'mode'])
    .where('ctg_id', '=', given.ctg.ctgId)
    .where('party_id', '=', partyId)
    .orderBy('received_at')
    .execute()

async function signInTool(name: string, issuer = given.authority): Promise<Uint8Array> {
  const signer = await issue({ name, issuer })
  return seal(given.frozen, await sealKeyOf(signer), {
    reason: 'Parapheur',
    at: new Date('2026-11-20T10:00:00Z'),
    timestampUrl: undefined,
  })
}

const giveBack = (partyId: string, bytes: Uint8Array, cookie?: string) =>
  post(partyId, { intent: 'take-back-copy', file: asFile(bytes), ...signedFields() }, cookie)

/** The code of the last mail written to this address. */
async function lastCode(address: string): Promise<string> {
  const mail = await db
    .selectFrom('outgoing_mail')
    .select('body_text')
    .where('to_address', '=', address)
    .where('subject', 'like', 'Votre code%')
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return mail.body_text.match(/: (\d{6})\n/)?.[1] ?? expect.unreachable('no code')
}

async function linkTo(address: string): Promise<string> {
  const mail = await db
    .selectFrom('outgoing_mail')
    .select('body_text')
    .where('to_address', '=', address)
    .where('subject', 'like', 'À signer%')
    .executeTakeFirstOrThrow()
  return mail.body_text.match(/\/signature\/[\w-]+/)?.[0] ?? expect.unreachable('no link')
}

describe('eighteen signatories', () => {
  test('twelve sign on paper, their scans certified conform', async () => {
    for (const partyId of given.parties.slice(0, 12)) {
      const scan = asFile(Buffer.from(`%PDF-1.7 numérisé ${partyId}`))
      await post(partyId, { intent: 'file-paper-copy', file: scan, ...signedFields(), isConform: 'on' })
      expect(await signatureOf(partyId)).toEqual({ signedOn: '2026-11-20', versionId: given.versionId })
    }
  })

  test('a scan that nobody certifies is no signature', async () => {
    const partyId = given.parties[12] ?? ''
    const form = { intent: 'file-paper-copy', file: asFile(Buffer.from('%PDF-1.7 autre')), ...signedFields() }
    const answer = await given.app.post(pageOf(partyId), form, given.cookies.caf)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Certifiez que la copie est conforme')
    expect(await signatureOf(partyId)).toBeUndefined()
  })

  test('the copy whose byte changed is refused with its words, and is no signature', async () => {
    const partyId = given.parties[12] ?? ''
    const forged = Buffer.from(await signInTool('Maire'))
    const place = Math.floor(given.frozen.byteLength / 2)
    forged[place] = (forged[place] ?? 0) ^ 1
    await giveBack(partyId, forged)
    expect(await copiesOf(partyId)).toEqual([{ state: 'refused', verdict: 'refused', mode: 'own-tool' }])
    expect(await signatureOf(partyId)).toBeUndefined()
    const page = await (await given.app.get(pageOf(partyId), given.cookies.caf)).text()
    expect(page).toContain('Exemplaire refusé')
    expect(page).toContain('Le texte figé a été modifié.')
    expect(page.replace(/<[^>]+>/g, '').replace(/[\s\u202f]/g, ' ')).toContain(
      `Premier octet qui diffère du texte figé : le ${(place + 1).toLocaleString('fr-FR').replace(/\s/g, ' ')}e.`,
    )
  })

  test('three sign in their tool: identical and signed', async () => {
    for (const partyId of given.parties.slice(12, 15)) {
      await giveBack(partyId, await signInTool(`Maire ${partyId.slice(0, 4)}`))
      expect((await copiesOf(partyId)).at(-1)).toEqual({ state: 'recorded', verdict: 'intact', mode: 'own-tool' })
      expect(await signatureOf(partyId)).toEqual({ signedOn: '2026-11-20', versionId: given.versionId })
    }
  })

  test('one, of an unknown authority, waits for both coordinations', async () => {
    const partyId = given.parties[15] ?? ''
    await giveBack(partyId, await signInTool('Maire', await issue({ name: 'Autorité inconnue' })))
    expect(await copiesOf(partyId)).toEqual([{ state: 'to-confirm', verdict: 'undetermined', mode: 'own-tool' }])
    expect(await signatureOf(partyId)).toBeUndefined()
    const { id: copyId } = await db
      .selectFrom('signed_copy')
      .select('id')
      .where('ctg_id', '=', given.ctg.ctgId)
      .where('party_id', '=', partyId)
      .executeTakeFirstOrThrow()
    await post(partyId, { intent: 'confirm-copy', copyId }, given.cookies.caf)
    await post(partyId, { intent: 'confirm-copy', copyId, requestId: randomUUID() }, given.cookies.caf)
    expect(await signatureOf(partyId)).toBeUndefined()
    await post(partyId, { intent: 'confirm-copy', copyId }, given.cookies.town)
    expect(await signatureOf(partyId)).toEqual({ signedOn: '2026-11-20', versionId: given.versionId })
  })

  test('nobody is invited to sign in Trame until both coordinations allow it', async () => {
    const partyId = given.parties[16] ?? ''
    const form = {
      intent: 'invite-signer',
      versionId: given.versionId,
      holderName: 'Ana Costa',
      email: 'ana@exemple.fr',
    }
    const refused = async () => (await given.app.post(pageOf(partyId), form, given.cookies.caf)).status
    expect(await refused()).toBe(409)
    await given.app.post(proofPage(), { intent: 'allow-signing', isAllowed: 'on' }, given.cookies.caf)
    expect(await refused()).toBe(409)
    await given.app.post(proofPage(), { intent: 'allow-signing', isAllowed: 'on' }, given.cookies.town)
    await post(partyId, form)
  })

  test('two sign in Trame, each with a code that serves once', async () => {
    const { app, parties, versionId } = given
    await post(parties[17] ?? '', { intent: 'plan-signing', mode: 'trame', rank: '2' })
    await post(parties[16] ?? '', { intent: 'plan-signing', mode: 'trame', rank: '1' })
    const second = { holderName: 'Luc Petit', holderRole: 'maire', email: 'luc@exemple.fr' }
    await post(parties[17] ?? '', { intent: 'invite-signer', versionId, ...second })
    const [ana, luc] = [await linkTo('ana@exemple.fr'), await linkTo('luc@exemple.fr')]
    expect(await (await app.get(luc)).text()).toContain('Signent d’abord')
    const sign = (link: string, code: string) =>
      app.post(link, { intent: 'sign-by-link', code, hasRead: 'on', reason: 'Lu et approuvé' })
    expect((await sign(ana, '000000')).status).toBe(422)
    expect((await app.post(ana, { intent: 'send-code-by-link' })).status).toBe(303)
    const code = await lastCode('ana@exemple.fr')
    expect((await sign(luc, code)).status).toBe(409)
    expect((await sign(ana, code)).status).toBe(303)
    expect((await sign(ana, code)).status).toBe(409)
    await app.post(luc, { intent: 'send-code-by-link' })
    expect((await sign(luc, await lastCode('luc@exemple.fr'))).status).toBe(303)
    expect(await (await app.get(luc)).text()).toContain('Merci')
  })

  test('no code is kept in clear, nor told by the journal', async () => {
    const codes = [await lastCode('ana@exemple.fr'), await lastCode('luc@exemple.fr')]
    const lines = await db.selectFrom('audit_entry').select('detail').where('ctg_id', '=', given.ctg.ctgId).execute()
    for (const code of codes) expect(JSON.stringify(lines)).not.toContain(code)
  })

  test('both are sealed in one file, which says so and holds the frozen text', async () => {
    const { app, ctg, frozen } = given
    const { instance } = app
    const waiting = await db
      .selectFrom('signed_copy')
      .select('id')
      .where('ctg_id', '=', ctg.ctgId)
      .where('mode', '=', 'trame')
      .orderBy('received_at')
      .execute()
    expect(waiting).toHaveLength(2)
    const place = { db, files: instance.files, config: instance.config }
    for (const { id } of waiting) await sealSignedCopy(place, { ctgId: ctg.ctgId, copyId: id }, new Date())
    const { sha256 } = await db
      .selectFrom('signed_copy as copy')
      .innerJoin('stored_file as file', sameCtg('file.id', 'copy.file_id'))
      .select('file.sha256')
      .where('copy.ctg_id', '=', ctg.ctgId)
      .where('copy.mode', '=', 'trame')
      .orderBy('file.size_bytes', 'desc')
      .executeTakeFirstOrThrow()
    const bytes = await readSmallFile(instance.files, sha256)
    const report = await verify({ bytes, frozen, trust: await loadTrust(db, instance.config), now: new Date() })
    expect({ verdict: report.verdict, signatures: report.signatures.length }).toEqual({
      verdict: 'intact',
      signatures: 2,
    })
    expect(fs.statSync(path.join(instance.config.dataFolder, 'seal.pem')).mode & 0o777).toBe(0o600)
  }, 60_000)

  test('all have signed: the CTG is signed on the day of the last one', async () => {
    const { signed_on } = await db
      .selectFrom('ctg')
      .select('signed_on')
      .where('id', '=', given.ctg.ctgId)
      .executeTakeFirstOrThrow()
    expect(signed_on).toMatch(/^\d{4}-\d\d-\d\d$/)
  })

  test('the proof file tells it all in one PDF, that /verifier knows', async () => {
    const { app, ctg } = given
    const { ctgId } = ctg
    expect((await app.post(proofPage(), { intent: 'request-proof' }, given.cookies.caf)).status).toBe(303)
    const { id: proofId, content } = await db
      .selectFrom('proof_file')
      .select(['id', 'content'])
      .where('ctg_id', '=', ctgId)
      .executeTakeFirstOrThrow()
    const text = JSON.stringify(content)
    for (const words of [
      'Commune 16',
      'Copie certifiée conforme',
      'Le texte figé a été modifié',
      'signature électronique simple',
      'Lu et approuvé',
    ])
      expect(text).toContain(words)
    await makeProofFile(db, app.instance.files, { ctgId, proofId })
    const answer = await app.get(`${proofPage()}/dossier.pdf`, given.cookies.town)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    const sha256 = createHash('sha256')
      .update(new Uint8Array(await answer.arrayBuffer()))
      .digest('hex')
    const known = await (await app.get(`/verifier?empreinte=${sha256}`)).text()
    expect(known).toContain('Dossier de preuve reconnu')
  }, 60_000)
})

describe('/verifier', () => {
  const ask = async (typed: string) => (await given.app.get(`/verifier?empreinte=${encodeURIComponent(typed)}`)).text()

  test('knows the frozen text, its version and its CTG, without an account', async () => {
    const sha256 = createHash('sha256').update(given.frozen).digest('hex')
    const page = await ask(sha256.toUpperCase().replace(/(.{8})/g, '$1 '))
    expect(page).toContain('Texte figé, reconnu octet pour octet')
    expect(page).toContain('version 2')
  })

  test('says nothing of what it does not know, nor of what is no fingerprint', async () => {
    expect(await ask('f'.repeat(64))).toContain('Inconnu de cette instance')
    expect(await ask('bonjour')).toContain('Ce n’est pas une empreinte')
  })
})
