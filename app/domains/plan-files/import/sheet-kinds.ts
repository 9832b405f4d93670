/** Sheets that are no plan though they have columns: pivots, lists of values. Pure. Rules: docs/rules/taking-up.md §3. */
import { plainWords } from '#app/kernel/plain-words.ts'
import type { PlanSheet } from './plan-cell.ts'

export type OtherSheet = 'pivot' | 'value-list'

const pivotSure = /^(etiquettes? de (lignes?|colonnes?)|row labels)/
const pivotWords = /^(nombre|somme|moyenne|max|min)\.? (de|sur) |^nb ?(\w+ )?(de|sur) |^(total general|grand total)$/
const listNames =
  /^(listes?|parametres?|parametrage|referentiels?|nomenclatures?|menus?( deroulants?)?|valeurs|choix|donnees de reference)\b/

/** What a sheet is, when it is clearly no plan. */
export function kindOfSheet({ name, rows }: PlanSheet): OtherSheet | undefined {
  const words = rows.slice(0, 200).flatMap((row) => row.flatMap(({ text }) => (text === '' ? [] : plainWords(text))))
  const sure = words.filter((text) => pivotSure.test(text)).length
  if (sure > 0 && sure + words.filter((text) => pivotWords.test(text)).length >= 2) return 'pivot'
  if (listNames.test(plainWords(name)) || areLists(rows)) return 'value-list'
}

/** Columns of different lengths, each value once, nothing but short words: what one chooses from. */
function areLists(rows: PlanSheet['rows']): boolean {
  const width = Math.max(0, ...rows.map((row) => row.length))
  const columns = Array.from({ length: width }, (_, index) => rows.map((row) => row[index]?.text ?? ''))
    .map((texts) => ({ texts, filled: texts.filter((text) => text !== '') }))
    .filter(({ filled }) => filled.length > 0)
  const lengths = new Set(columns.map(({ filled }) => filled.length))
  if (columns.length < 2 || lengths.size < 2 || Math.max(...lengths) < 4) return false
  const isList = ({ texts, filled }: (typeof columns)[number]): boolean => {
    const first = texts.findIndex((text) => text !== '')
    return (
      filled.length >= 3 &&
      new Set(filled).size === filled.length &&
      filled.every((text) => text.length <= 60) &&
      texts.slice(first, first + filled.length).every((text) => text !== '')
    )
  }
  // The first column of a plan is filled as far as the others.
  return columns.every(isList) && (columns[0]?.filled.length ?? 0) < Math.max(...lengths)
}
