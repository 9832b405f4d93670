/** Photos lose the place where they were taken, whatever their format and however they come, and nothing else. Rules: docs/rules/documents.md. */
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withoutPlace } from './forget-place.server.ts'

/** Recognised in the bytes: forty-eight degrees, fifty-five minutes. */
const latitude = [48, 1, 55, 1, 3_312, 100]

/** A block of TIFF: an orientation, and where it was taken. */
function tiffOf(isLittle: boolean): Buffer {
  const bytes = Buffer.alloc(8 + 2 + 2 * 12 + 4 + 2 + 2 * 12 + 4 + 24)
  const u16 = (at: number, value: number) =>
    isLittle ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at)
  const u32 = (at: number, value: number) =>
    isLittle ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at)
  const entry = (at: number, [tag, type, count]: readonly [number, number, number]) => {
    u16(at, tag)
    u16(at + 2, type)
    u32(at + 4, count)
  }
  bytes.write(isLittle ? 'II' : 'MM', 0, 'latin1')
  u16(2, 42)
  u32(4, 8)
  u16(8, 2)
  entry(10, [0x01_12, 3, 1])
  u16(18, 6)
  entry(22, [0x88_25, 4, 1])
  u32(30, 38)
  u16(38, 2)
  entry(40, [1, 2, 2])
  bytes.write('N', 48, 'latin1')
  entry(52, [2, 5, 3])
  u32(60, 68)
  for (const [index, value] of latitude.entries()) u32(68 + index * 4, value)
  return bytes
}

const segment = (marker: number, content: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}
const exif = (isLittle: boolean) => Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiffOf(isLittle)])
const xmp = Buffer.from(
  '<rdf:Description exif:GPSLatitude="48,55.55N" tiff:Make="Appareil 3"><exif:GPSAltitude>31/1</exif:GPSAltitude>',
)
/** What a camera draws: never looked at. */
const drawn = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7) % 251))
const jpegOf = (isLittle: boolean) =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe1, exif(isLittle)),
    segment(0xe1, xmp),
    segment(0xda, Buffer.alloc(10)),
    drawn,
    Buffer.from([0xff, 0xd9]),
  ])

const chunk = (name: string, content: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  chunk('IHDR', Buffer.alloc(13)),
  chunk('eXIf', tiffOf(false)),
  chunk('IDAT', drawn.subarray(0, 1000)),
])
/** Its metadata come after the picture. */
const webp = Buffer.concat([
  Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1'),
  drawn,
  Buffer.from('EXIF\0\0\0\0'),
  exif(true),
])
/** As cwebp writes it. */
const bareWebp = Buffer.concat([
  Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1'),
  drawn,
  Buffer.from('EXIF\0\0\0\0'),
  tiffOf(true),
])
const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), exif(false), drawn])

async function throughPieces(bytes: Buffer, sizes: readonly number[] = [bytes.length]): Promise<Buffer> {
  async function* pieces() {
    for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
      const size = sizes[turn % sizes.length] ?? bytes.length
      yield bytes.subarray(at, at + size)
      at += size
    }
  }
  const written: Uint8Array[] = []
  for await (const piece of withoutPlace(pieces())) written.push(piece)
  return Buffer.concat(written)
}

const values = (isLittle: boolean) => tiffOf(isLittle).subarray(68)
const changedBytes = (one: Buffer, other: Buffer): number => one.filter((byte, index) => byte !== other[index]).length

describe('a photo loses its place', () => {
  test.each([
    ['JPEG, little endian', jpegOf(true), values(true)],
    ['JPEG, big endian', jpegOf(false), values(false)],
    ['PNG', png, values(false)],
    ['WebP', webp, values(true)],
    ['WebP without the mark', bareWebp, values(true)],
    ['HEIC', heic, values(false)],
  ])('%s', async (_, photo, place) => {
    const cleaned = await throughPieces(Buffer.from(photo))
    expect(photo.includes(place)).toBe(true)
    expect(cleaned.includes(place)).toBe(false)
    expect(cleaned.length).toBe(photo.length)
    // Two entries, their count, and three numbers of eight bytes at most, a sum of PNG, figures of XMP.
    expect(changedBytes(photo, cleaned)).toBeLessThan(70)
  })

  test('its orientation stays, its XMP says no figure of the place', async () => {
    const cleaned = await throughPieces(jpegOf(true))
    expect(cleaned.readUInt16LE(cleaned.indexOf('II*\0') + 18)).toBe(6)
    expect(cleaned.toString('latin1')).toContain(
      'exif:GPSLatitude="00,00.00N" tiff:Make="Appareil 3"><exif:GPSAltitude>00/0<',
    )
  })

  test('a PNG keeps right sums', async () => {
    const cleaned = await throughPieces(Buffer.from(png))
    const at = cleaned.indexOf('eXIf')
    const end = at + 4 + cleaned.readUInt32BE(at - 4)
    expect(cleaned.readUInt32BE(end)).toBe(crc32(cleaned.subarray(at, end)))
  })

  test('a PNG whose XMP says where keeps right sums too', async () => {
    const text = Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\0\0\0\0', 'latin1'), xmp])
    const photo = Buffer.concat([png.subarray(0, 33), chunk('iTXt', text), png.subarray(33)])
    const cleaned = await throughPieces(Buffer.from(photo))
    const at = cleaned.indexOf('iTXt')
    const end = at + 4 + cleaned.readUInt32BE(at - 4)
    expect(cleaned.toString('latin1')).toContain('exif:GPSLatitude="00,00.00N"')
    expect(cleaned.readUInt32BE(end)).toBe(crc32(cleaned.subarray(at, end)))
    expect(cleaned.length).toBe(photo.length)
  })

  test('one that repeats its blocks, each said endless, does not hold up the node', async () => {
    const block = Buffer.from('Exif\0\0II*\0\x08\0\0\0\xff\xff', 'latin1')
    const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1]), Buffer.alloc(512 * 1024, block)])
    const cleaned = await throughPieces(Buffer.from(photo), [64 * 1024])
    expect(cleaned.equals(photo)).toBe(true)
  })

  test('however it comes, the same bytes', async () => {
    const whole = await throughPieces(jpegOf(false))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 70_000 }), { minLength: 1, maxLength: 4 }), async (sizes) => {
        fc.pre(sizes.reduce((sum, size) => sum + size) > 2_000)
        expect((await throughPieces(jpegOf(false), sizes)).equals(whole)).toBe(true)
      }),
      { numRuns: 30, seed: 15 },
    )
  })
})

describe('nothing else is touched', () => {
  const noPlace = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xdb]), drawn])
  test.each([
    ['a signed PDF that holds a photo', Buffer.concat([Buffer.from('%PDF-1.7\n'), jpegOf(true)])],
    ['a photo without place', noPlace],
    ['a table', Buffer.from('Commune;exif:GPSLatitude="48"\n')],
    ['nothing', Buffer.alloc(0)],
    ['a block of Exif cut short', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1]), exif(true).subarray(0, 12)])],
  ])('%s', async (_, bytes) => {
    expect((await throughPieces(Buffer.from(bytes), [1_000])).equals(bytes)).toBe(true)
  })
})
