import zlib, { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { compressData, compressPage } from './compress-page.server.ts'

const page = Buffer.from('<p>Petite enfance : un accueil par commune.</p>'.repeat(200))

async function send(accepted: string | undefined, whole: Buffer<ArrayBuffer> = page) {
  const headers = new Headers()
  const request = new Request('http://localhost/', {
    headers: accepted === undefined ? {} : { 'accept-encoding': accepted },
  })
  return { body: await compressPage(whole, request, headers), headers }
}

describe('a page', () => {
  test.each(['gzip', 'gzip, deflate, br', 'br;q=1.0, GZIP;q=0.5', 'deflate, gzip;q=0.001', 'zstd;q=0, gzip'])(
    'is compressed for whoever takes « %s »',
    async (accepted) => {
      const { body, headers } = await send(accepted)
      expect(headers.get('content-encoding')).toBe('gzip')
      expect(body.byteLength).toBeLessThan(page.byteLength / 5)
      expect(gunzipSync(body)).toEqual(page)
    },
  )

  test.skipIf(!zlib.zstdDecompressSync)('is packed smaller for a browser that takes zstd', async () => {
    const { body, headers } = await send('gzip, deflate, br, zstd')
    expect(headers.get('content-encoding')).toBe('zstd')
    expect(body.byteLength).toBeLessThan((await send('gzip')).body.byteLength)
    expect(zlib.zstdDecompressSync(body)).toEqual(page)
  })

  test.each([undefined, '', 'br', 'gzip;q=0', 'gzip; q=0.000, deflate', 'x-gzip'])(
    'is left as it is for whoever says « %s »',
    async (accepted) => {
      const { body, headers } = await send(accepted)
      expect(headers.has('content-encoding')).toBe(false)
      expect(body).toEqual(page)
    },
  )

  test('says to caches that it depends on what is taken, and is left alone when it is short', async () => {
    expect((await send('gzip')).headers.get('vary')).toBe('accept-encoding')
    const { headers } = await send('gzip', Buffer.from('<p>court</p>'))
    expect(headers.has('content-encoding')).toBe(false)
    expect(headers.get('vary')).toBe('accept-encoding')
  })
})

test('data of a page are compressed whole, short ones left; an answer without a body is itself', async () => {
  const request = new Request('http://localhost/ctg.data', { headers: { 'accept-encoding': 'gzip' } })
  const long = await compressData(new Response(page, { status: 202, headers: { 'x-kept': 'yes' } }), request)
  expect(long.status).toBe(202)
  expect(long.headers.get('x-kept')).toBe('yes')
  expect(long.headers.get('content-encoding')).toBe('gzip')
  expect(gunzipSync(await long.arrayBuffer())).toEqual(page)
  const short = await compressData(new Response('court'), request)
  expect(short.headers.get('content-length')).toBe('5')
  expect(await short.text()).toBe('court')
  const empty = new Response(null, { status: 204 })
  expect(await compressData(empty, request)).toBe(empty)
})
