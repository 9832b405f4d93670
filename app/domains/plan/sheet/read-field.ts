/**
 * What is meant by the text of a field, typed or pasted in a cell, or read from a file: the one reader. Names are those of the CTG,
 * accents and capitals forgiven; dates and numbers as people write them. Pure. Table: fields.fr.ts. Rules: docs/rules/plan.md §9, §15.
 */
import { parseNumber } from '#app/kernel/format.ts'
import { ctgBoundOf, parseDate } from '#app/kernel/parse-date.ts'
import { plainWords } from '#app/kernel/plain-words.ts'
import { isAddress } from '#app/kernel/text-rules.fr.ts'
import { parseAmounts, saysMoreThanAmounts } from '../values/parse-amount.ts'
import { parseStatus } from '../values/parse-status.ts'
import { type CafLevers, readCafLevers, splitWords } from './caf-levers.ts'
import { statusWords } from './choice-words.fr.ts'
import { blankOf, type Field, type KindOf, keyOf } from './field-kinds.ts'
import { choicesIn, choicesNamed, type FieldLists, type NameList } from './field-lists.ts'
import { yesWord } from './field-text.ts'
import { sheetFields } from './fields.fr.ts'
import { readLabels as t } from './read-labels.fr.ts'

export type Value = string | number | boolean | null | readonly string[] | readonly CafLevers[]
/** By their names in code. */
export type FieldValues = Readonly<Record<string, Value>>
/** The values a text gives, or a sentence: what is wrong and what to do. */
export type Reading<Values = FieldValues> =
  | { readonly ok: true; readonly values: Values }
  | { readonly ok: false; readonly reason: string }

const refused = (reason: string) => ({ ok: false, reason }) as const
const read = <Values>(values: Values) => ({ ok: true, values }) as const

/** @param text without spaces around; the field alone: what the rest of the row allows is for its caller */
export function readField(field: Field, text: string, lists: FieldLists): Reading {
  if (text === '') {
    const missing = 'missing' in field ? field.missing : undefined
    return missing === undefined ? read(blankOf(field)) : refused(missing)
  }
  switch (field.kind) {
    case 'names': {
      const ids = readNames(field.list, text, lists)
      return ids.ok ? read({ [field.tie]: ids.values }) : ids
    }
    case 'partners':
      return readPartners(field, text, lists)
    case 'levers':
      return readLevers(field, text)
    case 'date':
      return readDate(field, text, lists)
    case 'funder':
      return readFunder(field, text, lists)
    default: {
      const value = readOne(field, text, lists)
      return value.ok ? read({ [keyOf(field.column)]: value.values }) : value
    }
  }
}

type OneColumn = Exclude<Field, { readonly kind: 'names' | 'partners' | 'levers' | 'date' | 'funder' }>

function readOne(field: OneColumn, text: string, lists: FieldLists): Reading<Value> {
  switch (field.kind) {
    case 'line':
      return readWords(text.replace(/\s*\n\s*/g, ' '), field.max)
    case 'text':
      return readWords(text, field.max)
    case 'email':
      return isAddress(text) ? read(text) : refused(t.addressNotRead)
    case 'tags': {
      const tags = splitWords(text)
      return areFew(tags, field) ? read(tags) : refused(t.tagsTooMany(field.most, field.max))
    }
    case 'reference':
      return readName(field.list, text, lists)
    case 'choice':
      return readChoice(field, text)
    case 'day': {
      const date = parseDate(text)
      return date?.precision === 'day' ? read(date.day) : refused(t.dayNotRead)
    }
    case 'number':
      return readNumber(field, text)
    case 'yes':
      return readYes(text)
  }
}

const readWords = (words: string, max: number): Reading<string> =>
  words.length > max ? refused(t.tooLong(max)) : read(words)

type Few = { readonly most: number; readonly max: number }
const areFew = (words: readonly string[], { most, max }: Few): boolean =>
  words.length <= most && words.every((word) => word.length <= max)

function readName(list: NameList, text: string, lists: FieldLists): Reading<string> {
  const choices = choicesIn(list, lists)
  const [first, second] = choicesNamed(text, choices)
  if (first) return second ? refused(t.ambiguous(list)) : read(first.id)
  const names = choices.map((choice) => choice.text)
  return refused(t.unknown[list](text, names))
}

const partsOf = (text: string, separator: string | RegExp): readonly string[] =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** One a line, or separated by semicolons; a whole line first: a name may have a semicolon. */
function readNames(list: NameList, text: string, lists: FieldLists): Reading<readonly string[]> {
  const ids = new Set<string>()
  for (const line of partsOf(text, '\n')) {
    const whole = readName(list, line, lists)
    for (const reading of whole.ok ? [whole] : partsOf(line, ';').map((part) => readName(list, part, lists))) {
      if (!reading.ok) return reading
      ids.add(reading.values)
    }
  }
  return read([...ids])
}

/** Names of parties become parties, the others stay words, on their own lines. */
function readPartners({ tie, column, max }: KindOf<'partners'>, text: string, lists: FieldLists): Reading {
  const idOf = (name: string): string | undefined => {
    const reading = readName('parties', name, lists)
    return reading.ok ? reading.values : undefined
  }
  const partyIds = new Set<string>()
  const words = partsOf(text, /\n|;/).flatMap((line) => {
    // A whole line first: a party may have a comma in its name.
    const pieces = idOf(line) === undefined ? partsOf(line, ',') : [line]
    const others = pieces.filter((piece) => {
      const id = idOf(piece)
      if (id !== undefined) partyIds.add(id)
      return id === undefined
    })
    if (others.length === pieces.length) return [line]
    return others.length === 0 ? [] : [others.join(', ')]
  })
  const rest = readWords(words.join('\n'), max)
  return rest.ok ? read({ [tie]: [...partyIds], [keyOf(column)]: rest.values }) : rest
}

function readLevers(field: KindOf<'levers'>, text: string): Reading {
  const { fields, unknown } = readCafLevers(text)
  const [first] = unknown
  if (first !== undefined) return refused(t.leversUnknown(first))
  const isShort = fields.every(({ levers }) => areFew(levers, field))
  return isShort ? read({ [field.tie]: fields }) : refused(t.leversTooMany(field.most, field.max))
}

const [sheetStart] = sheetFields.starts.columns

/** « fin de la CTG » is a day of the CTG; « S2 2026 » begins in July and ends in December. */
function readDate({ columns: [on, precision] }: KindOf<'date'>, text: string, { ctg }: FieldLists): Reading {
  const bound = ctgBoundOf(text)
  const day = bound && (bound === 'start' ? ctg.startsOn : ctg.endsOn)
  const date = day ? { day, precision: 'day' } : parseDate(text, on === sheetStart ? 'start' : 'end')
  return date ? read({ [keyOf(on)]: date.day, [keyOf(precision)]: date.precision }) : refused(t.dateNotRead)
}

/** A party by its name; any other funder as it is written. */
function readFunder({ columns: [party, name], max }: KindOf<'funder'>, text: string, lists: FieldLists): Reading {
  const [found, another] = choicesNamed(text, choicesIn('parties', lists))
  if (found && !another) return read({ [keyOf(party)]: found.id, [keyOf(name)]: found.text })
  const words = readWords(text, max)
  return words.ok ? read({ [keyOf(party)]: null, [keyOf(name)]: words.values }) : words
}

function readChoice({ list, words }: KindOf<'choice'>, text: string): Reading<string> {
  const plain = plainWords(text)
  const value = Object.entries(words).find(([, word]) => plainWords(word) === plain)?.[0]
  if (value !== undefined) return read(value)
  if (list !== 'statuses') return refused(t.choiceUnknown(Object.values(words)))
  const near = parseStatus(text)
  return refused(t.statusUnknown(near && statusWords[near]))
}

/** « 12 k€ », and nothing else. */
function readThousands(text: string): number {
  const [amount, ...others] = parseAmounts(text)
  return amount && amount.label === '' && others.length === 0 && !saysMoreThanAmounts(text) ? amount.euros : Number.NaN
}

function readNumber(field: KindOf<'number'>, text: string): Reading<number> {
  const { min, max, isInteger = false, isAmount = false } = field
  const value = parseNumber(text.replace(/€\s*$/, '')) ?? (isAmount ? readThousands(text) : Number.NaN)
  if (!Number.isFinite(value)) return refused(t.numberNotRead)
  const isPossible = value >= min && value <= max && (!isInteger || Number.isInteger(value))
  return isPossible ? read(value) : refused(t.outOfRange(min, max))
}

function readYes(text: string): Reading<boolean> {
  const words = plainWords(text)
  if (words === 'non') return read(false)
  return words === 'x' || words === yesWord ? read(true) : refused(t.yesOrNothing)
}
