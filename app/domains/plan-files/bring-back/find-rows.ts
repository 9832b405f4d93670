/**
 * Which row of the plan a row of a file is: by its identifier, else by number and title. A file sorted without its identifiers says
 * of one row what is another's: such rows are found by what they say, and told. Pure. Rules: docs/rules/taking-up.md §5.
 */

import type { SheetKey } from '#app/domains/plan-list/export-menu-labels.fr.ts'
import { plainWords } from '#app/kernel/plain-words.ts'
import { exportLabels as e } from '../export/labels.fr.ts'
import type { FileRow } from './file-tables.ts'
import { type PlanRow, technicalHeaders } from './plan-index.ts'

const c = e.column

/** What tells a row from the others of its table, beside its identifier. */
const naming: Readonly<Record<SheetKey, readonly string[]>> = {
  actions: [c.code, c.title],
  steps: [c.code, c.title, c.step],
  means: [c.code, c.title, c.year, c.nature, c.funder],
  measures: [c.code, c.title, c.measure],
  readings: [c.code, c.title, c.measure, c.measuredOn],
  dependencies: [c.code, c.title, c.step, c.awaitedCode, c.awaitedTitle, c.awaitedStep],
}

type Texts = ReadonlyMap<string, string>
const nameOf = (table: SheetKey, texts: Texts): string =>
  naming[table].map((header) => plainWords(texts.get(header) ?? '')).join('\n')

const isSame = ({ texts }: FileRow, present: PlanRow): boolean =>
  [...texts].every(([header, text]) => technicalHeaders.has(header) || text === (present.texts.get(header) ?? ''))

export type FoundRow = {
  readonly present: PlanRow | undefined
  /** The identifier of the row is that of another one, which its number and its title say. */
  readonly isMisplaced: boolean
}

/** Fewer is someone who renamed an action after another. */
const fewestMisplaced = 2

/** @param plan the rows of the table as they are */
export function rowFinder(table: SheetKey, rows: readonly FileRow[], plan: ReadonlyMap<string, PlanRow>) {
  const named = Map.groupBy(plan.values(), ({ texts }) => nameOf(table, texts))
  const titled = Map.groupBy(plan.values(), ({ texts }) => plainWords(texts.get(c.title) ?? ''))
  const isElsewhere = ({ texts }: FileRow): boolean => {
    const own = plan.get(texts.get(c.id) ?? '')
    const name = nameOf(table, texts)
    return own !== undefined && nameOf(table, own.texts) !== name && named.has(name)
  }
  const elsewhere = rows.filter(isElsewhere)
  const misplaced = new Set(elsewhere.length >= fewestMisplaced ? elsewhere : [])
  const found = new Map<FileRow, PlanRow>()
  const used = new Set<string>()
  const take = (row: FileRow, present: PlanRow | undefined) => {
    if (!present || found.has(row) || used.has(present.id)) return
    found.set(row, present)
    used.add(present.id)
  }
  const free = ({ texts }: FileRow): readonly PlanRow[] =>
    (named.get(nameOf(table, texts)) ?? []).filter(({ id }) => !used.has(id))
  const unnamed = rows.filter((row) => misplaced.has(row) || !row.texts.has(c.id))
  // Rows of one name: those that say the very same first, the others in their order.
  for (const row of unnamed)
    take(
      row,
      free(row).find((present) => isSame(row, present)),
    )
  for (const row of unnamed) take(row, free(row)[0])
  for (const row of table === 'actions' ? unnamed : []) {
    const [only, another] = titled.get(plainWords(row.texts.get(c.title) ?? '')) ?? []
    if (!another) take(row, only)
  }
  return {
    misplacedCount: misplaced.size,
    find(row: FileRow): FoundRow {
      const id = row.texts.get(c.id) ?? ''
      const isMisplaced = misplaced.has(row)
      if (isMisplaced || !row.texts.has(c.id)) return { present: found.get(row), isMisplaced }
      return { present: plan.get(id), isMisplaced: false }
    },
  }
}

/** Without what was known of the row when its file left: it was another's. */
export const withoutBase = (row: FileRow): FileRow => ({
  ...row,
  texts: new Map([...row.texts].filter(([header]) => header !== c.fingerprint && header !== c.version)),
})
