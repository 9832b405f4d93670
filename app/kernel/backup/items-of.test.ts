import { expect, test } from 'vitest'
import { StringTooLong, stringsOf } from './strings-of.ts'

async function* pieces(text: string, size: number) {
  const bytes = Buffer.from(text)
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}
const read = async (text: string, size: number, most = 5_000_000) => {
  const parts: (readonly string[])[] = []
  for await (const part of stringsOf(pieces(text, size), most)) parts.push(part)
  return { all: parts.flat(), parts: parts.length }
}

const rows = Array.from({ length: 3000 }, (_, index) => `(${index},"d’été ""cité"", \\\\n","${'é,"'.repeat(300)}")`)
test.each([65_536, 65_537, 999_983])(
  'a long list comes whole, some strings at a time, by pieces of %i bytes',
  async (size) => {
    const { all, parts } = await read(JSON.stringify(rows), size)
    expect(all).toEqual(rows)
    expect(parts).toBeGreaterThan(1)
  },
)

test('a string of several steps comes whole; one longer than may be is refused', async () => {
  const list = ['(1)', 'x'.repeat(3_000_000), '(2)']
  expect((await read(JSON.stringify(list), 50_000)).all).toEqual(list)
  await expect(read(JSON.stringify(['x'.repeat(6_000_000)]), 50_000)).rejects.toThrow(StringTooLong)
})

test.each(['', '[', '["a"', '{}', '[1]', '["a",', '["a"]]'])('%j is no list', async (text) => {
  await expect(read(text, 2)).rejects.toThrow()
})
