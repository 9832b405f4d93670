import { describe, expect, test } from 'vitest'
import {
  breakLines,
  columnNeeds,
  columnWidths,
  countLines,
  cutWide,
  fittingSize,
  longestWordWidth,
  splitText,
  textWidth,
} from './text-fit.ts'

describe('a text in a box', () => {
  test('is as wide as its letters, a capital more than an i', () => {
    expect(textWidth('', 12)).toBe(0)
    expect(textWidth('Wagon', 12)).toBeGreaterThan(textWidth('illil', 12))
    expect(textWidth('mot', 24)).toBeCloseTo(2 * textWidth('mot', 12))
  })

  test('breaks at spaces, keeps its own lines, and cuts a word that no line holds', () => {
    expect(breakLines('un deux trois', textWidth('un deux', 10) + 0.1, 10)).toEqual(['un deux', 'trois'])
    expect(breakLines('un\ndeux', 1000, 10)).toEqual(['un', 'deux'])
    expect(breakLines('aaaaaa', textWidth('aaa', 10) + 0.1, 10)).toEqual(['aaa', 'aaa'])
    expect(countLines('', 100, 10)).toBe(1)
  })

  test('a space that must not break joins two words', () => {
    expect(longestWordWidth('n\u00a012 a', 10)).toBeCloseTo(textWidth('n\u00a012', 10))
  })

  test('is split without losing a word', () => {
    const text = 'Une phrase ordinaire qui se répète. '.repeat(20).trim()
    const parts = splitText(text, 200, 12, 3)
    expect(parts.length).toBeGreaterThan(1)
    expect(parts.join(' ')).toBe(text)
    for (const part of parts) expect(countLines(part, 200, 12)).toBeLessThanOrEqual(3)
  })

  test('takes the largest size that holds, or the smallest', () => {
    expect(fittingSize('court', { width: 500, lines: 1 }, [28, 20, 12])).toBe(28)
    expect(fittingSize('mot '.repeat(30), { width: 300, lines: 1 }, [28, 20, 12])).toBe(12)
  })
})

describe('columns', () => {
  const need = (share: number, least: number, most: number) => ({ share, least, most })

  test('follow their shares and fill the width', () => {
    expect(columnWidths([need(1, 0, 400), need(3, 0, 400)], 400)).toEqual([100, 300])
    expect(columnWidths([need(1, 0, 10), need(3, 0, 10)], 400)).toEqual([100, 300])
  })

  test('are never narrower than their longest word, as long as the others can give', () => {
    expect(columnWidths([need(1, 150, 400), need(9, 0, 400)], 400)).toEqual([150, 250])
    expect(columnWidths([need(1, 500, 500), need(1, 500, 500)], 400)).toEqual([200, 200])
  })

  test('take more than an equal part for a word that needs it, as long as the others keep theirs', () => {
    expect(columnWidths([need(1, 60, 60), need(1, 60, 60), need(1, 60, 60), need(1, 150, 150)], 400)[3]).toBeCloseTo(
      150,
    )
    expect(columnWidths([need(1, 20, 20), need(1, 300, 300), need(1, 300, 300)], 400)).toEqual([20, 190, 190])
  })

  test('cut only a word wider than they are, the others keep their letters as typed', () => {
    const address = 'claire.mousseline@exemple.fr'
    expect(cutWide(`à ${address}`, 200, 9.8)).toBe(`à ${address}`)
    expect(cutWide(`à ${address}`, 60, 9.8)).toBe(`à ${Array.from(address).join('\u200b')}`)
    expect(cutWide('x'.repeat(1000), 60, 9.8).split('\u200b')).toHaveLength(84)
  })

  test('of short texts give what they do not use to long ones', () => {
    expect(columnWidths([need(1, 20, 500), need(1, 20, 50), need(1, 20, 50)], 300)).toEqual([200, 50, 50])
  })

  test('hold the longest of their texts, heads being bold', () => {
    const sizeAt = (isHead: boolean) => (isHead ? 20 : 10)
    const [only] = columnNeeds([{ header: 'mot' }], [['un mot'], ['mot\nmot']], sizeAt, 4)
    expect(only).toEqual({ share: 1, least: textWidth('mot', 20) + 4, most: textWidth('mot', 20) + 4 })
  })
})
