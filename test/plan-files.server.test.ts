/** Twenty spreadsheets as people keep them: every cell that is not empty is accounted for, and found back. Rules: docs/rules/taking-up.md §5. */
import { describe, expect, test } from 'vitest'
import { readSpreadsheet } from '#app/domains/documents/spreadsheet.server.ts'
import { countFates, type FateOfCell } from '#app/domains/plan/import/cell-fates.ts'
import type { ImportField } from '#app/domains/plan/import/fields.ts'
import { plainWords } from '#app/domains/plan/import/plain-words.ts'
import { keepCells } from '#app/domains/plan/import/plan-cell.ts'
import { type ImportPreview, previewImport } from '#app/domains/plan/import/preview.ts'
import type { ImportFacts } from '#app/domains/plan/import/read-action.ts'
import { guessMapping } from '#app/domains/plan/import/sheet-mapping.ts'
import { expectedCounts } from './plan-files/expected.ts'
import { bytesOf, type PlanFile } from './plan-files/make-file.server.ts'
import { withAxes } from './plan-files/with-axes.ts'
import { withDates } from './plan-files/with-dates.ts'
import { withNoise } from './plan-files/with-noise.ts'

const facts: ImportFacts = {
  parties: [
    { id: 'caf', name: 'Caf de l’Oise', shortName: 'Caf' },
    { id: 'cc', name: 'Communauté de communes du Test', shortName: 'CC' },
  ],
  services: [],
  themes: [],
  values: [],
  startsOn: '2023-01-01',
  endsOn: '2027-12-31',
}
const files: readonly PlanFile[] = [...withAxes, ...withDates, ...withNoise]

async function read(file: PlanFile) {
  const sheets = keepCells(await readSpreadsheet(file.name, await bytesOf(file)))
  const mapping = guessMapping(sheets)
  return { sheets, mapping, preview: previewImport(sheets, mapping, facts) }
}

const wordsOf = (text: string): readonly string[] => plainWords(text).match(/[\p{L}\d]{2,}/gu) ?? []

/** The action a cell is of: the last one that begins at its row or above. */
const actionOf = ({ actions }: ImportPreview, { sheet, row }: FateOfCell) =>
  actions.findLast(({ key }) => {
    const [actionSheet, actionRow] = key.split(':').map(Number)
    return actionSheet === sheet + 1 && (actionRow ?? 0) <= row
  })

/** Fields whose value is no longer their text. */
const converted: Partial<Record<ImportField, (action: NonNullable<ReturnType<typeof actionOf>>) => boolean>> = {
  start: ({ startsOn, endsOn }) => startsOn !== null || endsOn !== null,
  end: ({ startsOn, endsOn }) => startsOn !== null || endsOn !== null,
  period: ({ startsOn, endsOn }) => startsOn !== null || endsOn !== null,
  year: () => true,
  status: () => true,
  budget: ({ amounts }) => amounts.length > 0,
  code: ({ code }) => code !== '',
}

/** Whether what the cell says is in the action, or in what is told of the file. */
function isFound(cell: FateOfCell, field: ImportField | undefined, preview: ImportPreview): boolean {
  if (cell.fate === 'axis') return isSaid(cell.text, JSON.stringify(preview.axes)) || /^[\d\s.]*$/.test(cell.text)
  if (cell.fate === 'aside') return isSaid(cell.text, JSON.stringify(preview.skipped))
  if (cell.fate !== 'understood' && cell.fate !== 'kept' && cell.fate !== 'unclear') return true
  const action = actionOf(preview, cell)
  if (!action) return false
  const isConverted = cell.fate === 'understood' && field !== undefined && converted[field]?.(action)
  const parties = facts.parties.filter(({ id }) => id === action.leadPartyId || action.partyIds.includes(id))
  return isConverted || isSaid(cell.text, JSON.stringify([action, parties, preview.axes]))
}

const isSaid = (text: string, told: string): boolean => {
  const known = new Set(wordsOf(told.replaceAll('\\n', ' ')))
  return wordsOf(text).every((word) => known.has(word) || /^(axes?|volet|orientation|strategique|no|fiche)$/.test(word))
}

test('there are twenty of them, in the three formats', () => {
  expect(files).toHaveLength(20)
  expect(new Set(files.map(({ name }) => name.split('.').at(-1)))).toEqual(new Set(['xlsx', 'ods', 'csv']))
})

describe.each(files.map((file) => [file.name, file] as const))('« %s »', (name, file) => {
  test('has all its cells accounted for', async () => {
    const { sheets, preview } = await read(file)
    const cells = sheets.flatMap(({ rows }) => rows.flat()).filter(({ text }) => text !== '')
    expect(preview.fates).toHaveLength(cells.length)
    const { actions, axes, problems } = preview
    const met = Object.entries(countFates(preview.fates)).filter(([, count]) => count > 0)
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
    const lost = preview.fates.filter((cell) => !isFound(cell, mapping[cell.sheet]?.fields[cell.column], preview))
    expect(lost.map(({ row, column, text, fate }) => [row, column, fate, text.slice(0, 60)])).toEqual([])
  })
})

test('of the twenty together, this many cells are understood, kept in words, refused and told', async () => {
  const read20 = await Promise.all(files.map(read))
  const fates = read20.flatMap(({ preview }) => preview.fates)
  expect(countFates(fates)).toEqual(expectedCounts.all)
})
