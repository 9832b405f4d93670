import { describe, expect, test } from 'vitest'
import { blockSize, paddingOf, parseTarHeader, tarEnd, tarHeader } from './tar.ts'

const at = new Date('2026-11-24T09:00:00Z')

describe('a tar header', () => {
  test('says again the name and the size it was given', () => {
    for (const entry of [
      { name: 'version.json', size: 0 },
      { name: 'tables/décision.0001.jsonl', size: 123_456_789 },
      { name: `files/ab/cd/${'e'.repeat(64)}`, size: 8 ** 11 - 1 },
    ])
      expect(parseTarHeader(tarHeader(entry, at))).toEqual(entry)
  })
  test('is refused when a byte of it changed', () => {
    const block = tarHeader({ name: 'version.json', size: 12 }, at)
    block[3] = 0x58
    expect(() => parseTarHeader(block)).toThrow('not a tar header')
  })
  test('is refused for a name or a size it cannot hold', () => {
    expect(() => tarHeader({ name: 'n'.repeat(101), size: 1 }, at)).toThrow('too long')
    expect(() => tarHeader({ name: 'n', size: 8 ** 11 }, at)).toThrow('too long')
  })
})

test('contents fill whole blocks, and empty blocks end the archive', () => {
  expect([0, 1, 511, 512, 513].map(paddingOf)).toEqual([0, 511, 1, 0, 511])
  expect(parseTarHeader(tarEnd().subarray(0, blockSize))).toBeUndefined()
})
