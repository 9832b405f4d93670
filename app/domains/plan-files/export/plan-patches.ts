/** What a cell read back changes in a row, by the kind of its field. Pure. Table: plan/sheet/fields.fr.ts. Rules: docs/rules/plan.md §9. */

import type { CafLevers } from '#app/domains/plan/sheet/caf-levers.ts'
import { readCafLevers, splitWords, writeCafLevers } from '#app/domains/plan/sheet/caf-levers.ts'
import type { Field } from '#app/domains/plan/sheet/field-kinds.ts'
import { exportLabels as e } from './labels.fr.ts'
import {
  choicesOf,
  type Take,
  takeChoice,
  takeDate,
  takeDay,
  takeMany,
  takeNumber,
  takeOne,
  takeText,
  takeYes,
} from './take-cell.ts'
import { takeLabels } from './take-labels.fr.ts'

type Ids = readonly string[]
export type Value = string | number | boolean | null | readonly string[]

/** What a sheet is tied to: each list replaced. */
export type ActionLinks = Partial<{
  readonly objectiveIds: Ids
  readonly partyIds: Ids
  readonly leadServiceIds: Ids
  readonly otherServiceIds: Ids
  readonly cafLevers: readonly CafLevers[]
  readonly communeCodes: Ids
  readonly areaIds: Ids
  readonly linkedPlanIds: Ids
}>
/** What cells change in one row: columns of the database, and ties of an action. */
export type Patch = { readonly row?: Readonly<Record<string, Value | undefined>>; readonly links?: ActionLinks }

const anEmail = /^[^\s@;,<>]+@[^\s@;,<>]+\.[a-z]{2,}$/i
const mostTags = 20

const takeTags =
  (column: string): Take<Patch> =>
  (text) => {
    const tags = splitWords(text)
    const areFew = tags.length <= mostTags && tags.every((tag) => tag.length <= 60)
    return areFew
      ? { ok: true, text: tags.join('\n'), patch: { row: { [column]: tags } } }
      : { ok: false, reason: takeLabels.tags(mostTags) }
  }

const takeLevers: Take<Patch> = (text) => {
  const { fields, unknown } = readCafLevers(text)
  const [line] = unknown
  if (line !== undefined) return { ok: false, reason: takeLabels.levers(line) }
  return { ok: true, text: writeCafLevers(fields), patch: { links: { cafLevers: fields } } }
}

/** A party by its name; any other funder as it is written. */
const takeFunder =
  ([partyColumn, nameColumn]: readonly [string, string], max: number, missing = ''): Take<Patch> =>
  (text, facts) => {
    if (text === '') return { ok: false, reason: missing }
    const party = takeOne(choicesOf.parties, (id) => id)(text, facts)
    if (party.ok) return { ...party, patch: { row: { [partyColumn]: party.patch, [nameColumn]: party.text } } }
    return takeText<Patch>((name) => ({ row: { [partyColumn]: null, [nameColumn]: name } }), { max })(text, facts)
  }

/** How a column is read back. */
export function takeOf(field: Field): Take<Patch> {
  const row = (value: Value): Patch => ('column' in field ? { row: { [field.column]: value } } : {})
  const more = 'missing' in field && field.missing !== undefined ? { missing: field.missing } : {}
  switch (field.kind) {
    case 'line':
    case 'text': {
      const isNullable = 'isNullable' in field && field.isNullable === true
      return takeText((text) => row(isNullable && text === '' ? null : text), { max: field.max, ...more })
    }
    case 'email':
      return (text) =>
        text === '' || (anEmail.test(text) && text.length <= 200)
          ? { ok: true, text, patch: row(text) }
          : { ok: false, reason: takeLabels.notAnEmail }
    case 'tags':
      return takeTags(field.column)
    case 'levers':
      return takeLevers
    case 'reference':
      return takeOne(choicesOf[field.list], row)
    case 'names':
    case 'partners':
      return takeMany(choicesOf[field.kind === 'names' ? field.list : 'parties'], (ids) => ({
        links: { [field.tie]: ids },
      }))
    case 'choice': {
      const take = takeChoice(field.words, Object.keys(field.words), row)
      return (text, facts) =>
        text === '' && more.missing === undefined ? { ok: true, text, patch: row(null) } : take(text, facts)
    }
    case 'date': {
      const [on, precision] = field.columns
      return takeDate((day, known) => ({ row: { [on]: day, [precision]: known } }))
    }
    case 'day':
      return takeDay(row, more.missing)
    case 'number':
      return takeNumber(row, { ...field, ...more })
    case 'yes':
      return takeYes(e.yes, row)
    case 'funder':
      return takeFunder(field.columns, field.max, more.missing)
  }
}
