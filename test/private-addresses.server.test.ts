/**
 * The address of a lead is for whoever may write her sheet, that of a signatory and of whom a campaign asks for the coordination:
 * whoever only reads is given none of them, in no page, file, export nor in the data of a page (docs/rules/plan.md §1.6).
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '#app/kernel/database.server.ts'
import type { ActorKey } from './command-rows/command-row.ts'
import { testDatabase } from './database.server.ts'
import { addressIds, type FullCtg, givenFullCtg } from './full-ctg.server.ts'
import { openTestApp, type TestApp } from './http.server.ts'
import { fillAddress, type RouteRow, routeTable } from './route-table.ts'

const mark = 'Kanarivogel'
const given: { app?: TestApp; ctg?: FullCtg } = {}
const app = () => given.app ?? expect.unreachable('no application')
const ctg = () => given.ctg ?? expect.unreachable('no CTG')

/** One mark in each address, and in what the history of the sheet says of it. */
async function writeAddresses(db: Database, { ctgId, ids }: FullCtg): Promise<void> {
  const changed = { changes: { leadEmail: { before: '', after: `journal@${mark}.fr` } } }
  await db
    .insertInto('audit_entry')
    .values(
      [{ type: 'action', id: ids.action } as const, { type: 'progress-report', id: ids.report } as const].map(
        ({ type, id }) => ({
          ...{
            ctg_id: ctgId,
            at: new Date('2026-11-24T09:00:00Z'),
            person_name: 'Une personne',
            action: 'action.updated',
          },
          ...{ subject_type: type, subject_id: id, detail: JSON.stringify(changed) },
        }),
      ),
    )
    .execute()
  await db
    .updateTable('action')
    .set({ lead_email: `pilote@${mark}.fr` })
    .where('ctg_id', '=', ctgId)
    .execute()
  await db
    .updateTable('signing_link')
    .set({ email: `signataire@${mark}.fr` })
    .where('ctg_id', '=', ctgId)
    .execute()
  await db
    .updateTable('campaign_recipient')
    .set({ email: `sollicitee@${mark}.fr` })
    .where('ctg_id', '=', ctgId)
    .execute()
  await db
    .updateTable('report_link')
    .set({ holder_email: `collegue@${mark}.fr` })
    .where('ctg_id', '=', ctgId)
    .execute()
}

beforeAll(async () => {
  const db = await testDatabase()
  given.app = await openTestApp(db)
  given.ctg = await givenFullCtg(db)
  await writeAddresses(db, given.ctg)
})
afterAll(() => given.app?.close())

const cookies = new Map<ActorKey, string>()
/** A page is asked for by its data: it shows nothing else, and its HTML carries them anyway. */
async function bodyOf(url: string, who: ActorKey, kind?: RouteRow['kind']): Promise<string> {
  const cookie = cookies.get(who) ?? (await app().signIn(ctg().actors[who]))
  cookies.set(who, cookie)
  const answer = await (kind === undefined ? app().getData(url, cookie) : app().get(url, cookie))
  return Buffer.from(await answer.arrayBuffer()).toString()
}
const told = (body: string): readonly string[] => [...new Set(body.match(new RegExp(`[\\w.-]+@${mark}`, 'g')))]

/** By link, its holder is asked for herself. */
const ofHolder = /^(point\.\$token|signature\.\$signingToken)/
const addresses = new Map(
  Object.entries(routeTable)
    .filter(([name]) => !ofHolder.test(name))
    .flatMap(([, { address, kind, searches = [] }]) => ['', ...searches].map((search) => [address + search, kind])),
)

/** Neither may write the sheet: she reads, he works for another theme. */
describe.each(['reader', 'housingOfficer'] satisfies readonly ActorKey[])('to %s', (who) => {
  test.each([...addresses])('%s gives no private address', async (address, kind) => {
    expect(told(await bodyOf(fillAddress(address, addressIds(ctg())), who, kind))).toEqual([])
  })
  test.each(['xlsx', 'ods', 'csv', 'json'])('the plan in %s gives none', async (format) => {
    expect(told(await bodyOf(`/ctg/${ctg().ctgId}/plan/export?format=${format}`, who, 'file'))).toEqual([])
  })
})

test('whoever writes reads them where she works', async () => {
  const { ctgId, ids, partyId } = ctg()
  const pages = {
    [`/ctg/${ctgId}/actions/${ids.action}`]: 'pilote',
    [`/ctg/${ctgId}/convention/preuve/${partyId}`]: 'signataire',
    [`/ctg/${ctgId}/suivi/campagnes/${ids.campaign}/personnes/${ids.recipient}`]: 'sollicitee',
  }
  for (const [url, address] of Object.entries(pages))
    expect({ url, told: told(await bodyOf(url, 'cafCoordinator')) }).toEqual({
      url,
      told: expect.arrayContaining([`${address}@${mark}`]),
    })
})
