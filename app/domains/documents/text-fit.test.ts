import { describe, expect, test } from 'vitest'
import {
  breakLines,
  columnWidths,
  countLines,
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
  test('follow their shares and fill the width', () => {
    expect(columnWidths([1, 3], [0, 0], 400)).toEqual([100, 300])
  })

  test('are never narrower than their longest word, as long as the others can give', () => {
    expect(columnWidths([1, 9], [150, 0], 400)).toEqual([150, 250])
    expect(columnWidths([1, 1], [500, 500], 400)).toEqual([200, 200])
  })
})
