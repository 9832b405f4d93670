import { beforeAll, describe, expect, test } from 'vitest'
import { listCommunesOf } from '#app/domains/territory/queries.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { hautsDeSeineFigures } from '#seed/figures/hauts-de-seine.ts'
import { indicators, indicatorsByTheme } from '#seed/figures/indicators.ts'
import { testDatabase } from '#test/database.server.ts'
import { loadFigures } from './load-figures.server.ts'
import { getReading, getThemeFigures } from './queries.server.ts'

const set = { indicators, indicatorsByTheme, figures: hautsDeSeineFigures }
const gennevilliers = { perimeterCodes: ['92036'], departmentCode: 'D92' }

let db: Database
beforeAll(async () => {
  db = await testDatabase()
  await loadFigures(db, set)
})

describe('loading figures', () => {
  test('twice changes nothing', async () => {
    expect(await loadFigures(db, set)).toBe(0)
  })
  test('keeps a missing figure missing, with its reason', async () => {
    const row = await db
      .selectFrom('figure')
      .select(['value', 'status'])
      .where('indicator_id', '=', 'poverty')
      .where('territory_code', '=', '92047')
      .executeTakeFirst()
    expect(row).toEqual({ value: null, status: 'secret' })
  })
})

describe('the figures of a theme', () => {
  test('are those of petite enfance, in order, with their place in the département', async () => {
    const figures = await getThemeFigures(db, { themeKey: 'petite-enfance', ...gennevilliers })
    expect(figures.department).toEqual({ code: 'D92', name: 'Hauts-de-Seine' })
    expect(figures.perimeter).toEqual([{ code: '92036', name: 'Gennevilliers' }])
    expect(figures.indicators.map(({ indicator }) => indicator.id)).toEqual(indicatorsByTheme['petite-enfance'])
    expect(figures.indicators[0]).toMatchObject({
      year: 2023,
      own: { value: 57.4 },
      rank: { rank: 30, of: 34 },
      missingDots: [
        { name: 'Marnes-la-Coquette', reason: 'not-published' },
        { name: 'Vaucresson', reason: 'not-published' },
      ],
    })
  })
  test('bear the name of the territory that several communes are together, and of no other', async () => {
    const communes = await listCommunesOf(db, 'D92')
    const codes = communes.map(({ code }) => code)
    const ofAll = await getThemeFigures(db, { themeKey: 'portrait', perimeterCodes: codes, departmentCode: 'D92' })
    expect(ofAll.whole).toEqual({ code: 'D92', name: 'Hauts-de-Seine', kind: 'departement' })
    const grouping = communes.filter(({ eptCode }) => eptCode === '200057982').map(({ code }) => code)
    const query = { themeKey: 'portrait' as const, departmentCode: 'D92' }
    expect((await getThemeFigures(db, { ...query, perimeterCodes: grouping })).whole).toMatchObject({ kind: 'ept' })
    expect((await getThemeFigures(db, { ...query, perimeterCodes: grouping.slice(1) })).whole).toBeNull()
    expect((await getThemeFigures(db, { ...query, perimeterCodes: ['92036'] })).whole).toBeNull()
  })
  test('frame a commune by an EPT only when all its communes have figures', async () => {
    const frameNames = async (code: string) => {
      const { indicators: rows } = await getThemeFigures(db, {
        themeKey: 'acces-aux-droits',
        perimeterCodes: [code],
        departmentCode: 'D92',
      })
      return rows.find(({ indicator }) => indicator.id === 'rsa-share')?.frames.map(({ name }) => name)
    }
    expect(await frameNames('92036')).toEqual(['Hauts-de-Seine'])
    expect(await frameNames('92073')).toEqual(['Hauts-de-Seine', 'Paris Ouest La Défense'])
  })
  test('are none for holidays', async () => {
    expect((await getThemeFigures(db, { themeKey: 'vacances', ...gennevilliers })).indicators).toEqual([])
  })
  test('of a commune Trame has no figure for say so', async () => {
    const figures = await getThemeFigures(db, {
      themeKey: 'portrait',
      perimeterCodes: ['63113'],
      departmentCode: 'D63',
    })
    expect(figures.department?.name).toBe('Puy-de-Dôme')
    for (const { own, rank } of figures.indicators) {
      expect(own).toEqual({ kind: 'missing', reason: 'not-loaded' })
      expect(rank).toBeNull()
    }
  })
  test('are compared with nothing without a département', async () => {
    const { indicators: rows } = await getThemeFigures(db, {
      themeKey: 'petite-enfance',
      perimeterCodes: ['92036'],
      departmentCode: null,
    })
    expect(rows[0]).toMatchObject({ own: { value: 57.4 }, rank: null, dots: [] })
  })
})

describe('one reading to freeze', () => {
  test('carries its frames and rank', async () => {
    expect(await getReading(db, 'childcare-places', '92036')).toMatchObject({
      territoryName: 'Gennevilliers',
      year: 2023,
      reading: { value: 57.4 },
      rank: { rank: 30, of: 34 },
      missingCounts: { 'not-published': 2 },
    })
  })
  test('of a département is computed from its communes, and is not ranked among them', async () => {
    const frozen = await getReading(db, 'rsa-share', 'D92', 2023)
    expect(frozen).toMatchObject({ territoryName: 'Hauts-de-Seine', year: 2023, rank: null })
    expect(frozen.reading).toMatchObject({ kind: 'value', flags: ['rounded-5', 'summed'] })
  })
  test('is refused for an unknown indicator or territory', async () => {
    await expect(getReading(db, 'unknown', '92036')).rejects.toMatchObject({ kind: 'not-found' })
    await expect(getReading(db, 'births', 'unknown')).rejects.toMatchObject({ kind: 'not-found' })
  })
})
