/** A CTG taken up as signed is asked for nothing of its past, a party that refuses awaits nothing: on every page of the CTG. Rules: docs/rules/convention.md §5. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getConventionDocument } from '#app/domains/convention/frozen-document.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { testDatabase } from './database.server.ts'
import { addressIds, type FullCtg, givenFullCtg } from './full-ctg.server.ts'
import { openTestApp, type TestApp } from './http.server.ts'
import { fillAddress, routeTable } from './route-table.ts'

const given: { db?: Database; app?: TestApp } = {}
const db = () => given.db ?? expect.unreachable('no database')
const app = () => given.app ?? expect.unreachable('no application')

beforeAll(async () => {
  given.db = await testDatabase()
  given.app = await openTestApp(given.db)
})
afterAll(() => given.app?.close())

/** Its convention has neither act nor signature; its amendment, which has its own, is withdrawn. */
async function givenWithoutSignature(): Promise<FullCtg> {
  const ctg = await givenFullCtg(db())
  for (const table of ['authorising_act', 'signature'] as const)
    await db().deleteFrom(table).where('ctg_id', '=', ctg.ctgId).execute()
  await db()
    .updateTable('amendment')
    .set({ withdrawn_at: new Date(), withdrawn_by: 'Une personne' })
    .where('ctg_id', '=', ctg.ctgId)
    .execute()
  return ctg
}

/** Pages of the CTG itself and of its signatories. */
const addresses = Object.values(routeTable)
  .filter(({ address, kind, readers }) => kind === undefined && readers === 'members' && /:ctgId/.test(address))
  .map(({ address }) => address)
  .filter((address) => /^[^:]*:ctgId[^:]*$/.test(address) || address === '/ctg/:ctgId/convention/signataires/:partyId')

const awaited = /\b(?:actes?|signatures?|délibérations?)\b[^.;]{0,60}\battendue?s?\b/i

/** The sentences that a member is shown and that await an act or a signature. */
async function awaitedOn(url: string, cookie: string): Promise<readonly string[]> {
  const answer = await app().get(url, cookie)
  expect({ url, status: answer.status }).toEqual({ url, status: 200 })
  const words = (await answer.text())
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
  const found = awaited.exec(words)
  return found ? [`${url} : ${found[0]}`] : []
}

async function awaitedInCtg(ctg: FullCtg): Promise<readonly string[]> {
  const cookie = await app().signIn(ctg.actors.cafCoordinator)
  const urls = addresses.map((address) => fillAddress(address, addressIds(ctg)))
  const found: string[] = []
  for (const url of ['/', ...urls]) found.push(...(await awaitedOn(url, cookie)))
  return found
}

test('a CTG taken up as signed awaits no act and no signature, on any page nor in its printed text', async () => {
  const ctg = await givenWithoutSignature()
  const { ctgId } = ctg
  await db().updateTable('ctg').set({ signed_on: '2026-01-15' }).where('id', '=', ctgId).execute()
  expect(await awaitedInCtg(ctg)).toEqual([])
  const document = await getConventionDocument(db(), { ctgId, number: 9, at: new Date('2026-11-24T09:00:00Z') })
  expect(document.signedOn).toBe('15 janvier 2026')
}, 60_000)

test('the sentences looked for are those of a CTG that awaits them; once every party has refused, none is left', async () => {
  const ctg = await givenWithoutSignature()
  const { ctgId } = ctg
  const convention = [`/ctg/${ctgId}/convention`]
  const cookie = await app().signIn(ctg.actors.cafCoordinator)
  expect(await awaitedOn(convention[0] ?? '', cookie)).toHaveLength(1)
  for (const { id } of [ctg.caf, ctg.town])
    await db()
      .insertInto('signature')
      .values({ ctg_id: ctgId, id: randomUUID(), party_id: id, is_refusal: true, recorded_at: new Date() })
      .execute()
  expect(await awaitedInCtg(ctg)).toEqual([])
}, 60_000)
