/** What a field says, as text: in the cells of a screen, and in those of a file. Pure. Table: fields.fr.ts. Rules: docs/rules/plan.md §9, §15. */
import type { DatePrecision } from '#app/kernel/calendar.ts'
import { formatShortDate } from '#app/kernel/format.ts'
import { writeCafLevers } from './caf-levers.ts'
import { type Field, keyOf } from './field-kinds.ts'
import { choicesIn, type FieldLists, type NameList } from './field-lists.ts'

/** A spreadsheet shows a day as `31/12/2027` and has no comma between the words of a list. */
export type Look = 'screen' | 'file'
export type FieldValues = Readonly<Record<string, unknown>>

export const yesWord = 'oui'

/** A number as a French spreadsheet shows it, without the noise of its last digits. */
export const numberText = (value: number): string => String(Number(value.toPrecision(12))).replace('.', ',')

/** A day as a spreadsheet shows it; a date known less precisely as it is exported. */
export const dateInFile = (day: string, precision: DatePrecision): string =>
  precision === 'day' ? day.split('-').toReversed().join('/') : formatShortDate(day, precision)

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')
const idsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []

export const precisionIn = (value: unknown): DatePrecision =>
  (['month', 'quarter', 'year'] as const).find((precision) => precision === value) ?? 'day'

/** One a line, in the order of the CTG. */
const namesOf = (list: NameList, ids: readonly string[], lists: FieldLists): readonly string[] =>
  ids.length === 0 ? [] : choicesIn(list, lists).flatMap(({ id, text }) => (ids.includes(id) ? [text] : []))

/** @param held the row, its values named as in code; nothing said is '' */
export function fieldText(field: Field, held: FieldValues, lists: FieldLists, look: Look): string {
  const dateText = (day: unknown, precision: DatePrecision): string =>
    typeof day !== 'string' ? '' : look === 'file' ? dateInFile(day, precision) : formatShortDate(day, precision)
  switch (field.kind) {
    case 'date': {
      const [on, precision] = field.columns
      return dateText(held[keyOf(on)], precisionIn(held[keyOf(precision)]))
    }
    case 'names':
      return namesOf(field.list, idsIn(held[field.tie]), lists).join('\n')
    case 'partners':
      return [...namesOf('parties', idsIn(held[field.tie]), lists), textIn(held[keyOf(field.column)])]
        .filter(Boolean)
        .join('\n')
    case 'levers': {
      const levers = held[field.tie]
      return Array.isArray(levers) ? writeCafLevers(levers) : ''
    }
    case 'funder':
      return textIn(held[keyOf(field.columns[1])])
  }
  const value = held[keyOf(field.column)]
  switch (field.kind) {
    case 'day':
      return dateText(value, 'day')
    case 'tags':
      return idsIn(value).join(look === 'file' ? '\n' : ', ')
    case 'reference':
      return namesOf(field.list, [textIn(value)], lists).join()
    case 'choice':
      return field.words[textIn(value)] ?? ''
    case 'number':
      return typeof value === 'number' ? numberText(value) : ''
    case 'yes':
      return value === true ? yesWord : ''
    default:
      return textIn(value)
  }
}

/** Whether everything a field names is still in the CTG. */
export function areNamesKnown(field: Field, held: FieldValues, lists: FieldLists): boolean {
  if (field.kind !== 'reference' && field.kind !== 'names' && field.kind !== 'partners') return true
  const list = field.kind === 'partners' ? 'parties' : field.list
  const value = held['tie' in field ? field.tie : keyOf(field.column)]
  const ids = typeof value === 'string' ? [value] : idsIn(value)
  return ids.every((one) => choicesIn(list, lists).some(({ id }) => id === one))
}
