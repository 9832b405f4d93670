/** What everybody reads is made once, however it is asked for; what is not kept is asked of the router each time. Rules: docs/rules/portal.md §6. */
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { createPublicCache, publicTag } from '#app/domains/portal/public-cache.server.ts'
import { publicDoor } from './public-door.server.ts'

function openDoor() {
  const cache = createPublicCache()
  cache.listens(true)
  const made: string[] = []
  const app = new Hono()
  app.use(publicDoor(cache))
  app.get('/t/:address', (c) => {
    made.push(c.req.url)
    return c.html('<p>La page</p>', 200, { [publicTag]: 'c1' })
  })
  app.get('/t/:address/avis', (c) => {
    made.push(c.req.url)
    return c.text(c.req.query('page') ?? '1')
  })
  return { cache, made, ask: (path: string) => app.request(`http://localhost:3000${path}`) }
}

test('a page is made once, whatever is asked after it and in whatever case', async () => {
  const { made, ask } = openDoor()
  for (const path of ['/t/ville', '/t/ville?1', '/t/ville?utm_source=lettre', '/t/VILLE', '/T/ville?x=2']) {
    const answer = await ask(path)
    expect([answer.status, await answer.text(), answer.headers.get(publicTag)]).toEqual([200, '<p>La page</p>', null])
  }
  expect(made).toHaveLength(1)
})

test('asked by a crowd once it has changed, it is made once again', async () => {
  const { cache, made, ask } = openDoor()
  await ask('/t/ville')
  cache.empty('c1')
  const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => ask(`/t/ville?${index}`)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  expect(made).toHaveLength(2)
})

test('what no route says is everybody’s is asked each time, with its search', async () => {
  const { made, ask } = openDoor()
  expect(await (await ask('/t/ville/avis?page=2')).text()).toBe('2')
  expect(await (await ask('/t/ville/avis?page=3')).text()).toBe('3')
  expect(made).toHaveLength(2)
})
