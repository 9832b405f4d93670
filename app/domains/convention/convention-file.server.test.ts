import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentName } from '#app/kernel/files/file-store.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenFullCtg } from '#test/full-ctg.server.ts'
import { openTestApp, type TestApp } from '#test/http.server.ts'
import { freezeVersion } from './commands/freeze-version.server.ts'
import { makeConventionPdf } from './jobs.server.ts'

const db = await testDatabase()
const given: { app?: TestApp } = {}
const app = () => given.app ?? expect.unreachable('no application')
beforeAll(async () => {
  given.app = await openTestApp(db)
})
afterAll(() => given.app?.close())

async function givenVersion() {
  const ctg = await givenFullCtg(db)
  const { ctgId } = ctg
  const { conventionVersionId } = await freezeVersion(ctg.as(ctg.actors.cafCoordinator), { ctgId })
  const url = `/ctg/${ctgId}/convention/versions/${conventionVersionId}`
  return { ...ctg, conventionVersionId, url }
}

describe('the file of a version', () => {
  test('is awaited, then read by every member, and by nobody else', async () => {
    const ctg = await givenVersion()
    const { ctgId, conventionVersionId, url, actors } = ctg
    const reader = await app().signIn(actors.reader)
    const tooEarly = await app().get(`${url}/convention.pdf`, reader)
    expect([tooEarly.status, await tooEarly.text()]).toEqual([503, expect.stringContaining('pas encore prêt')])

    await makeConventionPdf(db, app().instance.files, { ctgId, conventionVersionId })
    const answer = await app().get(`${url}/convention.pdf`, reader)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(answer.headers.get('content-disposition')).toMatch(/^inline; .*convention-version-2\.pdf$/)
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')

    const stranger = await app().signIn(actors.stranger)
    expect((await app().get(`${url}/convention.pdf`, stranger)).status).toBe(404)
    expect((await app().get(`${url}/convention.pdf`)).headers.get('location')).toMatch(/^\/connexion/)
    const other = await givenFullCtg(db)
    const elsewhere = `/ctg/${other.ctgId}/convention/versions/${conventionVersionId}`
    const otherReader = await app().signIn(other.actors.reader)
    expect((await app().get(`${elsewhere}/convention.pdf`, otherReader)).status).toBe(404)
    expect((await app().get(elsewhere, otherReader)).status).toBe(404)
  }, 60_000)

  test('shows its progress, and can be read again without JavaScript', async () => {
    const { url, actors } = await givenVersion()
    const page = await (await app().get(url, await app().signIn(actors.reader))).text()
    expect(page).toContain('Le PDF est en cours')
    expect(page).toMatch(/<a [^>]*href="\/ctg\/[^"]*"[^>]*>Actualiser<\/a>/)
  })
})

describe('a file of a CTG', () => {
  test('that is posted with another type is refused at its field', async () => {
    const { ctgId, actors } = await givenFullCtg(db)
    const file = new File(['not a PDF'], 'convention.pdf')
    const cookie = await app().signIn(actors.cafCoordinator)
    const answer = await app().post(`/ctg/${ctgId}/convention`, { intent: 'file-signed-convention', file }, cookie)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toMatch(/id="[^"]*-file-error"[^>]*>Déposez un fichier PDF/)
  })

  test('is read by its members only', async () => {
    const { ctgId, actors } = await givenFullCtg(db)
    const file = new File(['%PDF-1.7 signed'], 'convention signée.pdf')
    const cookie = await app().signIn(actors.cafCoordinator)
    await app().post(`/ctg/${ctgId}/convention`, { intent: 'file-signed-convention', file }, cookie)
    const page = await (await app().get(`/ctg/${ctgId}/convention`, cookie)).text()
    const address = page.match(/\/ctg\/[^"]*\/fichiers\/[^"]*/)?.[0] ?? expect.unreachable('no file')
    expect(await (await app().get(address, cookie)).text()).toBe('%PDF-1.7 signed')
    const other = await givenFullCtg(db)
    const elsewhere = address.replace(ctgId, other.ctgId)
    expect((await app().get(elsewhere, await app().signIn(other.actors.reader))).status).toBe(404)
  })

  test('damaged since it was given is told in words, and not sent', async () => {
    const { ctgId, actors } = await givenFullCtg(db)
    const content = `%PDF-1.7 signed ${ctgId}`
    const cookie = await app().signIn(actors.cafCoordinator)
    const file = new File([content], 'convention signée.pdf')
    await app().post(`/ctg/${ctgId}/convention`, { intent: 'file-signed-convention', file }, cookie)
    const page = await (await app().get(`/ctg/${ctgId}/convention`, cookie)).text()
    const address = page.match(/\/ctg\/[^"]*\/fichiers\/[^"]*/)?.[0] ?? expect.unreachable('no file')
    const name = contentName(createHash('sha256').update(content).digest('hex'))
    fs.writeFileSync(path.join(app().instance.config.dataFolder, name), `%PDF-1.7 Signed ${ctgId}`)
    const answer = await app().get(address, cookie)
    expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('s’est abîmé depuis son dépôt')])
  })
})
