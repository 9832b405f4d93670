/** The real figures of Hauts-de-Seine, as the seed carries them, read through the pure rules. */
import { describe, expect, test } from 'vitest'
import { listIndicators } from '#app/domains/sources/source.ts'
import { sources } from '#app/domains/sources/source-table.ts'
import type { Territory, TerritoryKind } from '#app/domains/territory/territory.ts'
import { hautsDeSeineFigures } from '#seed/figures/hauts-de-seine.ts'
import { indicators, indicatorsByTheme } from '#seed/figures/indicators.ts'
import { filosofiColumns } from '#seed/national/columns.ts'
import { assembleFigures, freeze } from './assemble-figures.ts'
import {
  besideReference,
  nameLine,
  ownLine,
  rankLine,
  referenceLines,
  referencesOf,
  sourceLine,
  twoReferences,
} from './figure-lines.ts'
import { frozenReadingShape } from './frozen-reading.ts'
import { observatoryLabels as t } from './labels.fr.ts'
import { countMissing, themeKeys } from './observatory.ts'
import { type Figure, openFigures, setScene } from './theme-figures.ts'

const territory = (code: string, kind: TerritoryKind, name = code): Territory => ({
  code,
  kind,
  name,
  siren: null,
  population: null,
  departmentCode: kind === 'commune' ? 'D92' : null,
  regionCode: kind === 'commune' || kind === 'departement' ? 'R11' : null,
  epciCode: null,
  // 92036 shares its EPT with a commune of another département, of which the seed knows nothing.
  eptCode: code === '92036' || code === '95018' ? 'ept' : code === '92073' || code === '92051' ? 'west' : null,
})
const communeCodes = [...new Set(hautsDeSeineFigures.map(({ territoryCode }) => territoryCode))].filter((code) =>
  /^\d/.test(code),
)
const territories = [
  ...communeCodes.map((code) => territory(code, 'commune', code === '92036' ? 'Gennevilliers' : code)),
  { ...territory('95018', 'commune'), departmentCode: 'D95' },
  territory('ept', 'ept'),
  territory('west', 'ept', 'Ouest'),
  territory('D92', 'departement', 'Hauts-de-Seine'),
  territory('R11', 'region', 'Île-de-France'),
  territory('FR', 'country', 'France'),
]
const figures = openFigures(hautsDeSeineFigures, indicators)

function read(indicatorId: string, codes: readonly string[] = ['92036'], until?: number) {
  const indicator = indicators.find(({ id }) => id === indicatorId)
  if (!indicator) throw new Error(indicatorId)
  const row = assembleFigures(figures, indicator, setScene(territories, codes, 'D92'), until)
  return { ...row, missingCounts: countMissing(row.missingDots) }
}

describe('Gennevilliers among the communes of Hauts-de-Seine', () => {
  test('childcare places: 57,4 ; 92: 72,1 ; Île-de-France 57,2 ; 30e sur 34, 2 communes not published', () => {
    const row = read('childcare-places')
    expect(t.formatReading(row.indicator, row.own)).toBe('57,4')
    expect(referencesOf([row]).map((reference) => [reference.name, besideReference(row, reference)])).toEqual([
      ['Hauts-de-Seine', { kind: 'compared', value: '72,1', gap: '−14,7' }],
      ['Île-de-France', { kind: 'compared', value: '57,2', gap: '+0,2' }],
      ['France', { kind: 'compared', value: '60,9', gap: '−3,5' }],
    ])
    const rank = rankLine(row)
    expect(rank).toEqual({
      short: '30e sur 34',
      rest: ', du plus élevé au plus faible',
      missing: '2\u00a0communes non diffusées',
    })
    expect(sourceLine(row)).toBe('Cnaf, décembre 2023')
    expect(sourceLine({ ...row, rank: null })).toBe(
      'Cnaf, décembre 2023 · dans le département, 2\u00a0communes non diffusées',
    )
  })
  test('its parts: 30e sur 34 for nurseries, 29e for childminders', () => {
    expect(read('childcare-places-nurseries').rank).toEqual({ rank: 30, of: 34, isTied: false })
    expect(read('childcare-places-childminders').rank).toEqual({ rank: 29, of: 34, isTied: false })
  })
  test('RSA: a share of 16,0 % against 10,4 %, added from communes rounded to 5', () => {
    const row = read('rsa-share')
    expect(t.formatReading(row.indicator, row.own)).toBe('16,0\u00a0%')
    const [department] = row.frames
    expect(department && t.formatReading(row.indicator, department.reading)).toBe('10,4\u00a0%')
    expect(department?.reading).toMatchObject({ flags: ['rounded-5', 'summed'] })
    expect(sourceLine(row)).toBe('Cnaf, décembre 2024 · arrondi à 5 · en baisse depuis 2020 (17,8\u00a0%)')
  })
  test('no RSA share is computed for the commune with 10 households: it is not ranked', () => {
    const row = read('rsa-share')
    expect(row.rank).toEqual({ rank: 3, of: 35, isTied: false })
    expect(row.missingDots).toEqual([{ code: '92047', name: '92047', reason: 'too-small' }])
  })
  test('poverty of single-parent families: 34 % against 21 %, 1er sur 33, 3 under secrecy', () => {
    const row = read('single-parent-poverty')
    expect(t.formatReading(row.indicator, row.own)).toBe('34\u00a0%')
    const [department] = row.frames
    expect(department && t.formatReading(row.indicator, department.reading)).toBe('21\u00a0%')
    const rank = rankLine(row)
    expect(rank).toMatchObject({ short: '1er sur 33', missing: '3\u00a0communes sous secret' })
  })
  test('births: −26 % since 2017 (864 → 640), and a count is never ranked nor put beside the département', () => {
    const row = read('births')
    expect(row.trend).toMatchObject({ from: { year: 2017, value: 864 }, to: { year: 2023, value: 640 } })
    expect(nameLine(row)).toBe('Naissances domiciliées, de 2017 à 2023')
    expect(ownLine(row)).toBe('−26\u00a0%')
    expect(sourceLine(row)).toContain('864 en 2017, 640 en 2023')
    const [department, region] = row.frames
    expect(department && besideReference(row, department)).toEqual({
      kind: 'compared',
      value: '−15\u00a0%',
      gap: '−11',
    })
    expect(region && besideReference(row, region)).toEqual(region && { kind: 'none' })
    expect(referenceLines(row)).toEqual(['−26\u00a0% depuis 2017 (Hauts-de-Seine : −15\u00a0%)'])
    expect(row.rank).toBeNull()
  })
})

test('the two references are those asked for, else the département and the region, never one twice', () => {
  const all = referencesOf([read('childcare-places')])
  const codes = (...references: readonly (string | null)[]) => twoReferences(all, references).map(({ code }) => code)
  expect(codes()).toEqual(['D92', 'R11'])
  expect(codes('FR', null)).toEqual(['FR', 'D92'])
  expect(codes(null, 'D92')).toEqual(['R11', 'D92'])
  expect(codes('R11', 'R11')).toEqual(['R11', 'D92'])
  expect(codes('unknown', 'FR')).toEqual(['D92', 'FR'])
  expect(twoReferences(all.slice(0, 1))).toHaveLength(1)
  expect(twoReferences([])).toEqual([])
})

test('no count of any theme is ranked', () => {
  for (const { id, unit } of indicators) if (unit === 'count') expect(read(id).rank).toBeNull()
})

describe('several communes', () => {
  const codes = ['92036', '92024']
  test('counts are added, and it is said', () => {
    const row = read('births', codes)
    expect(row.own).toMatchObject({ kind: 'value', flags: ['summed'] })
    expect(row.dots.filter(({ isOwn }) => isOwn)).toHaveLength(2)
  })
  test('a share is computed from the added counts, and has no rank', () => {
    const row = read('rsa-share', codes)
    expect(t.formatReading(row.indicator, row.own)).toBe('13,9\u00a0%')
    expect(row.rank).toBeNull()
  })
  test('a rate whose counts are not known is not guessed', () => {
    expect(read('childcare-places', codes).own).toEqual({ kind: 'missing', reason: 'not-additive' })
  })
})

describe('a perimeter that is all of a larger territory', () => {
  const department = communeCodes
  test('reads the published figures of the département, beside the région and the country, never itself', () => {
    const row = read('childcare-places', department)
    expect(t.formatReading(row.indicator, row.own)).toBe('72,1')
    expect(row.frames.map(({ name }) => name)).toEqual(['Île-de-France', 'France'])
    expect(read('childcare-places', department.slice(1)).own).toEqual({ kind: 'missing', reason: 'not-additive' })
  })
  test('is all seen, its communes of another département with the others', () => {
    const scene = setScene(territories, ['92036', '95018'], 'D92')
    expect(scene.own.code).toBe('ept')
    expect(scene.communes.map(({ code }) => code)).toContain('95018')
    expect(setScene(territories, ['ept'], 'D92').communes.map(({ code }) => code)).toContain('95018')
    expect(setScene(territories, ['92036'], 'D92').communes.map(({ code }) => code)).not.toContain('95018')
  })
})

test('of several communes, whose rate is not one, the vintage is the newest that their département has', () => {
  const median = indicators.find(({ id }) => id === 'median-income')
  if (!median) expect.unreachable()
  const figure = (territoryCode: string, year: number) =>
    ({ indicatorId: median.id, territoryCode, year, value: 20_000 + year, status: 'published' }) as const
  const some = ['92036', '92024', '92004'].flatMap((code) => [figure(code, 2019), figure(code, 2021)])
  const scene = setScene(territories, ['92036', '92024'], 'D92')
  const readOf = (rows: typeof some) => assembleFigures(openFigures(rows, indicators), median, scene)
  const row = readOf([...some, figure('D92', 2019)])
  expect([row.year, row.frames.length, row.range?.known]).toEqual([2019, 1, 2])
  expect(readOf(some).year).toBe(2021)
})

describe('the frame of a grouping', () => {
  test('is absent when one of its communes has no figure', () => {
    expect(read('rsa-share').frames.map(({ kind }) => kind)).toEqual(['departement'])
  })
  test('is computed when all have one', () => {
    expect(read('rsa-share', ['92073']).frames.map(({ name }) => name)).toEqual(['Hauts-de-Seine', 'Ouest'])
  })
})

test('an earlier vintage can be asked for, and a vintage before the first is not known', () => {
  expect(read('births', ['92036'], 2020)).toMatchObject({ year: 2020, own: { value: 672 } })
  expect(read('births', ['92036'], 2000)).toMatchObject({ year: null, own: { reason: 'not-loaded' } })
})

test('what is frozen under a finding is read back by its schema, with frames, rank and reasons', () => {
  const frozen = freeze(read('childcare-places'), { code: '92036', name: 'Gennevilliers' })
  expect(frozenReadingShape.parse(JSON.parse(JSON.stringify(frozen)))).toEqual(frozen)
  expect(frozen.missingCounts).toEqual({ 'not-published': 2 })
  expect(t.frozenSentence(frozen)).toBe(
    'Gennevilliers 57,4 ; Hauts-de-Seine 72,1 ; Île-de-France 57,2 ; France 60,9 ; 30e sur 34',
  )
})

describe('communes that were one commune nouvelle, and are several again', () => {
  const ofCantal = (code: string) => ({ ...territory(code, 'commune'), departmentCode: 'D15' })
  const split = ['15141', '15031', '15035', '15047', '15171']
  const places = [...[...split, '15014'].map(ofCantal), territory('D15', 'departement', 'Cantal')]
  const population = (territoryCode: string, year: number, value: number | null): Figure => ({
    ...{ indicatorId: 'population', territoryCode, year, value },
    status: value === null ? 'not-published' : 'published',
  })
  const counted = openFigures(
    [
      ...[2019, 2023].map((year) => population('15014', year, 25_000)),
      // As Insee published them: the whole under one code, then each.
      ...split.map((code, place) => population(code, 2019, place === 0 ? 1804 : null)),
      ...split.map((code, place) => population(code, 2023, [824, 217, 304, 88, 122][place] ?? 0)),
    ],
    indicators,
  )
  const readOf = (codes: readonly string[], until?: number) =>
    assembleFigures(
      counted,
      indicators.find(({ id }) => id === 'population') ?? expect.unreachable('no population'),
      setScene(places, codes, 'D15'),
      until,
    )

  test('a département adds them once, in every year', () => {
    const whole = readOf(['D15'])
    expect(whole.series).toEqual([
      { year: 2019, value: 26_804 },
      { year: 2023, value: 26_555 },
    ])
    expect(readOf([...split, '15014'], 2019).own).toMatchObject({ value: 26_804 })
  })
  test('none of them alone has the figure of the whole, nor a change since then', () => {
    for (const code of split) {
      expect(readOf([code], 2019).own).toEqual({ kind: 'missing', reason: 'not-applicable' })
      expect(readOf([code]).series).toHaveLength(1)
    }
    expect(readOf(['15141']).trend).toBeNull()
  })
  test('a source that counts them apart in those years is read as it is: nothing is missing, nothing twice', () => {
    const named = (id: string) => indicators.find((one) => one.id === id) ?? expect.unreachable(id)
    const indicator = named('population')
    const apart = openFigures(
      [
        population('15014', 2019, 25_000),
        ...split.map((code, place) => population(code, 2019, [830, 220, 300, 90, 120][place] ?? 0)),
      ],
      [indicator],
    )
    const readingOf = (codes: readonly string[]) =>
      assembleFigures(apart, indicator, setScene(places, codes, 'D15'), 2019).own
    expect(split.map((code) => readingOf([code]))).toMatchObject([830, 220, 300, 90, 120].map((value) => ({ value })))
    expect(readingOf(['D15'])).toMatchObject({ value: 26_560 })
    expect(readingOf(['15014', '15141', '15031'])).toMatchObject({ value: 26_050 })
  })
  test('a perimeter that leaves one of them out has no sum before', () => {
    expect(readOf(['15014', '15141', '15031'], 2019).own).toEqual({ kind: 'missing', reason: 'incomplete' })
  })
})

describe('the indicators of the seed', () => {
  const ids = indicators.map(({ id }) => id)
  test('are told once', () => {
    expect(new Set(ids).size).toBe(ids.length)
  })
  test('of a theme all exist, and a part comes after its whole', () => {
    for (const key of themeKeys)
      indicatorsByTheme[key].forEach((id, position, listed) => {
        const indicator = indicators.find((one) => one.id === id)
        expect(ids).toContain(id)
        if (indicator?.parentId) expect(listed.indexOf(indicator.parentId)).toBeLessThan(position)
      })
  })
  test('have a figure each, or are made of two that have one', () => {
    const national = ['population', ...filosofiColumns.map(({ id }) => id)]
    const loaded = sources.flatMap(listIndicators)
    const withFigures = new Set([...hautsDeSeineFigures.map(({ indicatorId }) => indicatorId), ...national, ...loaded])
    for (const { id, numeratorId, denominatorId } of indicators)
      expect([numeratorId ?? id, denominatorId ?? id].every((one) => withFigures.has(one))).toBe(true)
  })
  test('are known of the catalogue when a source gives them', () => {
    expect(sources.flatMap(listIndicators).filter((id) => !ids.includes(id))).toEqual([])
  })
  test('are shown under a theme, but counts that others are made of, and parts of a whole', () => {
    const hidden = ids.filter((id) => !Object.values(indicatorsByTheme).flat().includes(id))
    const counts = indicators.filter(({ id }) => hidden.includes(id))
    expect(counts.filter(({ unit }) => unit !== 'count')).toEqual([])
    expect(hidden.filter((id) => !id.startsWith('qf-') && !id.endsWith('places-count'))).toEqual([
      ...['family-supplement-households', 'total-population'],
    ])
  })
})
