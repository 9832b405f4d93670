/** The weave of our covers as a picture, for formats that cannot draw it: threads of the parties, over and under. PNG (ISO/IEC 15948). */
import { crc32, deflateSync } from 'node:zlib'
import type { PartyKind } from '#app/kernel/actor.ts'
import { palette, partyColors } from './palette.ts'

/** In pixels; the proportions of templates/convention-cover.typ. */
const pitch = 60
const halfThread = 19
const edge = 4

/** Three strengths of a party's colour, in an order that never repeats side by side. */
const whiteParts = [0, 0.74, 0.4] as const
const kinds = ['caf', 'authority', 'partner'] as const

const readHex = (hex: string): readonly number[] => [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
const lighten = (color: readonly number[], white: number): readonly number[] =>
  color.map((part) => Math.round(part + (255 - part) * white))

/** Colour 0 is the paper; then three strengths for each kind of party. */
const colors: readonly (readonly number[])[] = [
  readHex(palette.paper),
  ...kinds.flatMap((kind) => whiteParts.map((white) => lighten(readHex(partyColors[kind].strong), white))),
]
const tone = (kind: PartyKind, index: number): number => 1 + 3 * kinds.indexOf(kind) + (index % 3)

/** Distance to the middle of the nearest thread, and its rank. */
function nearest(at: number, first: number): { readonly rank: number; readonly distance: number } {
  const rank = Math.max(0, Math.round((at - first) / pitch))
  return { rank, distance: Math.abs(at - first - rank * pitch) }
}

/** Number of the colour at a pixel: at a crossing one thread passes over, edged with paper. */
function colorAt(x: number, y: number, across: readonly PartyKind[]): number {
  const column = nearest(x, 0)
  const row = nearest(y, pitch / 2)
  const down = tone('caf', column.rank)
  const acrossTone = tone(across[row.rank % across.length] ?? 'caf', row.rank)
  const isDownOver = (row.rank + column.rank) % 2 === 0
  const [over, under] = isDownOver ? [column, row] : [row, column]
  const [overTone, underTone] = isDownOver ? [down, acrossTone] : [acrossTone, down]
  if (over.distance <= halfThread) return overTone
  if (over.distance <= halfThread + edge) return 0
  return under.distance <= halfThread ? underTone : 0
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}

/** @param kinds of the parties: their threads run across those of the Caf @param width and @param height in pixels */
export function weavePicture(parties: readonly PartyKind[], width: number, height: number): Buffer {
  const others = [...new Set(parties)].filter((kind) => kind !== 'caf')
  const across: readonly PartyKind[] = others.length === 0 ? ['caf'] : others
  const pixels = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) pixels[y * (width + 1) + x + 1] = colorAt(x, y, across)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(colors.flat())),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
