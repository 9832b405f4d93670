/** An amendment is signed by the paths of a convention: own tool, Trame, seal, verification, proof (docs/rules/signing.md §2.6). */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeAmendmentPdf } from '#app/domains/amendments/jobs.server.ts'
import { type Issued, issue, revocationList, sealKeyOf } from '#app/domains/signatures/certificates.fixture.ts'
import { seal } from '#app/domains/signatures/seal.server.ts'
import { readSmallFile } from '#app/kernel/files/open-file-store.server.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'
import { givenAmendment } from '#test/amendment-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { type FullCtg, givenFullCtg } from '#test/full-ctg.server.ts'
import { openTestApp, type TestApp } from '#test/http.server.ts'
import { sealSignedCopy } from './jobs.server.ts'

const db = await testDatabase()

type Given = {
  readonly app: TestApp
  readonly ctg: FullCtg
  readonly frozen: Uint8Array
  readonly authority: Issued
  readonly cookies: { readonly caf: string; readonly town: string }
}
const given: { it?: Given } = {}
const it = () => given.it ?? expect.unreachable('nothing was made')

const pem = (label: string, der: Uint8Array) =>
  `-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64')}\n-----END ${label}-----\n`

beforeAll(async () => {
  const app = await openTestApp(db)
  const authority = await issue({ name: 'Autorité des collectivités' })
  const authoritiesFile = path.join(app.instance.config.dataFolder, 'authorities-of-amendments.pem')
  fs.writeFileSync(
    authoritiesFile,
    pem('CERTIFICATE', authority.der) + pem('X509 CRL', await revocationList(authority, [])),
  )
  Object.assign(app.instance.config, { signing: { ...app.instance.config.signing, authoritiesFile } })
  const ctg = await givenFullCtg(db)
  const key = { ctgId: ctg.ctgId, amendmentId: ctg.ids.amendment }
  await makeAmendmentPdf(db, app.instance.files, key)
  const { file_sha256 } = await db
    .selectFrom('amendment')
    .select('file_sha256')
    .where('ctg_id', '=', key.ctgId)
    .where('id', '=', key.amendmentId)
    .executeTakeFirstOrThrow()
  given.it = {
    ...{ app, ctg, authority },
    frozen: await readSmallFile(app.instance.files, file_sha256 ?? ''),
    cookies: { caf: await app.signIn(ctg.actors.cafCoordinator), town: await app.signIn(ctg.actors.townCoordinator) },
  }
  for (const cookie of Object.values(given.it.cookies))
    await app.post(`/ctg/${ctg.ctgId}/convention/preuve`, { intent: 'allow-signing', isAllowed: 'on' }, cookie)
}, 60_000)
afterAll(() => given.it?.app.close())

const pageOf = (partyId: string, amendmentId: string = it().ctg.ids.amendment) =>
  `/ctg/${it().ctg.ctgId}/convention/avenants/${amendmentId}/preuve/${partyId}`

const fileOf = (bytes: Uint8Array) => new File([new Uint8Array(bytes)], 'avenant.pdf', { type: 'application/pdf' })
const signedFields = (versionId: string = it().ctg.ids.amendment) => ({
  ...{ versionId, signedOn: '2026-11-25', signedBy: 'Sa directrice', signedAs: 'directrice' },
})

/** Its words, typographic spaces as plain ones. */
const wordsAt = async (address: string, cookie?: string) =>
  (await (await it().app.get(address, cookie)).text()).replace(/\s/g, ' ')

const post = async (address: string, form: Readonly<Record<string, string | File>>, cookie = it().cookies.caf) =>
  (await it().app.post(address, form, cookie)).status

const signedRow = (partyId: string) =>
  db
    .selectFrom('amendment_signatory')
    .select(['signed_on as signedOn', 'signed_by as signedBy'])
    .where('ctg_id', '=', it().ctg.ctgId)
    .where('amendment_id', '=', it().ctg.ids.amendment)
    .where('party_id', '=', partyId)
    .executeTakeFirstOrThrow()

const conventionSignatures = () =>
  db
    .selectFrom('signature')
    .select(['party_id', 'version_id', 'signed_on'])
    .where('ctg_id', '=', it().ctg.ctgId)
    .orderBy('party_id')
    .execute()

const amendment = () =>
  db
    .selectFrom('amendment')
    .select('in_force_on as inForceOn')
    .where('ctg_id', '=', it().ctg.ctgId)
    .where('id', '=', it().ctg.ids.amendment)
    .executeTakeFirstOrThrow()

async function inTool(issuer: Issued, change = (bytes: Uint8Array) => bytes): Promise<File> {
  const key = await sealKeyOf(await issue({ name: 'Directrice', issuer }))
  const at = new Date('2026-11-25T10:00:00Z')
  return fileOf(change(await seal(it().frozen, key, { reason: 'Parapheur', at, timestampUrl: undefined })))
}

async function mailTo(address: string, subject: string): Promise<string> {
  const { body_text } = await db
    .selectFrom('outgoing_mail')
    .select('body_text')
    .where('to_address', '=', address)
    .where('subject', 'like', subject)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return body_text
}

describe('an amendment', () => {
  test('one byte changed, the copy is refused and signs nothing', async () => {
    const { cafPartyId } = it().ctg
    const file = await inTool(it().authority, (bytes) => bytes.map((byte, index) => (index === 900 ? byte ^ 1 : byte)))
    expect(await post(pageOf(cafPartyId), { intent: 'take-back-copy', file, ...signedFields() })).toBe(303)
    expect(await wordsAt(pageOf(cafPartyId), it().cookies.caf)).toContain('Exemplaire refusé')
    expect(await signedRow(cafPartyId)).toMatchObject({ signedOn: null })
  })

  test('signed in the institution’s own tool, it is told in the amendment and not in the convention', async () => {
    const { cafPartyId } = it().ctg
    const before = await conventionSignatures()
    const file = await inTool(it().authority)
    expect(await post(pageOf(cafPartyId), { intent: 'take-back-copy', file, ...signedFields() })).toBe(303)
    expect(await signedRow(cafPartyId)).toEqual({ signedOn: '2026-11-25', signedBy: 'Sa directrice' })
    expect(await conventionSignatures()).toEqual(before)
    expect(await amendment()).toEqual({ inForceOn: null })
  })

  test('the last one signs in Trame by her link, and the amendment is in force with its effects', async () => {
    const { ctgId, partyId } = it().ctg
    const invitation = { intent: 'invite-signer', versionId: it().ctg.ids.amendment, holderName: 'Ana Costa' }
    expect(await post(pageOf(partyId), { ...invitation, email: 'ana.avenant@exemple.fr' })).toBe(303)
    const mail = await mailTo('ana.avenant@exemple.fr', 'À signer : l’avenant n° 1 %')
    const link = mail.match(/\/signature\/[\w-]+/)?.[0] ?? expect.unreachable('no link')
    expect(await wordsAt(link)).toContain('Signer l’avenant n° 1 à la convention')
    expect((await it().app.get(`${link}/texte.pdf`)).headers.get('content-disposition')).toContain('avenant-1.pdf')
    await it().app.post(link, { intent: 'send-code-by-link' })
    const code = (await mailTo('ana.avenant@exemple.fr', 'Votre code%')).match(/: (\d{6})\n/)?.[1] ?? ''
    expect((await it().app.post(link, { intent: 'sign-by-link', code, hasRead: 'on', reason: '' })).status).toBe(303)
    const { inForceOn } = await amendment()
    expect(inForceOn).toBe((await signedRow(partyId)).signedOn)
    const { ends_on } = await db.selectFrom('ctg').select('ends_on').where('id', '=', ctgId).executeTakeFirstOrThrow()
    expect(ends_on).toBe('2031-12-31')
    expect((await it().app.post(link, { intent: 'sign-by-link', code, hasRead: 'on', reason: '' })).status).toBe(409)
  })

  test('is given back to whoever signed it, at her link, as soon as it is sealed', async () => {
    const { app, ctg } = it()
    const link = (await mailTo('ana.avenant@exemple.fr', 'À signer : l’avenant n° 1 %')).match(
      /\/signature\/[\w-]+/,
    )?.[0]
    expect(await wordsAt(link ?? '')).toContain('Votre exemplaire signé sera ici dans un instant')
    const { id: copyId } = await db
      .selectFrom('signed_copy')
      .select('id')
      .where('ctg_id', '=', ctg.ctgId)
      .where('amendment_id', '=', ctg.ids.amendment)
      .where('mode', '=', 'trame')
      .executeTakeFirstOrThrow()
    const place = { db, files: app.instance.files, config: app.instance.config }
    await sealSignedCopy(place, { ctgId: ctg.ctgId, copyId }, new Date())
    expect(await wordsAt(link ?? '')).toContain('Télécharger l’exemplaire signé')
    const bytes = new Uint8Array(await (await app.get(`${link}/texte.pdf`)).arrayBuffer())
    expect(bytes.byteLength).toBeGreaterThan(it().frozen.byteLength)
    expect(await wordsAt(link ?? '')).toContain(createHash('sha256').update(bytes).digest('hex'))
  })

  test('is sealed over its own text, known at /verifier, and told by the proof file', async () => {
    const { app, ctg } = it()
    const { ctgId } = ctg
    const { id: copyId } = await db
      .selectFrom('signed_copy')
      .select('id')
      .where('ctg_id', '=', ctgId)
      .where('amendment_id', '=', ctg.ids.amendment)
      .where('mode', '=', 'trame')
      .executeTakeFirstOrThrow()
    const place = { db, files: app.instance.files, config: app.instance.config }
    await sealSignedCopy(place, { ctgId, copyId }, new Date())
    const { verdict, sha256 } = await db
      .selectFrom('signed_copy as copy')
      .innerJoin('stored_file as file', sameCtg('file.id', 'copy.file_id'))
      .select(['copy.verdict', 'file.sha256'])
      .where('copy.ctg_id', '=', ctgId)
      .where('copy.id', '=', copyId)
      .executeTakeFirstOrThrow()
    expect(verdict).toBe('intact')
    const bytes = await readSmallFile(app.instance.files, sha256)
    expect(Buffer.from(bytes.subarray(0, it().frozen.byteLength)).equals(Buffer.from(it().frozen))).toBe(true)
    const known = await wordsAt(`/verifier?empreinte=${sha256}`)
    expect(known).toContain('avenant 1, exemplaire reçu')
    expect(known).toContain('En vigueur depuis')
    const frozenSha = createHash('sha256').update(it().frozen).digest('hex')
    expect(await wordsAt(`/verifier?empreinte=${frozenSha}`)).toContain('Avenant figé, reconnu')
    await db.deleteFrom('proof_file').where('ctg_id', '=', ctgId).execute()
    expect(await post(`/ctg/${ctgId}/convention/preuve`, { intent: 'request-proof' })).toBe(303)
    const { content } = await db
      .selectFrom('proof_file')
      .select('content')
      .where('ctg_id', '=', ctgId)
      .executeTakeFirstOrThrow()
    const text = JSON.stringify(content).replace(/\s/g, ' ')
    for (const words of ['Avenant n° 1', 'Il est en vigueur depuis', 'Dans l’outil de l’institution, avenant n° 1'])
      expect(text).toContain(words)
  }, 60_000)

  test.each([
    ['in preparation', async () => givenAmendment(db, asOwn(it().ctg), { isFrozen: false })],
    ['of another CTG', async () => (await givenFullCtg(db)).ids.amendment],
  ])('%s is not signed here, and its page does not exist', async (_name, make) => {
    const { cafPartyId } = it().ctg
    const id = await make()
    expect((await it().app.get(pageOf(cafPartyId, id), it().cookies.caf)).status).toBe(404)
    const form = { intent: 'file-paper-copy', file: fileOf(it().frozen), isConform: 'on', ...signedFields(id) }
    expect(await post(pageOf(cafPartyId, id), form)).toBe(404)
  })
})

const asOwn = ({ ctgId, cafPartyId, partyId }: FullCtg) => ({
  ctgId,
  caf: { id: cafPartyId, name: 'Caf' },
  town: { id: partyId, name: 'Ville' },
})
