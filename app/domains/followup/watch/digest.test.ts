import { describe, expect, test } from 'vitest'
import { type DigestCtg, mondayOf, newsOf, weekToWrite } from './digest.ts'
import { digestLabels } from './digest-labels.fr.ts'
import { standingOf } from './watch.ts'

const followed = (flags: readonly 'late'[]) => ({ status: 'in-progress', flags, silentDays: 120 }) as const
const standing = standingOf([followed(['late']), followed([]), followed([])])
const ctg = (id: string, keys: readonly string[]): DigestCtg => ({
  id,
  name: `CTG ${id}`,
  standing,
  items: keys.map((key) => ({ kind: 'late', key, text: `action ${key}` })),
})

describe('the week of the digest', () => {
  test.each([
    ['2026-11-23', 7, '2026-11-23'],
    ['2026-11-23', 6, undefined],
    ['2026-11-24', 0, '2026-11-23'],
    ['2026-11-25', 9, undefined],
    ['2026-11-22', 12, undefined],
    ['2027-01-04', 8, '2027-01-04'],
    ['2024-12-30', 8, '2024-12-30'],
    ['2028-02-28', 8, '2028-02-28'],
  ])('on %s at %i h: %s', (day, hour, week) => {
    expect(weekToWrite(day, hour)).toBe(week)
  })
  test('is named by its Monday, over new year, a leap day, and before the day one counts from', () => {
    expect(mondayOf('2027-01-01')).toBe('2026-12-28')
    expect(mondayOf('2028-02-29')).toBe('2028-02-28')
    expect(mondayOf('2025-12-31')).toBe('2025-12-29')
  })
})

describe('what is new', () => {
  test('is what the last digest could not have said; nothing new, nothing to send', () => {
    const ctgs = [ctg('a', ['late:1', 'late:2']), ctg('b', ['late:3'])]
    expect(newsOf(ctgs, new Set()).map(({ id, news }) => [id, news.length])).toEqual([
      ['a', 2],
      ['b', 1],
    ])
    expect(newsOf(ctgs, new Set(['late:1', 'late:3'])).map(({ id, news }) => [id, news.map(({ key }) => key)])).toEqual(
      [['a', ['late:2']]],
    )
    expect(newsOf(ctgs, new Set(['late:1', 'late:2', 'late:3']))).toEqual([])
  })
  test('is told in one mail, with where to read it and where to refuse it', () => {
    const sections = newsOf([ctg('a', ['late:1']), ctg('b', ['late:2'])], new Set())
    const { subject, bodyText } = digestLabels.mail('Antoine', sections, 'https://trame.exemple.fr')
    expect(subject).toBe('Cette semaine dans vos 2 CTG')
    expect(bodyText).toContain('CTG a\n3\u00a0actions : 1 en retard.\n\nNouvellement en retard :\n– action late:1')
    expect(bodyText).toContain('https://trame.exemple.fr/ctg/b/suivi')
    expect(bodyText).toContain('https://trame.exemple.fr/compte')
  })
  test('is cut after eight things of a kind, and the others counted', () => {
    const keys = Array.from({ length: 11 }, (_, index) => `late:${index}`)
    const { subject, bodyText } = digestLabels.mail('A', newsOf([ctg('a', keys)], new Set()), '')
    expect(subject).toBe('Cette semaine : CTG a')
    expect(bodyText.match(/^– action/gm)).toHaveLength(8)
    expect(bodyText).toContain('– et 3 de plus')
  })
})
