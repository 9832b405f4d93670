import { expect, test } from 'vitest'
import { hautsDeSeineFigures } from '#seed/figures/hauts-de-seine.ts'
import { indicators, indicatorsByTheme } from '#seed/figures/indicators.ts'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { newTestDatabase } from '#test/database.server.ts'
import { aLine, aText, givenChapter, writeInText } from '#test/text-fixture.server.ts'
import { writeContent } from '../writing/y-text.server.ts'
import { loadFigures } from './load-figures.server.ts'
import { showText } from './shown-texts.server.ts'

test('a text that nobody touched since shows its figure as it is now', async () => {
  const { db, pool } = await newTestDatabase()
  const figures = hautsDeSeineFigures.filter(({ territoryCode }) => territoryCode === '92036')
  await loadFigures(db, { indicators, indicatorsByTheme, figures })
  const ctg = await givenCtg(db)
  const key = await givenChapter(db, ctg)
  const [indicatorId = ''] = indicatorsByTheme['petite-enfance']
  const card = { type: 'evidenceCard', attrs: { indicatorId, territoryCode: '92036', year: 2023 } } as const
  await writeInText(db, key, ctg.actors.townCoordinator, new Date('2026-11-20T09:00:00Z'), (doc) =>
    writeContent(doc, aText(aLine('Les places :'), card)),
  )
  const shown = async () => {
    const place = { subjectType: 'theme', subjectId: ctg.early.id, field: 'chapter', words: '' } as const
    return JSON.stringify((await showText(db, key.ctgId, place)).text)
  }
  const first = await shown()
  expect(first).toContain('57,4')
  expect(await shown()).toBe(first)
  const corrected = figures.map((figure) => (figure.indicatorId === indicatorId ? { ...figure, value: 58.2 } : figure))
  await loadFigures(db, { indicators, indicatorsByTheme, figures: corrected })
  expect(await shown()).toContain('58,2')
  await pool.end()
})
