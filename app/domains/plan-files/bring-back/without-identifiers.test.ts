/** The file of a plan that lost the columns which find its rows again, or whose rows were sorted without them. */
import { describe, expect, test } from 'vitest'
import { planRows } from '#test/plan-rows.ts'
import { exportLabels as e } from '../export/labels.fr.ts'
import { tablesOf } from '../export/plan-tables.ts'
import { cellsOf, compare, sheetsOf } from './edited-file.fixture.ts'
import { findExportTables } from './file-tables.ts'

const c = e.column

const technical: readonly string[] = [
  c.version,
  c.id,
  c.actionId,
  c.measureId,
  c.stepId,
  c.awaitedId,
  c.awaitedStepId,
  c.fingerprint,
]

/** The file without the columns that find its rows again. */
const bare = (sheets: ReturnType<typeof sheetsOf>): ReturnType<typeof sheetsOf> =>
  sheets.map(({ name, rows }) => {
    const isShown = (rows[0] ?? []).map(({ text }) => !technical.includes(text))
    return { name, rows: rows.map((row) => row.filter((_, index) => isShown[index])) }
  })

describe('a file whose technical columns were taken away', () => {
  const actions = planRows(96)

  test('is recognised by numbers and titles: nothing new, nothing changed, in any order', () => {
    const sheets = bare(sheetsOf(tablesOf(actions)))
    const tables = findExportTables(sheets, tablesOf([]), { isCsv: false })
    expect(tables.map(({ isBare }) => isBare)).toEqual(tables.map(() => true))
    const turned = sheets.map(({ name, rows: [titles = [], ...rows] }) => ({
      name,
      rows: [titles, ...rows.toReversed()],
    }))
    expect(compare(turned, actions)).toMatchObject({ changed: [], added: [], refused: [], absent: [] })
  })

  test('gives the cells changed, and says the rows it does not recognise without ticking them', () => {
    const sheets = bare(sheetsOf(tablesOf(actions)))
    const [titles = [], first = [], second = []] = sheets[0]?.rows ?? []
    const place = (header: string): number => titles.findIndex(({ text }) => text === header)
    const [need, title] = [first[place(c.need)], second[place(c.title)]]
    if (need) Object.assign(need, { text: 'Un autre besoin' })
    if (title) Object.assign(title, { text: 'Une action que Trame ne connaît pas' })
    const difference = compare(sheets, actions)
    expect(cellsOf(difference)).toMatchObject([['actions', c.need, expect.any(String), 'Un autre besoin']])
    expect(difference.added.filter(({ table }) => table === 'actions')).toMatchObject([{ doubt: 'unknown' }])
  })

  test('an ordinary spreadsheet that has some of our titles is none of ours', () => {
    const titles = [c.code, c.title, c.axis, c.startsOn, c.endsOn, c.status, 'Pilote', 'Budget']
    const rows = [titles.map((text) => ({ text })), titles.map((text) => ({ text }))]
    expect(findExportTables([{ name: 'Plan', rows }], tablesOf([]), { isCsv: false })).toEqual([])
  })
})

test('a file sorted without its identifiers says so, and changes only what changed', () => {
  const actions = planRows(40)
  const sheets = sheetsOf(tablesOf(actions)).map(({ name, rows: [titles = [], ...rows] }) => {
    const isTechnical = titles.map(({ text }) => technical.includes(text))
    const turned = rows.toReversed()
    const sorted = rows.map((row, at) =>
      row.map((cell, index) => (isTechnical[index] ? cell : (turned[at]?.[index] ?? cell))),
    )
    return { name, rows: [titles, ...sorted] }
  })
  const difference = compare(sheets, actions)
  expect(difference).toMatchObject({ changed: [], added: [], refused: [] })
  expect(difference.misplacedCount).toBeGreaterThan(38)
})
