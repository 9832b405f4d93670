/** What the API answers of what went wrong. Rules: docs/rules/api.md §3. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { refusalOfApi } from './api-answers.server.ts'

const site = 'https://trame.exemple.fr'
const wrong = z.object({ title: z.string() }).safeParse({}).error

test('a shape that a command refuses is a fault of what was sent; met while reading, it is one of ours', async () => {
  const sent = refusalOfApi(site, wrong, {}, true)
  expect([sent.status, (await sent.json()).errors]).toEqual([422, [{ pointer: '/title', detail: expect.any(String) }]])
  const read = refusalOfApi(site, wrong, {})
  expect([read.status, (await read.json()).code]).toEqual([500, 'unexpected'])
})
