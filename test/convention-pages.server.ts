/** Pages of a convention with three signatories, read as their words: for tests that open them in each state of what they show. */
import { afterAll, beforeAll, expect } from 'vitest'
import { givenConvention } from '#app/domains/amendments/amendments.fixture.server.ts'
import { testDatabase } from './database.server.ts'
import { openTestApp, type TestApp } from './http.server.ts'

export const db = await testDatabase()
const given: { app?: TestApp } = {}
const app = () => given.app ?? expect.unreachable('no application')
beforeAll(async () => {
  given.app = await openTestApp(db)
})
afterAll(() => given.app?.close())

export type Ctg = Awaited<ReturnType<typeof givenConvention>>

/** A third signatory beside the two that carry the CTG: she may refuse, and they go on. */
export async function givenThree(isSigned = false): Promise<Ctg> {
  const ctg = await givenConvention(db, { isSigned })
  await db
    .updateTable('party')
    .set({ is_signatory: true })
    .where('ctg_id', '=', ctg.ctgId)
    .where('id', '=', ctg.partner.id)
    .execute()
  return ctg
}

/** The words of a page that answers 200, spaces and signs of the markup undone. */
export async function read(ctg: Ctg, address: string, actor: keyof Ctg['actors'] = 'townCoordinator'): Promise<string> {
  const answer = await app().get(`/ctg/${ctg.ctgId}/convention${address}`, await app().signIn(ctg.actors[actor]))
  expect({ address, status: answer.status }).toEqual({ address, status: 200 })
  return (await answer.text())
    .replace(/<script[\s\S]*?<\/script>|<!--[\s\S]*?-->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}

export async function expectWords(ctg: Ctg, address: string, words: readonly string[]): Promise<string> {
  const page = await read(ctg, address)
  for (const word of words) expect(page).toContain(word)
  return page
}

/** A state, how it comes, and words that its page then says. */
export type States<Of extends Ctg = Ctg> = readonly (readonly [
  string,
  (ctg: Of) => Promise<unknown>,
  readonly string[],
])[]

export const nothing = async () => {}
