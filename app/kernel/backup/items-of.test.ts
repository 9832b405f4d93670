import { expect, test } from 'vitest'
import { ItemTooLong, jobsOf, stringsOf } from './items-of.ts'

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
  await expect(read(JSON.stringify(['x'.repeat(6_000_000)]), 50_000)).rejects.toThrow(ItemTooLong)
})

test.each(['', '[', '["a"', '{}', '[1]', '["a",', '["a"]]'])('%j is no list', async (text) => {
  await expect(read(text, 2)).rejects.toThrow()
})

async function readJobs(text: string, size: number, most: number) {
  const parts: unknown[] = []
  for await (const part of jobsOf(pieces(text, size), most)) parts.push(part)
  return parts
}
const jobs = Array.from({ length: 9000 }, (_, index) => ({
  identifier: 'send-mail',
  payload: { index, said: 'd’été },{"identifier":"x"}, \\" [', list: [{ a: 1 }, { identifier: 'y' }, []] },
  ...{ jobKey: index % 2 === 0 ? null : `mail-${index}`, runAt: '2026-12-01 09:00:00+00', maxAttempts: 8 },
}))
test.each([65_536, 65_537, 999_983])(
  'jobs that look like several come as they are, by pieces of %i bytes',
  async (size) => {
    const parts: unknown[] = []
    for await (const part of jobsOf(pieces(JSON.stringify(jobs), size), 5000)) parts.push(part)
    expect(parts.flat()).toEqual(jobs)
    expect(parts.length).toBeGreaterThan(1)
  },
)

test.each(['{}', '[{}]', '[1]', `[${JSON.stringify(jobs[0])}`, `[${'['.repeat(500_000)}`])(
  'what is no list of jobs is refused (%#)',
  async (text) => {
    await expect(readJobs(text, 65_536, 5_000_000)).rejects.toThrow()
  },
)

test('a job longer than may be is refused before it is read whole', async () => {
  const long = JSON.stringify([{ ...jobs[0], payload: 'x'.repeat(6_000_000) }])
  await expect(readJobs(long, 50_000, 1_000_000)).rejects.toThrow(ItemTooLong)
})
