/** Lines of a table that are no action: totals, rows that explain how to fill the others, notes under it. Pure. Rules: docs/rules/taking-up.md §3. */
import { parseAmounts } from '#app/domains/plan/values/parse-amount.ts'
import { plainWords } from '#app/kernel/plain-words.ts'
import { levelAbove } from './axis-words.ts'
import type { ImportField } from './fields.ts'
import { filledOf, type RowCells } from './line-cells.ts'
import type { PlanCell, PlanRow } from './plan-cell.ts'

type Filled = readonly { readonly cell: PlanCell; readonly index: number }[]

const total = /^(sous[- ]?)?(total|totaux)\b|^(somme|cumul|ensemble)$/
const someTotal = /\b(total|totaux)\b|^(nombre|nb|moyenne) /
const isAmount = ({ number, text }: PlanCell): boolean =>
  number !== undefined || /^[\d\s\u00a0\u202f.,]+\s*(k?€|euros?|%)?$/i.test(text)

/** « Total », « Sous-total axe 1 », « Budget total », « Nombre d’actions » beside nothing but numbers. */
export function isTotal(filled: Filled): boolean {
  const words = filled.filter(({ cell }) => !isAmount(cell)).map(({ cell }) => plainWords(cell.text))
  if (words.some((text) => total.test(text)) && words.length <= 2) return true
  return words.length === 1 && filled.length > 1 && someTotal.test(words[0] ?? '') && (words[0]?.length ?? 0) < 40
}

/** Sums of each column of amounts, as lines are read: a row without words that says them is a total without its name. */
export function runningSums(fieldOf: ReadonlyMap<number, ImportField>) {
  const sums = new Map<number, number>()
  const eurosOf = ({ number, text }: PlanCell): number =>
    number ?? parseAmounts(text).reduce((sum, { euros }) => sum + euros, 0)
  return {
    add(filled: Filled) {
      for (const { cell, index } of filled)
        if (fieldOf.get(index) === 'budget') sums.set(index, (sums.get(index) ?? 0) + eurosOf(cell))
    },
    isSum: (filled: Filled): boolean =>
      filled.every(
        ({ cell, index }) =>
          fieldOf.get(index) === 'budget' && isAmount(cell) && Math.abs(eurosOf(cell) - (sums.get(index) ?? 0)) < 1,
      ),
  }
}

const help =
  /^(ex\b|exemples?\b|par ex|p\. ?ex|indiqu|precis(er|ez)|saisi(r|ssez)|choisi(r|ssez)|renseign|selectionn|decri(re|vez)|inscri(re|vez)|list(er|ez)\b|coch(er|ez)|complet(er|ez)|rempli(r|ssez)|a (completer|remplir|renseigner|choisir)|(liste|menu) deroulant|texte libre|champ (libre|obligatoire)|obligatoire|facultatif)|^(intitule|titre|nom) (court|du (pilote|referent)|de l'action)|jj\/mm|mm\/aaaa/
const example = /^(ex|exemples?|par exemple)\s*[:.]/
const order =
  /^(a (completer|remplir|renseigner)|indiqu(er|ez)|saisi(r|ssez)|renseign(er|ez)|texte libre|(intitule|titre|nom) (court|du (pilote|referent)|de l'action))\b/

/** « (qui, en interne) » */
const inBrackets = /^\([^()]*\)$/

/** A row that tells how to fill the table, or gives an example of it. */
export function isHelp(filled: Filled, titleColumn: number): boolean {
  const title = plainWords(filled.find(({ index }) => index === titleColumn)?.cell.text ?? '')
  if (example.test(title) || (filled.length === 1 && order.test(title))) return true
  const helping = filled.filter(({ cell }) => help.test(plainWords(cell.text)) || inBrackets.test(cell.text))
  return helping.length >= 2 && helping.length >= filled.length / 2
}

const pageMark = /^(page|p\.?) ?\d+( ?(\/|sur) ?\d+)?$/
const loneDay = /^(le )?\d{1,2}[/.-]\d{1,2}[/.-](20)?\d\d$/
/** « Page 2/2 », the day of a print: what a page that was printed says of itself; only « Page » is sure in a column that says something of actions. */
function isPageMark({ text, day }: PlanCell, saysOfActions: boolean): boolean {
  const words = plainWords(text)
  return saysOfActions
    ? pageMark.test(words) && words.startsWith('page')
    : day !== undefined || pageMark.test(words) || loneDay.test(words)
}

/** The title of the table, « (suite) » and dashes apart. */
export const titleWords = (text: string): string =>
  plainWords(text)
    .replace(/\(?\bsuite\b\)?/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
/** What stands above the table, written again at the top of another page: an axis that is listed there opens its lines. */
function repeatsTitle(
  { cell, index }: Filled[number],
  { above, listed }: Pick<Around, 'above' | 'listed'>,
  saysOfActions: boolean,
): boolean {
  const isAxis = levelAbove(cell.text) !== undefined || listed.has(titleWords(cell.text))
  const words = isAxis ? '' : titleWords(cell.text)
  const isSame = ({ text }: PlanCell): boolean => titleWords(text) === words
  // « Caf » among the partners goes on with them, whatever the signatories above.
  const isTitle = (row: PlanRow): boolean =>
    row.some((one, at) => isSame(one) && (!saysOfActions || (at === index && filledOf(row).length === 1)))
  return words !== '' && above.some(isTitle)
}

/** What the colours and the signs of the table mean. */
const isLegend = ([first]: Filled): boolean => /^legendes?\b/.test(plainWords(first?.cell.text ?? ''))

type Around = Pick<RowCells, 'covered'> & {
  readonly titleColumn: number
  readonly fieldOf: ReadonlyMap<number, ImportField>
  /** The rows over the headings. */
  readonly above: readonly PlanRow[]
  /** What of them is an axis. */
  readonly listed: ReadonlySet<string>
}
/** Said of the table or of its page, and no line of it; under a merged title, all is said of its action. */
export function isPageWords(filled: Filled, { covered, titleColumn, fieldOf, above, listed }: Around): boolean {
  const [first, ...others] = filled
  if (isLegend(filled)) return true
  if (!first || others.length > 0 || covered.has(titleColumn)) return false
  const field = fieldOf.get(first.index) ?? 'ignored'
  const saysOfActions = first.index > titleColumn && field !== 'ignored' && field !== 'notes'
  return isPageMark(first.cell, saysOfActions) || repeatsTitle(first, { above, listed }, saysOfActions)
}

const betweenMark = /^(?:→|⇒|=>|!|⚠)|^(?:n\.? ?b\b|nota\b|rq\b|(?:remarque|commentaire|point d'attention)s?\s*:)/
/** « → vu avec la directrice », « NB : attendre le vote »: said of the action above, and no action. */
export const isLoneNoteBetween = (filled: Filled): boolean =>
  filled.length === 1 && betweenMark.test(plainWords(filled[0]?.cell.text ?? ''))

export const textOf = (row: PlanRow): string => row.flatMap(({ text }) => (text === '' ? [] : [text])).join(' · ')

const footnote =
  /^([*(]|source|n\.? ?b\b|notes?\b|remarque|legende|mis a jour|maj\b|document de travail|sous reserve)|\.$/
export const isFootnote = (text: string): boolean => footnote.test(plainWords(text.replace(/\(/g, '*')))
