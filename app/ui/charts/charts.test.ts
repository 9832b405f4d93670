import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { formatPercent } from '#app/kernel/format.ts'
import { dotStrip } from './dot-strip.ts'
import { rankLines } from './rank-lines.ts'
import { schedule } from './schedule.ts'
import { palette } from './svg.ts'
import { trendLine } from './trend-line.ts'

const own = { label: 'Gennevilliers', value: 57.4 }
const mark = { label: 'Hauts-de-Seine', value: 72.1 }

describe('a strip of dots', () => {
  test('shows the others, the department and the commune', async () => {
    const { svg, sentence } = dotStrip({ title: 'Places d’accueil', others: [101.2, 31, 45.5, 88, 72.4], own, mark })
    expect(sentence).toBe('Gennevilliers 57,4 ; Hauts-de-Seine 72,1 ; 5\u00a0communes, de 31 à 101,2.')
    await expect(svg).toMatchFileSnapshot('golden/dot-strip.svg')
  })
  test('keeps the ends it is given, and a second reference is dashed', () => {
    const { svg, sentence } = dotStrip({
      title: 'T',
      others: [2],
      mark,
      otherMark: { label: 'Région', value: 3 },
      domain: [1, 100],
    })
    expect(svg.match(/ 3V23"[^>]*stroke-dasharray/g)).toHaveLength(1)
    expect(sentence).toContain('Région 3')
    expect(dotStrip({ title: 'T', others: [1, 9], domain: [1, 9] }).svg).toBe(
      dotStrip({ title: 'T', others: [1, 9] }).svg,
    )
  })
  test('does not depend on the order of the values', () => {
    expect(dotStrip({ title: 'T', others: [3, 1, 2], own }).svg).toBe(
      dotStrip({ title: 'T', others: [1, 2, 3], own }).svg,
    )
  })
  test('stays in its frame with one value, with equal values and with none', () => {
    for (const others of [[], [4], [4, 4]]) {
      const { svg, sentence } = dotStrip({ title: 'T', others })
      expect(svg).not.toMatch(/NaN|Infinity/)
      expect(sentence).not.toMatch(/NaN|Infinity/)
    }
    expect(dotStrip({ title: 'T', others: [] }).sentence).toBe('aucune valeur publiée.')
  })
  test('words never become markup', () => {
    const { svg } = dotStrip({ title: '<script>"&', others: [], own: { label: '</svg>', value: 1 } })
    expect(svg).toContain('<title>&lt;script&gt;&quot;&amp;</title>')
    expect(svg.match(/<\/svg>/g)).toHaveLength(1)
  })
})

describe('lines between ranks', () => {
  const lines = [
    { from: 0, to: 0, look: 'narrow' },
    { from: 1, to: 4, look: 'chosen' },
    { from: 4, to: 1, look: 'wide' },
  ] as const
  test('join the middles of the places, what is chosen over all', async () => {
    const { svg, sentence } = rankLines({ title: 'De la Caf à la Ville', places: 5, pitch: 74, lines })
    expect(sentence).toBe('3\u00a0lignes, dont 2 qui changent de place.')
    expect(svg.indexOf(palette.accent)).toBeGreaterThan(svg.indexOf(palette.ink2))
    await expect(svg).toMatchFileSnapshot('golden/rank-lines.svg')
  })
  test('with none, nothing is drawn', () => {
    expect(rankLines({ title: 'T', places: 2, pitch: 74, lines: [] }).svg).not.toContain('<path')
  })
})

describe('a line over the years', () => {
  test('is broken where a year is missing and names its ends', async () => {
    const values = [870, 866, 910, 880, undefined, 820, 700, 730, 735, 640]
    const points = values.map((value, index) => ({ year: 2014 + index, value }))
    const { svg, sentence } = trendLine({ title: 'Naissances domiciliées', points })
    expect(sentence).toBe('870 en 2014, 640 en 2023.')
    await expect(svg).toMatchFileSnapshot('golden/trend-line.svg')
  })
  test('is drawn with one year, with equal years and with none', () => {
    const one = [{ year: 2020, value: 12 }]
    expect(trendLine({ title: 'T', points: one, format: (value) => formatPercent(value) }).sentence).toBe(
      '12\u00a0% en 2020.',
    )
    const flat = trendLine({ title: 'T', points: [...one, { year: 2021, value: 12 }] }).svg
    expect(trendLine({ title: 'T', points: one }).svg + flat).not.toMatch(/NaN|Infinity/)
    expect(trendLine({ title: 'T', points: [{ year: 2020, value: undefined }] }).sentence).toBe('aucune année publiée.')
  })
})

describe('a schedule', () => {
  const rows = [
    {
      label: '1.1.1 Un relais petite enfance',
      from: '2026-03-01',
      to: '2027-06-30',
      isLate: false,
      isDone: false,
      marks: [
        { on: '2026-09-30', isDone: true },
        { on: '2027-02-28', isDone: false },
      ],
    },
    { label: '1.1.2 Un atelier', from: '2025-09-01', to: '2026-06-30', isLate: true, isDone: false, marks: [] },
    { label: '2.1.1 Une action sans dates', from: null, to: null, isLate: false, isDone: false, marks: [] },
    { label: '2.1.2 Sans fin', from: '2028-02-29', to: null, isLate: false, isDone: true, marks: [] },
  ]
  test('draws bars from start to end, steps, and the line of today', async () => {
    const { svg, sentence } = schedule({ title: 'Frise', today: '2026-11-25', rows })
    expect(sentence).toBe('4\u00a0lignes, de septembre 2025 à février 2028 ; aujourd’hui, le 25 novembre 2026.')
    await expect(svg).toMatchFileSnapshot('golden/schedule.svg')
  })
  test('writes neither NaN nor infinity when no date is known, or none but one', () => {
    const one = { label: 'A', from: null, to: null, isLate: false, isDone: false, marks: [] }
    for (const given of [[], [one], [{ ...one, to: '2026-11-25' }]]) {
      const { svg, sentence } = schedule({ title: 'T', today: '2026-11-25', rows: given })
      expect(svg + sentence).not.toMatch(/NaN|Infinity/)
    }
  })
  test('escapes what is told and cuts what is too long', () => {
    const label = `<b>${'long '.repeat(30)}`
    const { svg } = schedule({
      title: 'T',
      today: '2026-11-25',
      rows: [{ label, from: null, to: null, isLate: false, isDone: false, marks: [] }],
    })
    expect(svg).toContain('&lt;b&gt;long')
    expect(svg).not.toContain(label)
  })
})

test('the colours of pictures are those of the page', () => {
  const css = readFileSync(new URL('../base.css', import.meta.url), 'utf8')
  const token = (name: string) => new RegExp(`--${name}: (#[0-9a-f]+);`).exec(css)?.[1]
  expect(palette).toEqual({
    ink: token('ink'),
    ink2: token('ink-2'),
    ink3: token('ink-3'),
    line: token('line'),
    lineStrong: token('line-strong'),
    sunken: token('sunken'),
    paper: token('paper'),
    surface: token('surface'),
    accent: token('accent'),
    caf: token('caf'),
    authority: token('authority'),
    partner: token('partner'),
    ok: token('ok'),
    warn: token('warn'),
    bad: token('bad'),
  })
})
