/** What is sent, against who sends too much, too many, or without right: docs/rules/documents.md §17 and §18. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uploadPlaces } from '#app/http/upload-places.server.ts'
import { testDatabase } from './database.server.ts'
import { givenFullCtg } from './full-ctg.server.ts'
import { openTestApp, type TestApp } from './http.server.ts'

const db = await testDatabase()
const origin = 'http://localhost:3000'
const megabyte = 1024 * 1024
const given: { app?: TestApp } = {}
const app = () => given.app ?? expect.unreachable('no application')
beforeAll(async () => {
  given.app = await openTestApp(db)
})
afterAll(() => given.app?.close())

/** Everything under the folder of files, kept or on its way. */
const filesOnDisk = (): readonly string[] => {
  const folder = path.join(app().instance.config.dataFolder, 'files')
  if (!fs.existsSync(folder)) return []
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => fs.statSync(path.join(folder, name)).isFile())
}

const pdf = (name: string, size = 0) => new File([`%PDF-1.7 ${crypto.randomUUID()}`, new Uint8Array(size)], name)

/** A body that says nothing of its length; counts what was read of it. */
function streamed(head: string, size: number) {
  const state = { read: 0 }
  const piece = new Uint8Array(64 * 1024).fill(0x5b)
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(Buffer.from(head)),
    pull(controller) {
      if (state.read >= size) return controller.close()
      state.read += piece.byteLength
      controller.enqueue(piece)
    },
  })
  return { body, state }
}

const send = (url: string, init: RequestInit & { readonly duplex?: 'half' }) =>
  app().app.request(origin + url, { method: 'POST', ...init, headers: { origin, ...init.headers } })

const boundary = 'x'.repeat(20)
const multipart = { 'content-type': `multipart/form-data; boundary=${boundary}` }
const field = (name: string, value: string) =>
  `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
const fileHead = (name: string) =>
  `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.7 `

describe('a body larger than texts need', () => {
  const json = { 'content-type': 'application/json' }
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  test.each([
    { who: 'a visitor at the sign-in', url: '/connexion', headers: form },
    { who: 'a visitor at the sign-in, as a multipart', url: '/connexion', headers: multipart },
    { who: 'a visitor at the forgotten password', url: '/mot-de-passe', headers: form },
    { who: 'a visitor at the accounts', url: '/api/auth/sign-in/magic-link', headers: json },
    { who: 'a visitor at a workshop', url: '/atelier/ABCDEF', headers: form },
    { who: 'a visitor at a notice', url: `/desabonnement/${'x'.repeat(43)}`, headers: form },
  ])('of $who is not read to its end, announced or not, and keeps nothing', async ({ url, headers }) => {
    const { body, state } = streamed('a=', 40 * megabyte)
    const unannounced = await send(url, { body, headers, duplex: 'half' })
    expect(unannounced.status).toBeGreaterThanOrEqual(400)
    expect(unannounced.status).toBeLessThan(500)
    expect(state.read).toBeLessThan(10 * megabyte)
    const second = streamed('a=', 40 * megabyte)
    const announced = { ...headers, 'content-length': String(40 * megabyte) }
    const answer = await send(url, { body: second.body, headers: announced, duplex: 'half' })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(second.state.read).toBeLessThan(megabyte)
    expect(filesOnDisk()).toEqual([])
  })

  test('is told in words to who signed in, on a form and on the grid', async () => {
    const { ctgId, ids, actors } = await givenFullCtg(db)
    const cookie = await app().signIn(actors.cafCoordinator)
    const edit = `/ctg/${ctgId}/actions/${ids.action}/modifier`
    const long = `intent=update-action&title=${'a'.repeat(2 * megabyte)}`
    const onForm = await send(edit, { body: long, headers: { ...form, cookie } })
    expect([onForm.status, await onForm.text()]).toEqual([413, expect.stringContaining('1 Mo de texte au plus')])
    for (const body of ['['.repeat(2 * megabyte), '['.repeat(megabyte - 10)]) {
      const begun = performance.now()
      const onGrid = await send(`/ctg/${ctgId}/plan/cellules`, { body, headers: { ...json, cookie } })
      expect(onGrid.status).toBeGreaterThanOrEqual(400)
      expect(onGrid.status).toBeLessThan(500)
      expect(performance.now() - begun).toBeLessThan(2_000)
    }
  })
})

describe('a file', () => {
  test('without the right is refused before it is read, and leaves nothing', async () => {
    const { ctgId, ids, actors, partner } = await givenFullCtg(db)
    const reader = await app().signIn(actors.reader)
    const stranger = await app().signIn(actors.stranger)
    const before = filesOnDisk()
    const addresses = [
      ['file-signed-convention', `/ctg/${ctgId}/convention`],
      ['add-action-file', `/ctg/${ctgId}/actions/${ids.action}/modifier`],
      ['submit-report', `/ctg/${ctgId}/actions/${ids.action}/point`],
      ['start-import', `/ctg/${ctgId}/reprise`],
      ['set-party-logo', `/ctg/${ctgId}/convention/signataires/${partner.id}`],
      ['file-mission-letter', `/ctg/${ctgId}/instances/${ids.body}`],
      ['attach-agenda-file', `/ctg/${ctgId}/reunions/${ids.meeting}/ordre-du-jour`],
    ] as const
    for (const [intent, url] of addresses) {
      for (const [cookie, status] of [
        [reader, 403],
        [stranger, 404],
      ] as const) {
        const { body } = streamed(field('intent', intent) + fileHead('a.pdf'), 3 * megabyte)
        const answer = await send(url, { body, headers: { ...multipart, cookie }, duplex: 'half' })
        // Cut before its end, it is no form; its right was asked before that, so nothing was written apart.
        expect({ intent, status: [status, 400].includes(answer.status) }).toEqual({ intent, status: true })
        const whole = await app().post(url, { intent, file: pdf('a.pdf', 100_000) }, cookie)
        expect({ intent, status: whole.status }).toEqual({ intent, status })
      }
    }
    expect(filesOnDisk()).toEqual(before)
  })

  test('whose act is refused leaves nothing; sent where no file is awaited, it is refused', async () => {
    const { ctgId, ids, actors } = await givenFullCtg(db)
    const cookie = await app().signIn(actors.cafCoordinator)
    const before = filesOnDisk()
    const edit = `/ctg/${ctgId}/actions/${ids.action}/modifier`
    const stale = await app().post(edit, { intent: 'add-action-file', version: '999', file: pdf('a.pdf') }, cookie)
    expect(stale.status).toBe(409)
    const nowhere = await app().post(edit, { intent: 'update-action', file: pdf('a.pdf') }, cookie)
    expect([nowhere.status, await nowhere.text()]).toEqual([
      422,
      expect.stringContaining('Aucun fichier n’est attendu ici'),
    ])
    expect(filesOnDisk()).toEqual(before)
  })

  test('too large is told at its field, with what was typed after it; nothing is left', async () => {
    const { ctgId, actors } = await givenFullCtg(db)
    const cookie = await app().signIn(actors.cafCoordinator)
    const before = filesOnDisk()
    const sent = { intent: 'file-signed-convention', file: pdf('a.pdf', 26 * megabyte), versionId: '' }
    const answer = await app().post(`/ctg/${ctgId}/convention`, sent, cookie)
    expect(answer.status).toBe(413)
    expect(await answer.text()).toMatch(/id="[^"]*-file-error"[^>]*>Ce fichier dépasse 25 Mo/)
    const endless = streamed(field('intent', 'file-signed-convention') + fileHead('a.pdf'), 260 * megabyte)
    const cut = await send(`/ctg/${ctgId}/convention`, {
      body: endless.body,
      headers: { ...multipart, cookie },
      duplex: 'half',
    })
    expect(cut.status).toBe(413)
    expect(endless.state.read).toBeLessThan(202 * megabyte)
    expect(filesOnDisk()).toEqual(before)
  })

  test('finds a place among those sent at the same time, three each, or is told to wait', async () => {
    const { ctgId, actors } = await givenFullCtg(db)
    const cookie = await app().signIn(actors.cafCoordinator)
    const url = `/ctg/${ctgId}/convention`
    const taken = [1, 2, 3].map(() => uploadPlaces.take(actors.cafCoordinator.personId))
    const refused = await app().post(url, { intent: 'file-signed-convention', file: pdf('a.pdf') }, cookie)
    expect([refused.status, await refused.text()]).toEqual([429, expect.stringContaining('réessayez dans une minute')])
    for (const place of taken) place[Symbol.dispose]()
    const others = Array.from({ length: 20 }, (_, index) => uploadPlaces.take(`other ${index}`))
    expect((await app().post(url, { intent: 'file-signed-convention', file: pdf('a.pdf') }, cookie)).status).toBe(429)
    for (const place of others) place[Symbol.dispose]()
    for (let index = 0; index < 4; index += 1)
      expect((await app().post(url, { intent: 'file-signed-convention', file: pdf('a.pdf') }, cookie)).status).toBe(303)
  })

  test('that its CTG has no room for is refused with what it keeps', async () => {
    const { ctgId, ids, actors } = await givenFullCtg(db)
    const small = await openTestApp(db, { config: { ctgQuotaBytes: 1_000_000 } })
    const cookie = await small.signIn(actors.cafCoordinator)
    const url = `/ctg/${ctgId}/convention`
    const post = (file: File) => small.post(url, { intent: 'file-signed-convention', file }, cookie)
    expect((await post(pdf('a.pdf', 700_000))).status).toBe(303)
    const refused = await post(pdf('b.pdf', 700_000))
    expect([refused.status, await refused.text()]).toEqual([
      413,
      expect.stringMatching(/Cette CTG garde déjà 70\d\sKo de fichiers sur 1(?:,0)?\sMo/),
    ])
    // Told before that, by the same count, where files are filed and where the CTG is framed.
    const pages = [`/ctg/${ctgId}/membres/cadre`, `/ctg/${ctgId}/actions/${ids.action}/modifier`]
    for (const page of pages)
      expect(await (await small.get(page, cookie)).text()).toMatch(
        /Fichiers de cette CTG\s: 70\d\sKo gardés sur 1(?:,0)?\sMo\./,
      )
    expect((await post(pdf('c.pdf', 250_000))).status).toBe(303)
    for (const page of pages)
      expect(await (await small.get(page, cookie)).text()).toMatch(
        /role="status"[^>]*>La place vient à manquer\s: 95\d\sKo de fichiers gardés sur 1(?:,0)?\sMo/,
      )
    small.close()
  })
})

test('a full disk is told at the form and by /sante; what is kept is still read, and nothing is half written', async (context) => {
  const folder = fs.mkdtempSync(path.join(app().instance.config.dataFolder, 'small-'))
  const mount = () => execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=100m', 'tmpfs', folder], { stdio: 'pipe' })
  try {
    mount()
  } catch {
    return context.skip('only root mounts a small disk: the refusal itself is tried in file-store.server.test.ts')
  }
  const { ctgId, actors } = await givenFullCtg(db)
  const small = await openTestApp(db, { config: { dataFolder: folder } })
  try {
    const cookie = await small.signIn(actors.cafCoordinator)
    const url = `/ctg/${ctgId}/convention`
    const post = (file: File) => small.post(url, { intent: 'file-signed-convention', file }, cookie)
    expect((await post(pdf('kept.pdf', 1000))).status).toBe(303)
    const page = await (await small.get(url, cookie)).text()
    const address = page.match(/\/ctg\/[^"]*\/fichiers\/[^"]*/)?.[0] ?? expect.unreachable('no file')
    fs.writeFileSync(path.join(folder, 'filling'), Buffer.alloc(60 * megabyte))
    const refused = await post(pdf('refused.pdf', 1000))
    expect([refused.status, await refused.text()]).toEqual([
      503,
      expect.stringContaining('Le disque où Trame garde les fichiers est plein'),
    ])
    expect(await (await small.get('/sante')).json()).toMatchObject({ ready: true, disk: 'full' })
    expect((await small.get(address, cookie)).status).toBe(200)
    // To the last byte: what is being written fails by itself, and leaves nothing.
    try {
      fs.writeFileSync(path.join(folder, 'all'), Buffer.alloc(60 * megabyte))
    } catch {}
    await expect(small.instance.files.stage(Buffer.alloc(megabyte))).rejects.toMatchObject({
      code: 'documents.disk-full',
    })
    expect(fs.readdirSync(path.join(folder, 'files', 'incoming'))).toEqual([])
    expect((await small.get(address, cookie)).status).toBe(200)
  } finally {
    execFileSync('umount', ['-l', folder])
    small.close()
  }
})
