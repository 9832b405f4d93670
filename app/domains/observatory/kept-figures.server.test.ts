import { describe, expect, test } from 'vitest'
import { forgetFigures, keepFigures } from './kept-figures.server.ts'
import type { ThemeFigures } from './observatory.ts'

const figures: ThemeFigures = { themeKey: 'logement', perimeter: [], department: null, indicators: [] }
const counted = () => {
  const reads = { count: 0 }
  const read = async () => {
    reads.count += 1
    return figures
  }
  return { reads, read }
}

describe('figures kept', () => {
  test('are read once a minute, whoever asks', async () => {
    const reader = {}
    const { reads, read } = counted()
    await Promise.all([keepFigures(reader, 'a', 0, read), keepFigures(reader, 'a', 10, read)])
    await keepFigures(reader, 'a', 59_999, read)
    expect(reads.count).toBe(1)
    await keepFigures(reader, 'a', 60_000, read)
    expect(reads.count).toBe(2)
  })
  test('are not shared between questions nor between databases', async () => {
    const { reads, read } = counted()
    const reader = {}
    await keepFigures(reader, 'a', 0, read)
    await keepFigures(reader, 'b', 0, read)
    await keepFigures({}, 'a', 0, read)
    expect(reads.count).toBe(3)
  })
  test('are read again after a load, and after a failure', async () => {
    const reader = {}
    const { reads, read } = counted()
    await keepFigures(reader, 'a', 0, read)
    forgetFigures(reader)
    await keepFigures(reader, 'a', 0, read)
    expect(reads.count).toBe(2)
    await expect(keepFigures(reader, 'c', 0, () => Promise.reject(new Error('lost')))).rejects.toThrow('lost')
    await expect(keepFigures(reader, 'c', 0, read)).resolves.toBe(figures)
  })
})
