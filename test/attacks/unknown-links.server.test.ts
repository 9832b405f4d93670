/** Whoever guesses links to sign in or to choose a password is stopped; whoever holds one passes, from the same network too. */
import { randomBytes, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { linkLimits } from '#app/domains/accounts/entry-limits.ts'
import { givenAccountLink } from '../account-link-fixture.server.ts'
import { db, visitor, withLinkApp } from '../link-visitor.server.ts'

withLinkApp()

test.each([
  ['sign-in', '/connexion/lien'],
  ['password', '/mot-de-passe/lien'],
] as const)(
  'a link of %s passes where thirty unknown ones were opened, and no more than thirty are looked for',
  async (kind, address) => {
    const personId = randomUUID()
    const email = `${personId}@exemple.fr`
    await db().insertInto('person').values({ id: personId, name: 'Inès Faber', email }).execute()
    const { get, post } = visitor()
    const statuses: number[] = []
    for (let time = 0; time < linkLimits.unknown.most + 5; time += 1)
      statuses.push((await get(`${address}/${randomBytes(24).toString('base64url')}`)).status)
    expect(statuses).toEqual([...Array<number>(linkLimits.unknown.most).fill(404), ...Array<number>(5).fill(429)])
    expect((await post(`${address}/${randomBytes(24).toString('base64url')}`, {})).status).toBe(429)
    const token = await givenAccountLink(db(), kind, { personId, email })
    expect((await get(`${address}/${token}`)).status).toBe(200)
  },
)
