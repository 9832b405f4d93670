/**
 * Several tables one under the other in a sheet, each with its own headings: each is read as a sheet of its own, whose rows keep
 * their numbers. Pure. Rules: docs/rules/taking-up.md §3.
 */
import { plainWords } from '#app/kernel/plain-words.ts'
import { fieldOfHeader, type ImportField } from './fields.ts'
import { importLabels as t } from './labels.fr.ts'
import { filledOf } from './line-cells.ts'
import type { PlanRow, PlanSheet } from './plan-cell.ts'

const longestHeading = 60
const namesTitle = /^(intitule|actions?|titre|libelle|operations?|projets?|fiches? actions?)\b/

/** By column, what a row of nothing but known headings announces, the actions among them; undefined for any other row. */
function headingsOf(row: PlanRow): ReadonlyMap<number, ImportField> | undefined {
  const filled = filledOf(row)
  const known = filled.flatMap(({ cell: { text, day, number, across = 1 }, index }) => {
    const isShort = text.length <= longestHeading && day === undefined && number === undefined && across === 1
    const field = isShort ? fieldOfHeader(text) : undefined
    return field === undefined ? [] : [[index, field] as const]
  })
  const fields = new Map(known)
  const isTitled = filled.some(
    ({ cell, index }) => fields.get(index) === 'title' && namesTitle.test(plainWords(cell.text)),
  )
  const isWhole =
    filled.length >= 3 && known.length === filled.length && new Set(fields.values()).size === filled.length
  return isWhole && isTitled ? fields : undefined
}

const isSame = (one: ReadonlyMap<number, ImportField>, other: ReadonlyMap<number, ImportField>): boolean =>
  one.size === other.size && [...one].every(([column, field]) => other.get(column) === field)

/** Where the table of these headings begins: with the lone title right above them, if there is one. */
function startOf(rows: readonly PlanRow[], headings: number): number {
  const above = rows[headings - 1] ?? []
  return filledOf(above).length === 1 ? headings - 1 : headings
}

/** The sheet alone, unless headings that say otherwise come under others. */
export function splitTables(sheet: PlanSheet): readonly PlanSheet[] {
  const { name, rows, hiddenRows, form } = sheet
  if (form) return [sheet]
  const found = rows.flatMap((row, at) => {
    const fields = headingsOf(row)
    return fields ? [{ at, fields }] : []
  })
  const starts = found.filter(({ fields }, index) => index > 0 && !isSame(fields, found[index - 1]?.fields ?? fields))
  if (starts.length === 0) return [sheet]
  const bounds = [0, ...starts.map(({ at }) => startOf(rows, at)), rows.length]
  return bounds.slice(0, -1).map((from, index) => {
    const to = bounds[index + 1] ?? rows.length
    const hidden = hiddenRows?.filter((row) => row >= from && row < to)
    return {
      ...sheet,
      name: index === 0 ? name : t.nextTable(name, index + 1),
      rows: rows.slice(0, to).map((row, at) => (at < from ? [] : row)),
      ...(hidden && { hiddenRows: hidden }),
    }
  })
}

/** The name of the tab, whichever of its tables it is. */
export const tabOf = (name: string): string => name.replace(t.nextTableEnd, '')
