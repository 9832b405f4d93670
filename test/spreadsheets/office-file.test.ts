/** The generator itself: its files hold what their truth says, read back another way; one seed, one file; every habit occurs. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeOfficeFile } from './make-office-file.ts'
import { readOfficeFile } from './read-office-file.ts'
import { tenFiles, writeTenFiles } from './ten-files.ts'
import type { OfficeFile } from './truth.ts'

const keyOf = ({ sheet, cell, part }: { readonly sheet: string; readonly cell: string; readonly part: string }) =>
  `${sheet}!${cell} ${part}`

/** What is false of a file: nothing. */
async function faultsOf({ name, bytes, truth }: OfficeFile): Promise<readonly string[]> {
  const read = await readOfficeFile(name, bytes)
  const found = new Map(read.map((cell) => [keyOf(cell), cell]))
  const told = new Map(truth.cells.map((cell) => [keyOf(cell), cell]))
  const titleOf = (action: OfficeFile['truth']['actions'][number]) => found.get(keyOf({ ...action, part: 'value' }))
  return [
    ...(told.size === truth.cells.length ? [] : ['a cell has two truths']),
    ...[...found.keys()].filter((key) => !told.has(key)).map((key) => `${key}: in the file, without a truth`),
    ...[...told.keys()].filter((key) => !found.has(key)).map((key) => `${key}: told, not in the file`),
    ...truth.actions.flatMap((action) => {
      const title = titleOf(action)
      if (!title?.text.includes(action.title))
        return [`${action.sheet}!${action.cell}: not the title « ${action.title} »`]
      if (title.isStruck !== Boolean(action.isStruck)) return [`${action.cell}: struck or not`]
      return title.isHidden === Boolean(action.isHidden) ? [] : [`${action.cell}: hidden or not`]
    }),
    ...truth.cells.flatMap(({ sheet, cell, value, field }) => {
      const text = found.get(keyOf({ sheet, cell, part: 'value' }))?.text.toLowerCase() ?? ''
      if (typeof value === 'string' && field !== 'progress' && !text.includes(value.toLowerCase()))
        return [`${sheet}!${cell}: « ${text} » is not « ${value} »`]
      const amount = value && typeof value === 'object' && 'amount' in value ? value.amount : undefined
      return amount === undefined || Number.parseFloat(text.replaceAll(/[^\d.,]/g, '').replace(',', '.')) === amount
        ? []
        : [`${sheet}!${cell}: « ${text} » is not ${amount}`]
    }),
  ].map((fault) => `${name} ${fault}`)
}

const habits = [
  ...['xlsx', 'ods', 'semicolon-mark', 'comma', 'tab-1252', 'semicolon-1252'],
  ...['title rows', 'row of logos', 'notes under the table', 'legend beside', 'help row', 'head said again'],
  ...['axis merged', 'axis once', 'axis each', 'axis as a band', 'sheet by axis', 'forms'],
  ...['objective merged', 'objective once', 'objective each', 'objective as a band', 'head of two rows'],
  ...['calendar: start words', 'calendar: end words', 'calendar: from … to', 'calendar: no date', 'calendar: one date'],
  ...['calendar: dates in two columns', 'true dates', 'crosses by year', 'codes', 'code before the title'],
  ...['lead to be named', 'several leads', 'percentages', 'amounts', 'words for an amount', 'means in words'],
  ...['total', 'subtotals', 'struck row', 'hidden row', 'hidden column', 'hidden sheet', 'comment on a cell'],
  ...['sheet of lists', 'sheet of help', 'sheet of contacts', 'pivot', 'identical titles', 'column nobody knows'],
]

describe('makeOfficeFile', () => {
  it('holds in its file what its truth says, each cell once', async () => {
    const faults: string[] = []
    for (let seed = 1; seed <= 120; seed++) faults.push(...(await faultsOf(makeOfficeFile(seed))))
    expect(faults).toEqual([])
  })

  it('makes the same bytes from the same seed, others from another', () => {
    const print = (seed: number) => createHash('sha256').update(makeOfficeFile(seed).bytes).digest('hex')
    expect([1, 2, 3].map(print)).toEqual([1, 2, 3].map(print))
    expect(print(4)).not.toBe(print(5))
  })

  it('has every habit of offices over 500 seeds, five times each at least, and no action without a title', () => {
    const counts = new Map(habits.map((habit) => [habit, 0]))
    let actions = 0
    for (let seed = 1; seed <= 500; seed++) {
      const file = makeOfficeFile(seed)
      for (const habit of file.habits) counts.set(habit, (counts.get(habit) ?? 0) + 1)
      expect(file.truth.actions.filter(({ title, cell }) => !title || !cell)).toEqual([])
      actions += file.truth.actions.length
    }
    expect([...counts].filter(([, count]) => count < 5)).toEqual([])
    expect(actions).toBeGreaterThan(3000)
  })
})

describe('writeTenFiles', () => {
  it('holds in its files what their ledgers say, ten layouts of which none is another', async () => {
    const faults = await Promise.all(writeTenFiles().map(faultsOf))
    expect(faults.flat()).toEqual([])
    expect(new Set(tenFiles.map(({ layout }) => layout)).size).toBe(10)
  })
})
