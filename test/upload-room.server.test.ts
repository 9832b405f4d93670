/** The room of a CTG is held against files that arrive together: docs/rules/documents.md §18, docs/decisions/0019. */
import { describe, expect, test } from 'vitest'
import { commandRows } from './command-rows/index.ts'
import { testDatabase } from './database.server.ts'
import { givenFullCtg } from './full-ctg.server.ts'
import { openTestApp } from './http.server.ts'

const db = await testDatabase()
const origin = 'http://localhost:3000'
const pdf = (name: string, size: number) => new File([`%PDF-1.7 ${crypto.randomUUID()}`, new Uint8Array(size)], name)

const keptBytes = async (ctgId: string): Promise<number> => {
  const files = await db.selectFrom('stored_file').select('size_bytes as bytes').where('ctg_id', '=', ctgId).execute()
  return files.reduce((all, { bytes }) => all + Number(bytes), 0)
}

describe('files sent at the same instant', () => {
  test('do not pass together what their CTG may keep, whoever sends them, on any node', async () => {
    const { ctgId, actors } = await givenFullCtg(db)
    const config = { ctgQuotaBytes: 1_000_000 }
    const nodes = [await openTestApp(db, { config }), await openTestApp(db, { config })]
    const answers = await Promise.all(
      nodes.flatMap((node, index) =>
        [actors.cafCoordinator, actors.townCoordinator].flatMap(async (actor) => {
          const cookie = await node.signIn(actor)
          const file = pdf(`${index}.pdf`, 400_000)
          return node.post(`/ctg/${ctgId}/convention`, { intent: 'file-signed-convention', file }, cookie)
        }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 303, 413, 413])
    const refused = answers.find(({ status }) => status === 413)
    // One that comes when two are kept already is told so.
    expect(await refused?.text()).toMatch(/[Cc]ette CTG (?:passerait les 1(?:,0)?\sMo qu’elle peut garder|garde déjà)/)
    expect(await keptBytes(ctgId)).toBeLessThanOrEqual(config.ctgQuotaBytes)
    expect(await db.selectFrom('awaited_content').select('id').where('for_ctg_id', '=', ctgId).execute()).toEqual([])
    for (const node of nodes) node.close()
  })

  test('in one sending count together', async () => {
    const ctg = await givenFullCtg(db)
    const { ctgId, actors } = ctg
    const small = await openTestApp(db, { config: { ctgQuotaBytes: 1_000_000 } })
    const cookie = await small.signIn(actors.cafCoordinator)
    const row = commandRows['followup.submit-report'] ?? expect.unreachable('no such command')
    const form = new FormData()
    form.append('intent', row.intent)
    for (const [name, value] of Object.entries(row.form(ctg))) form.append(name, String(value))
    for (const name of ['a.pdf', 'b.pdf', 'c.pdf']) form.append('files', pdf(name, 400_000))
    const answer = await small.app.request(origin + row.url(ctg), {
      ...{ method: 'POST', body: form, headers: { origin, cookie } },
    })
    expect([answer.status, await answer.text()]).toEqual([413, expect.stringContaining('rien n’a été gardé')])
    expect(await keptBytes(ctgId)).toBeLessThan(1_000)
    small.close()
  })
})
