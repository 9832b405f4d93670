/** Files against who sends them and who asks for them: docs/rules/documents.md §17, §19. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commands } from '#app/kernel/transaction.server.ts'
import { commandRows } from '../command-rows/index.ts'
import { testDatabase } from '../database.server.ts'
import { giveBytes } from '../file-bytes.server.ts'
import { type FullCtg, givenFullCtg } from '../full-ctg.server.ts'
import { openTestApp, type TestApp } from '../http.server.ts'

const db = await testDatabase()
const given: { app?: TestApp; ctg?: FullCtg; other?: FullCtg } = {}
const app = () => given.app ?? expect.unreachable('no application')
const ctg = () => given.ctg ?? expect.unreachable('no CTG')
const other = () => given.other ?? expect.unreachable('no other CTG')

beforeAll(async () => {
  given.app = await openTestApp(db)
  given.ctg = await givenFullCtg(db)
  given.other = await givenFullCtg(db)
  await giveBytes(db, given.app, given.other)
})
afterAll(() => given.app?.close())

const filesOf = ({ ctgId }: FullCtg) =>
  db.selectFrom('stored_file').select(['id', 'name', 'sha256', 'media_type as mediaType']).where('ctg_id', '=', ctgId)

/** The content of a file of the other CTG, by its fingerprint, as a command is told of a file just kept. */
async function stolen(): Promise<string> {
  const { sha256 } = await filesOf(other()).where('id', '=', other().ids.file).executeTakeFirstOrThrow()
  return JSON.stringify({ sha256, name: 'a-elle.pdf', mediaType: 'application/pdf', sizeBytes: 10 })
}

/** Whether a number in the place of its file is what is wrong. */
const takesFile = (name: string): boolean =>
  ['file', 'files', 'logo'].some((field) =>
    commands
      .get(name)
      ?.input.safeParse({ [field]: [5] })
      .error?.issues.some(({ path }) => path[0] === field),
  )

describe('a fingerprint sent in the place of a file', () => {
  test('brings the content of another CTG to no command', async () => {
    const said = await stolen()
    const { sha256 } = JSON.parse(said)
    const tried: string[] = []
    for (const [name, row] of Object.entries(commandRows)) {
      if (!takesFile(name)) continue
      const made = await givenFullCtg(db)
      await row.prepare?.(db, made)
      const form = Object.fromEntries(
        Object.entries(row.form(made)).map(([field, value]) => [field, value instanceof File ? said : value]),
      )
      const cookie = await app().signIn(made.actors[row.mayDo[0] ?? expect.unreachable('nobody may')])
      // As a plain form, then beside a true file, where files are awaited.
      const ways: readonly Readonly<Record<string, File>>[] = [{}, { beside: new File(['%PDF-1.7'], 'a.pdf') }]
      for (const more of ways) {
        const { status } = await app().postData(row.url(made), { intent: row.intent, ...form, ...more }, cookie)
        // 202: the act goes without a file.
        expect({ name, status, isRead: [202, 409, 422].includes(status) }).toMatchObject({ name, isRead: true })
      }
      expect(await filesOf(made).where('sha256', '=', sha256).execute()).toEqual([])
      tried.push(name)
    }
    expect(tried.length).toBeGreaterThan(8)
  })
})

const addFile = async (file: File) => {
  const { ctgId, ids, actors } = ctg()
  const cookie = await app().signIn(actors.cafCoordinator)
  const form = { intent: 'add-action-file', file, caption: '', version: '1' }
  const answer = await app().post(`/ctg/${ctgId}/actions/${ids.action}/modifier`, form, cookie)
  expect(answer.status).toBe(303)
}

describe('a file that hides what it is', () => {
  test('is kept under a name that says its type', async () => {
    await addFile(new File([`%PDF-1.7 ${randomUUID()}<script>alert(1)</script>`], 'Acte\u202efdp.hta'))
    const names = (await filesOf(ctg()).execute()).map(({ name }) => name)
    expect(names).toContain('Actefdp.hta.pdf')
  })
  test.each([
    ['text/html', 'page.html', 'application/octet-stream', "attachment; filename*=UTF-8''page.html.bin"],
    ['image/svg+xml', 'a.svg', 'application/octet-stream', "attachment; filename*=UTF-8''a.svg.bin"],
    ['application/pdf', 'a\u202eexe.html', 'application/pdf', "inline; filename*=UTF-8''aexe.html.pdf"],
  ])(
    'of type %s, named %s by an older Trame or an archive, opens nothing',
    async (mediaType, name, type, disposition) => {
      const { ctgId, ids, actors } = other()
      const { sha256 } = await filesOf(other()).where('id', '=', ids.file).executeTakeFirstOrThrow()
      const file = { ctg_id: ctgId, id: randomUUID(), sha256, name, media_type: mediaType, size_bytes: 10 }
      await db
        .insertInto('stored_file')
        .values({ ...file, added_at: new Date() })
        .execute()
      const answer = await app().get(`/ctg/${ctgId}/fichiers/${file.id}`, await app().signIn(actors.reader))
      const told = ['content-type', 'content-disposition', 'x-content-type-options'].map((one) =>
        answer.headers.get(one),
      )
      expect([answer.status, ...told]).toEqual([200, type, disposition, 'nosniff'])
    },
  )
})

test('the fingerprint of a file of another CTG is confirmed to nobody: unknown, whatever is asked', async () => {
  const { sha256, id } = await filesOf(other()).where('id', '=', other().ids.file).executeTakeFirstOrThrow()
  const cookie = await app().signIn(ctg().actors.cafCoordinator)
  const ask = (fileId: string, tag: string) =>
    app().app.request(`http://localhost:3000/ctg/${ctg().ctgId}/fichiers/${fileId}`, {
      headers: { cookie, 'if-none-match': tag },
    })
  for (const fileId of [id, randomUUID()]) {
    const answer = await ask(fileId, `"${sha256}"`)
    expect([answer.status, answer.headers.get('etag')]).toEqual([404, null])
  }
})
