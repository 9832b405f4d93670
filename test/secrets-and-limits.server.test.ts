/** Every secret that opens something without an account: wrong ones are counted and stopped, a right one always passes. */
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { giveBytes } from './file-bytes.server.ts'
import { addressIds, type FullCtg, givenFullCtg } from './full-ctg.server.ts'
import { app, db, origin, visitor, withLinkApp } from './link-visitor.server.ts'
import { fillAddress, routeTable } from './route-table.ts'

withLinkApp()
const given: { ctg?: FullCtg } = {}
beforeAll(async () => {
  given.ctg = await givenFullCtg(db())
  await giveBytes(db(), app(), given.ctg)
})

const secretName = /:(token|invitationToken|signingToken|feedToken|code|secret)\b/
const bySecret = Object.values(routeTable)
  .map(({ address }) => address)
  .filter((address) => secretName.test(address))
/** More than any limit lets through. */
const tries = 260

describe.each(bySecret)('%s', (address) => {
  test('opens by its secret from where everyone else was wrong', async () => {
    const ids = addressIds(given.ctg ?? expect.unreachable('no CTG'))
    const [, name = ''] = secretName.exec(address) ?? []
    const { get } = visitor()
    const wrong = fillAddress(address, { ...ids, [name]: randomUUID().replaceAll('-', '').slice(0, 10) })
    const statuses = new Set<number>()
    for (let time = 0; time < tries && !statuses.has(429); time += 1) statuses.add((await get(wrong)).status)
    expect([...statuses]).toEqual([404, 429])
    expect((await get(fillAddress(address, ids))).status).toBe(200)
  })
})

test('a calendar that asks for a feed that is no more does not count against people', async () => {
  const { get, post } = visitor()
  for (let time = 0; time < 30; time += 1) await get(`/agenda/${'A'.repeat(43)}/trame.ics`)
  expect((await get(`/point/${randomUUID()}`)).status).toBe(404)
  const signIn = await post('/connexion', { intent: 'password', email: 'nobody', password: 'x' }, { origin })
  expect(signIn.status).toBe(422)
})
