/**
 * The lines of a sheet's table: axes written as coloured, merged or bold rows, actions, and what continues them. Pure.
 * Rules: docs/rules/taking-up.md §3.
 */

import { plainWords } from '#app/domains/plan/values/plain-words.ts'
import type { ImportField } from './fields.ts'
import type { PlanCell, PlanRow } from './plan-cell.ts'
import type { SheetTable } from './read-columns.ts'

export type AxisLine = {
  readonly kind: 'axis'
  /** From 1, as the spreadsheet shows it. */
  readonly row: number
  /** 1: axis; 2: objective under it. */
  readonly level: 1 | 2
  /** « Axe », « Orientation »… as written; « Axe » when nothing is. */
  readonly label: string
  readonly title: string
  /** As the spreadsheet has it. */
  readonly text: string
  /** Called an axis, an orientation… by its own words. */
  readonly isNamed: boolean
}
export type ActionLine = {
  readonly kind: 'action'
  readonly row: number
  /** By column; texts of the rows that continue the action are added, one a line. */
  readonly cells: ReadonlyMap<number, PlanCell>
  /** Rows, from 1, of the cells of each column; what is only covered by a merged cell above has none. */
  readonly sources: ReadonlyMap<number, readonly number[]>
}
/** Its text is that of all its cells. */
export type SkippedLine = { readonly kind: 'skipped'; readonly row: number; readonly text: string }
export type SheetLine = AxisLine | ActionLine | SkippedLine

const levelOne = /^(axe|orientation|ambition|volet|priorite|enjeu|thematique|theme|chantier|domaine)s?\b/
const levelTwo = /^(objectif|sous-axe|sous axe|oo|os)\b|^\d+\.\d+/
const numbered =
  /^((?:axes?|orientations?|ambitions?|volets?|priorités?|enjeux?|thématiques?|thèmes?|chantiers?|domaines?|objectifs?|sous-axes?)(?: (?:stratégique|opérationnel|général|généraux|spécifique)s?)?)\s*(?:n°\s*)?(?:\d+(?:\.\d+)*|[IVX]+)?\s*[:.–—-]\s*/i
const numberOnly =
  /^(?:axe|orientation|ambition|volet|priorité|enjeu|thématique|thème|chantier|domaine|objectif)?\s*(?:n°\s*)?(?:\d+(?:\.\d+)*|[IVX]+)?\s*[:.–—-]?$/i

const filledOf = (row: PlanRow) => row.flatMap((cell, index) => (cell.text === '' ? [] : [{ cell, index }]))

type Reader = { readonly table: SheetTable; readonly titleColumn: number; readonly usual: ReadonlySet<string> }

const styleOf = ({ fill, bold }: PlanCell): string => `${fill ?? ''}${bold ? '+' : ''}`

/** How the titles of the fullest rows look: the same look on a lone cell makes no axis of it. */
function usualStyles(rows: readonly PlanRow[], titleColumn: number): ReadonlySet<string> {
  const full = rows.filter((row) => filledOf(row).length >= 3)
  return new Set(full.flatMap((row) => (row[titleColumn]?.text ? [styleOf(row[titleColumn])] : [])))
}

/** The text of an axis, or undefined when the row is none. */
function axisText(row: PlanRow, { titleColumn, usual }: Reader): string | undefined {
  const filled = filledOf(row)
  const [first, second] = filled
  if (!first || filled.length > 2) return
  const isNumbered = second !== undefined && numberOnly.test(first.cell.text)
  if (second && !isNumbered) return
  const text = second ? `${first.cell.text} : ${second.cell.text}`.replace(/\s*[:.–—-]\s*:\s*/, ' : ') : first.cell.text
  const words = plainWords(text)
  const isWide = (first.cell.across ?? 1) > 1 || (second?.cell.across ?? 1) > 1
  const isStyled = styleOf(first.cell) !== '' && !usual.has(styleOf(first.cell))
  const isNamed = levelOne.test(words) || levelTwo.test(words)
  const isBeforeTitle = first.index < titleColumn && second === undefined
  if (isWide || isStyled || isNamed || isBeforeTitle) return first.index > titleColumn ? undefined : text
}

/** Level by the word that names it, else by colour: a second colour right under a first one is under it. */
function levelFinder() {
  const levelOfStyle = new Map<string, 1 | 2>()
  return (text: string, cell: PlanCell, followsAxis: boolean): 1 | 2 => {
    const words = plainWords(text)
    const style = styleOf(cell)
    const named = levelOne.test(words) ? 1 : levelTwo.test(words) ? 2 : undefined
    const level = named ?? levelOfStyle.get(style) ?? (followsAxis && levelOfStyle.size > 0 ? 2 : 1)
    levelOfStyle.set(style, level)
    return level
  }
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()

/** « Axe 1 : Petite enfance » → `Axe`, « Petite enfance »: the plan numbers its axes itself. */
export function splitAxis(text: string): { readonly label: string; readonly title: string } {
  const line = text.replace(/\s+/g, ' ').trim()
  const prefix = numbered.exec(line)
  const title = prefix ? line.slice(prefix[0].length) : line.replace(/^\d+(?:\.\d+)*\s*[.:–—)-]\s*/, '')
  const word = prefix?.[1]?.split(' ')[0]?.replace(/(?<!enjeu)s$|x$/i, '')
  return { label: word ? capitalised(word) : 'Axe', title: title || line }
}

/** Cells merged downwards say the same thing of the rows they cover. */
function coveredCells() {
  const covers = new Map<number, { readonly cell: PlanCell; readonly until: number }>()
  return (
    row: PlanRow,
    at: number,
  ): { readonly cells: Map<number, PlanCell>; readonly covered: ReadonlySet<number> } => {
    const cells = new Map<number, PlanCell>()
    const covered = new Set<number>()
    for (const [index, { cell, until }] of covers) {
      if (at > until) covers.delete(index)
      else if (row[index] === undefined || row[index].text === '') {
        cells.set(index, cell)
        covered.add(index)
      }
    }
    for (const { cell, index } of filledOf(row)) {
      cells.set(index, cell)
      if ((cell.down ?? 1) > 1) covers.set(index, { cell, until: at + (cell.down ?? 1) - 1 })
    }
    return { cells, covered }
  }
}

/** Adds to the action above what a row without title, or covered by its title, says more. */
function continueAction(
  action: ActionLine,
  cells: ReadonlyMap<number, PlanCell>,
  covered: ReadonlySet<number>,
  row: number,
): ActionLine {
  const joined = new Map(action.cells)
  const sources = new Map(action.sources)
  for (const [index, cell] of cells) {
    if (covered.has(index)) continue
    sources.set(index, [...(sources.get(index) ?? []), row])
    const before = joined.get(index)
    // Two texts are no longer one number nor one date.
    joined.set(
      index,
      before ? { ...before, day: undefined, number: undefined, text: `${before.text}\n${cell.text}` } : cell,
    )
  }
  return { ...action, cells: joined, sources }
}

/**
 * Lines in order. @param fieldOf what each column holds, by its index
 * @returns empty when no column is the title
 */
export function readLines(
  rows: readonly PlanRow[],
  table: SheetTable,
  fieldOf: ReadonlyMap<number, ImportField>,
): readonly SheetLine[] {
  const titleColumn = [...fieldOf].find(([, field]) => field === 'title')?.[0]
  if (titleColumn === undefined) return []
  const body = rows.slice(table.bodyRow)
  const reader = { table, titleColumn, usual: usualStyles(body, titleColumn) }
  const headings = new Set(rows.slice(table.headerRow, table.bodyRow).map(wordsOf))
  const levelOf = levelFinder()
  const cover = coveredCells()
  const lines: SheetLine[] = [...axisAbove(rows, table, reader)]
  for (const [offset, row] of body.entries()) {
    const at = table.bodyRow + offset
    const { cells, covered } = cover(row, at)
    const first = filledOf(row)[0]?.cell
    if (!first || headings.has(wordsOf(row))) continue
    const last = lines.at(-1)
    const axis = covered.has(titleColumn) || isTotal(first) ? undefined : axisText(row, reader)
    if (isTotal(first)) lines.push({ kind: 'skipped', row: at + 1, text: textOf(row) })
    else if (axis !== undefined)
      lines.push({
        kind: 'axis',
        row: at + 1,
        level: levelOf(axis, first, last?.kind === 'axis'),
        isNamed: levelOne.test(plainWords(axis)),
        text: textOf(row),
        ...splitAxis(axis),
      })
    else if (cells.has(titleColumn) && !covered.has(titleColumn))
      lines.push({ kind: 'action', row: at + 1, cells, sources: sourcesOf(cells, covered, at + 1) })
    else if (last?.kind === 'action') lines[lines.length - 1] = continueAction(last, cells, covered, at + 1)
    else lines.push({ kind: 'skipped', row: at + 1, text: textOf(row) })
  }
  return withoutFootnotes(lines)
}

const textOf = (row: PlanRow): string =>
  filledOf(row)
    .map(({ cell }) => cell.text)
    .join(' · ')

const sourcesOf = (
  cells: ReadonlyMap<number, PlanCell>,
  covered: ReadonlySet<number>,
  row: number,
): ReadonlyMap<number, readonly number[]> =>
  new Map([...cells.keys()].flatMap((index) => (covered.has(index) ? [] : [[index, [row]] as const])))

const footnote = /^([*(]|source|n\.? ?b\b|notes?\b|remarque|legende|mis a jour)|\.$/

/** A sentence or a source under the table, not the title of an action. */
function footnoteOf(line: SheetLine): string | undefined {
  if (line.kind === 'axis') return line.isNamed ? undefined : line.text
  if (line.kind !== 'action' || line.cells.size > 1) return
  const [cell] = line.cells.values()
  return cell && footnote.test(plainWords(cell.text.replace(/\(/g, '*'))) ? cell.text : undefined
}

/** Under the last action, a lone text not called an axis is a note. */
function withoutFootnotes(lines: readonly SheetLine[]): readonly SheetLine[] {
  const last = lines.findLastIndex((line) => line.kind === 'action' && footnoteOf(line) === undefined)
  return lines.map((line, index) => {
    const text = last >= 0 && index > last ? footnoteOf(line) : undefined
    return text === undefined ? line : { kind: 'skipped', row: line.row, text }
  })
}

/** Headings repeated under each axis: the first axis is then written just above the first headings. */
function axisAbove(rows: readonly PlanRow[], { headerRow }: SheetTable, reader: Reader): readonly AxisLine[] {
  const text = axisText(rows[headerRow - 1] ?? [], reader)
  if (text === undefined || !levelOne.test(plainWords(text))) return []
  return [{ kind: 'axis', row: headerRow, level: 1, isNamed: true, text, ...splitAxis(text) }]
}

const wordsOf = (row: PlanRow): string => row.map(({ text }) => plainWords(text)).join('|')
const isTotal = ({ text }: PlanCell): boolean => /^(sous-)?total\b/.test(plainWords(text))
