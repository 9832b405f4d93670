import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { hostCookies, ownCookies } from './host-cookies.server.ts'

/** Says which cookies it received, and gives two. */
const appAt = (url: string) =>
  new Hono().use(hostCookies(url)).get('/', (c) => {
    c.header('set-cookie', 'trame_dit=Fait; Path=/; HttpOnly', { append: true })
    c.header('set-cookie', 'trame.session_token=a.b; Path=/; HttpOnly', { append: true })
    return c.text(c.req.raw.headers.get('cookie') ?? '')
  })

const ask = (url: string, cookie?: string) =>
  appAt(url).request('/', { headers: cookie === undefined ? {} : { cookie } })

describe('under https', () => {
  const url = 'https://trame.ville.fr'

  test('every cookie leaves for this host alone', async () => {
    expect((await ask(url)).headers.getSetCookie()).toEqual([
      '__Host-trame_dit=Fait; Path=/; HttpOnly; Secure',
      '__Host-trame.session_token=a.b; Path=/; HttpOnly; Secure',
    ])
  })

  test('one that another host could have written is not read', async () => {
    const sent = 'trame.session_token=forged; __Host-trame_dit=Fait; __Secure-trame.session_token=older; _ga=1'
    expect(await (await ask(url, sent)).text()).toBe('trame_dit=Fait')
    expect(ownCookies('', url)).toBe('')
  })
})

test('elsewhere, they are as they are written', async () => {
  const answer = await ask('http://localhost:3000', 'trame_dit=Fait')
  expect(answer.headers.getSetCookie()[0]).toBe('trame_dit=Fait; Path=/; HttpOnly')
  expect(await answer.text()).toBe('trame_dit=Fait')
})
