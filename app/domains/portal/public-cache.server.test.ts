import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { createPublicCache } from './public-cache.server.ts'

const body = () => Buffer.from(`<p>${'mot '.repeat(500)}</p>`)
const answer = (ctgId: string) => ({ ctgId, headers: { 'content-type': 'text/html' } })

describe('the cache of public pages', () => {
  test('keeps nothing while nobody listens to what changes', async () => {
    const cache = createPublicCache()
    await cache.keep('/t/a', cache.changes(), answer('c1'), body())
    expect(cache.get('/t/a')).toBeUndefined()
  })
  test('keeps an answer compressed, with its fingerprint, until its CTG changes', async () => {
    const cache = createPublicCache()
    cache.listens(true)
    await cache.keep('/t/a', cache.changes(), answer('c1'), body())
    await cache.keep('/t/b', cache.changes(), answer('c2'), body())
    const cached = cache.get('/t/a') ?? expect.unreachable()
    expect(gunzipSync(cached.bodies.gzip).toString()).toBe(body().toString())
    expect(cached.bodies.br.byteLength).toBeLessThan(100)
    expect(cached.etag).toMatch(/^"[\w-]{22}"$/)
    cache.empty('c1')
    expect([cache.get('/t/a'), cache.get('/t/b')?.ctgId]).toEqual([undefined, 'c2'])
    cache.empty()
    expect(cache.size()).toEqual({ answers: 0, bytes: 0 })
  })
  test('does not keep what was begun before a change', async () => {
    const cache = createPublicCache()
    cache.listens(true)
    const since = cache.changes()
    cache.empty('c1')
    await cache.keep('/t/a', since, answer('c1'), body())
    expect(cache.get('/t/a')).toBeUndefined()
  })
  test('asks again after ten seconds, should a message be lost', async () => {
    let now = 0
    const cache = createPublicCache(() => now)
    cache.listens(true)
    await cache.keep('/t/a', cache.changes(), answer('c1'), body())
    now = 9_999
    expect(cache.get('/t/a')).toBeDefined()
    now = 10_000
    expect(cache.get('/t/a')).toBeUndefined()
    expect(cache.size().bytes).toBe(0)
  })
})
