import { afterAll, describe, expect, test } from 'vitest'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { openTestApp } from '#test/http.server.ts'
import { closePortalPage } from './commands/close-portal-page.server.ts'
import { setPortalPage } from './commands/set-portal-page.server.ts'
import { db, givenPage, insertAction, publish } from './portal.fixture.server.ts'
import { getPortalPage } from './queries.server.ts'

const app = await openTestApp(db)
afterAll(() => app.close())

describe('an address that changed', () => {
  const moveTo = async ({ caf, ctgId }: Awaited<ReturnType<typeof givenPage>>, address: string) => {
    const { version } = await getPortalPage(caf, ctgId)
    return setPortalPage(caf, { ctgId, address, version: version ?? '' })
  }
  const parts = ['', '/actions', '/actions/1', '/encart', '/fil.atom', '/donnees/plan.csv', '/image.png', '/avis']

  test('leads to the new one, for the page and all that hangs on it; what is posted follows', async () => {
    const page = await givenPage()
    await publish(page)
    await moveTo(page, `${page.address}-b`)
    for (const part of [...parts, '/mentions-legales', '/signaler', '/suivre']) {
      const answer = await app.get(`/t/${page.address}${part}?x=1`)
      expect([answer.status, answer.headers.get('location')]).toEqual([301, `/t/${page.address}-b${part}?x=1`])
      expect(answer.headers.get('cache-control')).toBe('no-cache')
    }
    expect((await app.post(`/t/${page.address}/avis`, { intent: 'write-comment' })).status).toBe(308)
    expect((await app.get(`/t/${page.address}-b`)).status).toBe(200)
    expect((await app.get(`/t/${page.address.toUpperCase()}`)).status).toBe(301)
  })

  test('is taken by no other CTG, and may be taken back by its own', async () => {
    const page = await givenPage()
    await publish(page)
    await moveTo(page, `${page.address}-b`)
    const other = await givenCtg(db)
    const taking = setPortalPage(other.as(other.actors.cafCoordinator), { ctgId: other.ctgId, address: page.address })
    await expect(taking).rejects.toMatchObject({ code: 'portal.address-taken', fields: { address: expect.anything() } })
    await moveTo(page, page.address)
    expect((await app.get(`/t/${page.address}`)).status).toBe(200)
    expect((await app.get(`/t/${page.address}-b`)).headers.get('location')).toBe(`/t/${page.address}`)
  })

  test('of a page never published leads nowhere; off, the page answers 404 from it too', async () => {
    const page = await givenPage()
    await moveTo(page, `${page.address}-b`)
    expect((await app.get(`/t/${page.address}`)).status).toBe(404)
    await publish(page)
    expect((await app.get(`/t/${page.address}`)).status).toBe(404)
    await moveTo(page, `${page.address}-c`)
    await closePortalPage(page.caf, { ctgId: page.ctgId })
    expect((await app.get(`/t/${page.address}-b`)).status).toBe(404)
  })

  test('ten lead to one page at most: the oldest is given back', async () => {
    const page = await givenPage()
    await publish(page)
    const { ctgId, address } = page
    const rows = ['-1', ...Array.from({ length: 9 }, (_, index) => `-x${index}`)]
    await db
      .insertInto('portal_former_address')
      .values(
        rows.map((end, day) => ({
          ctg_id: ctgId,
          address: `${address}${end}`,
          left_at: new Date(Date.UTC(2026, 0, day + 1)),
        })),
      )
      .execute()
    await moveTo(page, `${address}-new`)
    const left = await db.selectFrom('portal_former_address').select('address').where('ctg_id', '=', ctgId).execute()
    expect(left).toHaveLength(10)
    expect(left.map((row) => row.address)).not.toContain(`${address}-1`)
  })
})

describe('the public page as it is served', () => {
  test('has no script, one heading, its language, its policy, and weighs less than 60 kB', async () => {
    const page = await givenPage()
    for (let number = 2; number <= 60; number += 1)
      await insertAction(page.ctgId, number, `Une action numéro ${number}`)
    await publish(page)
    const answer = await app.get(`/t/${page.address}`)
    const html = await answer.text()
    expect(Buffer.byteLength(html)).toBeLessThan(60_000)
    expect(html).toMatch(/^<!DOCTYPE html><html lang="fr">/)
    expect(html).not.toMatch(/<script|\son\w+=|style="|javascript:/i)
    expect(html.match(/<h1[ >]/g)).toHaveLength(1)
    expect(html).toContain(`<link rel="canonical" href="http://localhost:3000/t/${page.address}"/>`)
    const policy = answer.headers.get('content-security-policy')
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'/)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(answer.headers.get('x-frame-options')).toBe('DENY')
    expect(answer.headers.get('x-trame-public')).toBeNull()
    expect(answer.headers.get('set-cookie')).toBeNull()
    const again = await app.app.request(`http://localhost:3000/t/${page.address}`, {
      headers: { 'if-none-match': answer.headers.get('etag') ?? '' },
    })
    expect(again.status).toBe(304)
  })

  test('only the embed may be shown inside another site', async () => {
    const page = await givenPage()
    await publish(page)
    const { headers } = await app.get(`/t/${page.address}/encart`)
    expect(headers.get('x-frame-options')).toBeNull()
    expect(headers.get('content-security-policy')).toContain('frame-ancestors *')
  })

  test('off or unknown, it answers 404 with a sentence, the same for both', async () => {
    const page = await givenPage()
    const [off, unknown] = [await app.get(`/t/${page.address}`), await app.get('/t/nulle-part')]
    expect([off.status, unknown.status]).toEqual([404, 404])
    const html = await off.text()
    expect(html).toContain('Il n’y a pas de page publique à cette adresse')
    expect(await unknown.text()).toBe(html)
  })

  test.each(['/actions/9', '/nulle-part', '/documents/rien', '/donnees/rien.csv'])(
    'what it has not, or no longer has (%s), is a 404 that leads back to it',
    async (part) => {
      const page = await givenPage()
      await publish(page)
      const answer = await app.get(`/t/${page.address}${part}`)
      const html = await answer.text()
      expect(answer.status).toBe(404)
      expect(html).toContain('n’est plus, sur la page publique')
      expect(html).toContain(`href="/t/${page.address}"`)
      expect(html).toContain(`href="/t/${page.address}/actions"`)
      expect(html).not.toMatch(/<script|Mes CTG/)
    },
  )

  test('is named by its CTG on the map of the site, and no more once it is off', async () => {
    const page = await givenPage()
    // The latest of all those that the other tests published.
    const soon = new Date(page.caf.at.getTime() + 86_400_000)
    await publish({ ...page, caf: { ...page.caf, at: soon }, town: { ...page.town, at: soon } })
    const { name } = await db.selectFrom('ctg').select('name').where('id', '=', page.ctgId).executeTakeFirstOrThrow()
    const mapped = async () => (await app.get('/plan-du-site')).text()
    const link = `href="/t/${page.address}"`
    expect((await mapped()).split(link)[1]).toMatch(new RegExp(`^[^<]*>Page publique\\s: ${name}<`))
    await closePortalPage(page.caf, { ctgId: page.ctgId })
    expect(await mapped()).not.toContain(link)
  })
})
