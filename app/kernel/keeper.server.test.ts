import { describe, expect, test } from 'vitest'
import { createKeeper } from './keeper.server.ts'

const counted = () => {
  const reads = { count: 0 }
  const read = async () => {
    reads.count += 1
    return 'read'
  }
  return { ...createKeeper<Promise<string>>(2), reads, read }
}

describe('a reading kept', () => {
  test('is found without being made, as long as it is kept', () => {
    const reader = {}
    const { find, keep } = createKeeper<string>(2)
    expect(find(reader, 'a', 0)).toBeUndefined()
    keep(reader, 'a', 0, () => 'read')
    expect([0, 59_999, 60_000].map((now) => find(reader, 'a', now)?.reading)).toEqual(['read', 'read', undefined])
    expect(find({}, 'a', 0)).toBeUndefined()
  })
  test('is made once a minute, whoever asks', async () => {
    const reader = {}
    const { keep, reads, read } = counted()
    await Promise.all([keep(reader, 'a', 0, read), keep(reader, 'a', 10, read)])
    await keep(reader, 'a', 59_999, read)
    expect(reads.count).toBe(1)
    await keep(reader, 'a', 60_000, read)
    expect(reads.count).toBe(2)
  })
  test('is not shared between questions nor between databases', async () => {
    const { keep, reads, read } = counted()
    const reader = {}
    await keep(reader, 'a', 0, read)
    await keep(reader, 'b', 0, read)
    await keep({}, 'a', 0, read)
    expect(reads.count).toBe(3)
  })
  test('too heavy is made again each time', () => {
    const { keep } = createKeeper<string>(2, (reading) => reading.length < 3)
    const reader = {}
    expect([keep(reader, 'a', 0, () => 'long'), keep(reader, 'a', 0, () => 'no')]).toEqual(['long', 'no'])
    expect(keep(reader, 'a', 0, () => 'again')).toBe('no')
  })
  test('is made again once forgotten, after a failure, and when it is the oldest of too many', async () => {
    const reader = {}
    const { keep, forget, reads, read } = counted()
    await keep(reader, 'a', 0, read)
    forget(reader)
    await keep(reader, 'a', 0, read)
    expect(reads.count).toBe(2)
    await expect(keep(reader, 'c', 0, () => Promise.reject(new Error('lost')))).rejects.toThrow('lost')
    await expect(keep(reader, 'c', 0, read)).resolves.toBe('read')
    await keep(reader, 'd', 0, read)
    expect(reads.count).toBe(4)
    await keep(reader, 'a', 0, read)
    expect(reads.count).toBe(5)
  })
})
