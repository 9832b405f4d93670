/** The paper copy of a signature that was typed by hand joins it: its day stays. Rules: docs/rules/signing.md §2.2. */
import { afterAll, describe, expect, test } from 'vitest'
import { recordAmendmentSignature } from '#app/domains/amendments/commands/record-amendment-signature.server.ts'
import { recordSignature } from '#app/domains/journey/commands/record-signature.server.ts'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { type FullCtg, givenFullCtg } from '#test/full-ctg.server.ts'
import { openTestApp } from '#test/http.server.ts'

const db = await testDatabase()
const app = await openTestApp(db)
afterAll(() => app.close())

const scan = () => new File(['%PDF-1.7 signed on paper'], 'exemplaire.pdf', { type: 'application/pdf' })
const pageOf = ({ ctgId, partyId }: FullCtg) => `/ctg/${ctgId}/convention/preuve/${partyId}`
const summary = 'Déposer l’exemplaire numérisé'

async function post(url: string, ctg: FullCtg, form: Readonly<Record<string, string>> = { isConform: 'on' }) {
  const cookie = await app.signIn(ctg.actors.townCoordinator)
  return (await app.post(url, { intent: 'add-paper-copy', file: scan(), ...form }, cookie)).status
}
const paperCopies = ({ ctgId }: FullCtg) =>
  db
    .selectFrom('signed_copy')
    .select(['version_id', 'amendment_id', 'signed_on', 'signed_by', 'state'])
    .where('ctg_id', '=', ctgId)
    .where('mode', '=', 'paper')
    .execute()
const signatures = ({ ctgId }: FullCtg) =>
  db.selectFrom('signature').selectAll().where('ctg_id', '=', ctgId).orderBy('party_id').execute()

async function givenTyped() {
  const ctg = await givenFullCtg(db)
  const { ctgId, partyId, ids } = ctg
  const typed = { signedOn: '2026-11-12', signedBy: 'Patrice Leclerc', signedAs: 'maire' }
  const signed = { ctgId, partyId, versionId: ids.conventionVersion, ...typed }
  await recordSignature(ctg.as(ctg.actors.townCoordinator), signed)
  return ctg
}

describe('a signature typed by hand', () => {
  test('has its scan filed on its page: with its day, its person and its text, changing nothing of it', async () => {
    const ctg = await givenTyped()
    const before = await signatures(ctg)
    const cookie = await app.signIn(ctg.actors.townCoordinator)
    expect(await (await app.get(pageOf(ctg), cookie)).text()).toContain(summary)
    const words = { isConform: 'on', signedOn: '2026-01-01', versionId: ctg.ids.conventionVersion }
    expect(await post(pageOf(ctg), ctg, words)).toBe(303)
    expect(await paperCopies(ctg)).toEqual([
      {
        ...{ version_id: ctg.ids.conventionVersion, amendment_id: null, state: 'recorded' },
        ...{ signed_on: '2026-11-12', signed_by: 'Patrice Leclerc' },
      },
    ])
    expect(await signatures(ctg)).toEqual(before)
    const filed = await (await app.get(pageOf(ctg), cookie)).text()
    expect(filed).toContain('exemplaire.pdf')
    expect([filed.includes(summary), filed.includes('Déposer un autre exemplaire')]).toEqual([false, true])
  })

  test('takes a PDF alone, and does not ask for what it would refuse', async () => {
    const ctg = await givenTyped()
    const cookie = await app.signIn(ctg.actors.townCoordinator)
    const file = new File(['no file of any kind'], 'exemplaire.pdf', { type: 'application/pdf' })
    const answer = await app.post(pageOf(ctg), { intent: 'add-paper-copy', isConform: 'on', file }, cookie)
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('Déposez un fichier PDF : ce fichier est d’un autre type.'.replace(' :', '\u00a0:'))
    expect(html).toContain('Ce type de fichier n’est pas accepté ici.')
    expect(html).not.toContain('document Word (.docx)')
    expect(await paperCopies(ctg)).toEqual([])
  })

  test('has it once the convention is signed too, and its copy is certified conform', async () => {
    const ctg = await givenTyped()
    await db.updateTable('ctg').set({ signed_on: '2026-11-12' }).where('id', '=', ctg.ctgId).execute()
    const versionId = ctg.ids.conventionVersion
    expect(await post(pageOf(ctg), ctg, { versionId })).toBe(422)
    expect(await paperCopies(ctg)).toEqual([])
    expect(await post(pageOf(ctg), ctg, { versionId, isConform: 'on' })).toBe(303)
    expect(await paperCopies(ctg)).toHaveLength(1)
  })

  test('of a text made out of Trame, no version frozen: its scan is filed, and told so', async () => {
    const ctg = await givenCtg(db)
    const { ctgId, town, actors, as } = ctg
    const page = `/ctg/${ctgId}/convention/preuve/${town.id}`
    const cookie = await app.signIn(actors.townCoordinator)
    const before = await (await app.get(page, cookie)).text()
    expect(before).toContain(`/ctg/${ctgId}/convention/signataires/${town.id}#signature`)
    await recordSignature(as(actors.townCoordinator), { ctgId, partyId: town.id, signedOn: '2026-02-12' })
    expect(await (await app.get(page, cookie)).text()).toContain(summary)
    const form = { intent: 'add-paper-copy', file: scan(), isConform: 'on' }
    expect((await app.post(page, form, cookie)).status).toBe(303)
    expect(await (await app.get(page, cookie)).text()).toContain('Sur papier, texte fait hors de Trame')
    const copies = db.selectFrom('signed_copy').select(['version_id', 'amendment_id', 'signed_on'])
    expect(await copies.where('ctg_id', '=', ctgId).execute()).toEqual([
      { version_id: null, amendment_id: null, signed_on: '2026-02-12' },
    ])
  })

  test('of a convention signed before Trame, nothing more is asked of who signed it: the scan is that of all', async () => {
    const ctg = await givenCtg(db)
    const { ctgId, town, actors } = ctg
    await db
      .updateTable('ctg')
      .set({ signed_on: '2023-02-06', ends_on: '2099-12-31' })
      .where('id', '=', ctgId)
      .execute()
    const cookie = await app.signIn(actors.townCoordinator)
    const read = async (page: string) => (await app.get(`/ctg/${ctgId}/convention/${page}`, cookie)).text()
    const [proof, versions] = [await read(`preuve/${town.id}`), await read('versions')]
    expect(proof).toMatch(/signée le 6\sfévrier\s2023/)
    expect(proof).toContain(`/ctg/${ctgId}/convention#convention-signee`)
    expect(proof).not.toMatch(/N’a pas encore signé|Figez|Enregistrez le jour|Ce signataire signe/)
    expect(versions).toContain('hors de Trame')
    expect(versions).not.toMatch(/Figez-en une|il n’y a rien à figer/)
  })

  test('of an amendment, the same', async () => {
    const ctg = await givenFullCtg(db)
    const { ctgId, partyId, ids, actors, as } = ctg
    const amendmentId = ids.amendment
    const signed = { ctgId, amendmentId, partyId, signedOn: '2026-11-20', signedBy: 'Patrice Leclerc' }
    await recordAmendmentSignature(as(actors.townCoordinator), signed)
    const url = `/ctg/${ctgId}/convention/avenants/${amendmentId}/preuve/${partyId}`
    expect(await post(url, ctg, { versionId: amendmentId, isConform: 'on' })).toBe(303)
    expect(await paperCopies(ctg)).toMatchObject([{ amendment_id: amendmentId, signed_on: '2026-11-20' }])
  })

  test('and where none is recorded, this one records none', async () => {
    const ctg = await givenFullCtg(db)
    const before = await signatures(ctg)
    expect(await post(pageOf(ctg), ctg, { versionId: ctg.ids.conventionVersion, isConform: 'on' })).toBe(409)
    expect(await paperCopies(ctg)).toEqual([])
    expect(await signatures(ctg)).toEqual(before)
  })
})
