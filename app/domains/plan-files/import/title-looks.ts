/** How the titles of a table look, and what makes an axis of one that stands alone on its row. Pure. Rules: docs/rules/taking-up.md §3.3. */
import { styleOf } from './coded-axes.ts'
import { filledOf } from './line-cells.ts'
import { isHelp, isTotal, titleWords } from './lines-aside.ts'
import type { PlanRow } from './plan-cell.ts'
import { splitCode } from './read-code.ts'

/** Which titles alone on their row are axes. */
type Bands = 'lone' | 'numbered' | 'none'

/** « 1.1.1. Créer un fonds »: the title of an action, with its code. */
export const isCoded = (text: string): boolean => splitCode(text, '').code !== '' && !bandNumber.test(text)
/** How many numbers begin it: three for « 1.2.1 Créer un fonds », none when there is one at most. */
export const depthOf = (text: string): number => /^\d+(?:\.\d+)+/.exec(text)?.[0].split('.').length ?? 0
export const bandNumber = /^(?:\d+|[IVX]+)\s*[.)–-]\s+\S/
/**
 * Without colours, as in a CSV: « 2. Jeunesse » alone on its row, among titles that have no such number; or the lone titles of a
 * table that begins with one, each above lines that say more.
 */
function bandsOf(rows: readonly PlanRow[], titleColumn: number): Bands {
  const all = rows
    .filter((row) => row[titleColumn]?.text && !isHelp(filledOf(row), titleColumn) && !isTotal(filledOf(row)))
    .map((row) => ({ row, isLone: filledOf(row).length === 1 && !isCoded(row[titleColumn]?.text ?? '') }))
  // Notes under the table are lone too.
  const titled = all.slice(0, all.findLastIndex(({ isLone }) => !isLone) + 1)
  const full = titled.filter(({ isLone }) => !isLone)
  const lone = titled.length - full.length
  // An axis, or an axis and its first objective, above lines that say more.
  const isAbove = titled.every(
    ({ isLone }, index) => !isLone || titled.slice(index + 1, index + 3).some((next) => !next.isLone),
  )
  if (titled[0]?.isLone && isAbove && lone > 1 && full.length > 1) return 'lone'
  const isNumbered = full.some(({ row }) => bandNumber.test(row[titleColumn]?.text ?? ''))
  return full.length > 0 && !isNumbered ? 'numbered' : 'none'
}

/** How the titles of the fullest rows look: the same look on a lone cell makes no axis of it. */
function usualStyles(rows: readonly PlanRow[], titleColumn: number): ReadonlySet<string> {
  const full = rows.filter((row) => filledOf(row).length >= 3)
  return new Set(full.flatMap((row) => (row[titleColumn]?.text ? [styleOf(row[titleColumn])] : [])))
}

/** In their title, or in the column of their code. */
function usualDepths(rows: readonly PlanRow[], titleColumn: number, codeColumn: number): ReadonlySet<number> {
  const depths = rows.flatMap((row) => {
    const count = filledOf(row).length
    const title = count >= 2 ? depthOf(row[titleColumn]?.text ?? '') : 0
    return [title, count >= 3 ? depthOf(row[codeColumn]?.text ?? '') : 0]
  })
  return new Set(depths.filter((depth) => depth > 0))
}

/**
 * Axes listed over the table, without a word that says so: several texts, each alone on one row of the table, right above an action.
 * The title of the table, written again on each page, is one.
 */
function axesListed(rows: readonly PlanRow[], above: readonly PlanRow[], titleColumn: number): ReadonlySet<string> {
  const isTitled = (row: PlanRow = []): boolean => Boolean(row[titleColumn]?.text) && filledOf(row).length > 1
  const bands = rows.flatMap((row, at) => {
    const [first, ...others] = filledOf(row)
    return first && others.length === 0 ? [{ words: titleWords(first.cell.text), isBand: isTitled(rows[at + 1]) }] : []
  })
  const listed = above.flatMap((row) => filledOf(row).map(({ cell }) => titleWords(cell.text)))
  const found = listed.filter((words) => {
    const [only, again] = bands.filter((band) => words !== '' && band.words === words)
    return only?.isBand === true && again === undefined
  })
  return new Set(found.length > 1 ? found : [])
}

/** @param above the rows over the headings, those of the first axis apart */
export const readLooks = (
  rows: readonly PlanRow[],
  above: readonly PlanRow[],
  { titleColumn, codeColumn }: Readonly<Record<'titleColumn' | 'codeColumn', number>>,
) => ({
  /** The same look on a lone cell makes no axis of it. */
  usual: usualStyles(rows, titleColumn),
  bands: bandsOf(rows, titleColumn),
  /** How the titles of the fullest rows are numbered. */
  depths: usualDepths(rows, titleColumn, codeColumn),
  listed: axesListed(rows, above, titleColumn),
})
export type Looks = ReturnType<typeof readLooks>
