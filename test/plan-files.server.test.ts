/** Twenty spreadsheets as people keep them: every cell that is not empty is accounted for, and found back. Rules: docs/rules/taking-up.md §5. */
import { describe, expect, test } from 'vitest'
import { readSpreadsheet } from '#app/domains/documents/spreadsheet.server.ts'
import { countFates } from '#app/domains/plan-files/import/ledger.ts'
import { keepCells } from '#app/domains/plan-files/import/plan-cell.ts'
import { previewImport } from '#app/domains/plan-files/import/preview.ts'
import { guessMapping } from '#app/domains/plan-files/import/sheet-mapping.ts'
import { expectedCounts } from './plan-files/expected.ts'
import { fileFacts as facts, isFound } from './plan-files/is-found.ts'
import { bytesOf, type PlanFile } from './plan-files/make-file.server.ts'
import { withAxes } from './plan-files/with-axes.ts'
import { withDates } from './plan-files/with-dates.ts'
import { withNoise } from './plan-files/with-noise.ts'

const files: readonly PlanFile[] = [...withAxes, ...withDates, ...withNoise]

async function read(file: PlanFile) {
  const sheets = keepCells(await readSpreadsheet(file.name, await bytesOf(file)))
  const mapping = guessMapping(sheets)
  return { sheets, mapping, preview: previewImport(sheets, mapping, facts) }
}

test('there are twenty of them, in the three formats', () => {
  expect(files).toHaveLength(20)
  expect(new Set(files.map(({ name }) => name.split('.').at(-1)))).toEqual(new Set(['xlsx', 'ods', 'csv']))
})

describe.each(files.map((file) => [file.name, file] as const))('« %s »', (name, file) => {
  test('has all its cells accounted for', async () => {
    const { sheets, preview } = await read(file)
    const cells = sheets.flatMap(({ rows }) => rows.flat()).filter(({ text }) => text !== '')
    expect(preview.ledger).toHaveLength(cells.length)
    const { actions, axes, problems } = preview
    const met = Object.entries(countFates(preview.ledger)).filter(([, count]) => count > 0)
    expect({
      cells: cells.length,
      actions: actions.length,
      axes: axes.length,
      problems: problems.length,
      ...Object.fromEntries(met),
    }).toEqual(expectedCounts[name])
  })

  test('loses no word of the cells it understands, keeps or leaves aside', async () => {
    const { mapping, preview } = await read(file)
    const lost = preview.ledger.filter((cell) => !isFound(cell, mapping[cell.sheet]?.fields[cell.column], preview))
    expect(lost.map(({ row, column, text, fate }) => [row, column, fate, text.slice(0, 60)])).toEqual([])
  })
})

test('of the twenty together, this many cells are understood, kept in words, refused and told', async () => {
  // One after the other: together, more would wait than one CTG may.
  const fates = []
  for (const file of files) fates.push(...(await read(file)).preview.ledger)
  expect(countFates(fates)).toEqual(expectedCounts.all)
})
