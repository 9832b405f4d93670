import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { compressPage } from './compress-page.server.ts'

const page = Buffer.from('<p>Petite enfance : un accueil par commune.</p>'.repeat(200))

async function send(accepted: string | undefined, whole: Buffer<ArrayBuffer> = page) {
  const headers = new Headers()
  const asked = new Request('http://localhost/', {
    headers: accepted === undefined ? {} : { 'accept-encoding': accepted },
  })
  return { body: await compressPage(whole, asked, headers), headers }
}

describe('a page', () => {
  test.each(['gzip', 'gzip, deflate, br, zstd', 'br;q=1.0, GZIP;q=0.5', 'deflate, gzip;q=0.001'])(
    'is compressed for whoever takes « %s »',
    async (accepted) => {
      const { body, headers } = await send(accepted)
      expect(headers.get('content-encoding')).toBe('gzip')
      expect(body.byteLength).toBeLessThan(page.byteLength / 5)
      expect(gunzipSync(body)).toEqual(page)
    },
  )

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
