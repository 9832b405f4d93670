/**
 * Reads back one cell of our own export: the inverse of what a column writes. Pure. Rules: docs/rules/plan.md §9, taking-up.md §5.
 * A value that is read gives its text as Trame would write it: two ways of writing one date are one date.
 */

import type { NameList } from '#app/domains/plan/sheet/field-lists.ts'
import { parseAmounts, saysMoreThanAmounts } from '#app/domains/plan/values/parse-amount.ts'
import { parseDate } from '#app/domains/plan/values/parse-date.ts'
import { plainWords } from '#app/domains/plan/values/plain-words.ts'
import type { DatePrecision } from '#app/kernel/calendar.ts'
import { formatShortDate, parseNumber } from '#app/kernel/format.ts'
import { takeLabels as t } from './take-labels.fr.ts'

export type Taken<Patch> =
  | { readonly ok: true; readonly text: string; readonly patch: Patch }
  /** A sentence: what is wrong and what to do. */
  | { readonly ok: false; readonly reason: string }
export type Take<Patch> = (text: string, facts: TakeFacts) => Taken<Patch>

type Named = { readonly id: string; readonly name: string }
/** What the names written in the cells may be, in the order Trame shows them. */
export type TakeFacts = {
  readonly themes: readonly Named[]
  readonly parties: readonly (Named & { readonly shortName: string })[]
  /** `name` as an export writes it: « Petite enfance (Ville) ». */
  readonly services: readonly (Named & { readonly ownName: string; readonly partyId: string })[]
  readonly people: readonly Named[]
  /** Of the perimeter. */
  readonly communes: readonly Named[]
  /** `name` as an export writes it: « Le Luth (Gennevilliers) ». */
  readonly namedAreas: readonly Named[]
  readonly linkedPlans: readonly Named[]
  readonly bodies: readonly Named[]
  readonly objectives: readonly {
    readonly id: string
    readonly code: string
    readonly title: string
    readonly axisId: string
    readonly themeId: string | null
  }[]
}

const refused = (reason: string): { readonly ok: false; readonly reason: string } => ({ ok: false, reason })

const twoDigits = (number: number): string => String(number).padStart(2, '0')

/** A number as a French spreadsheet shows it, without the noise of its last digits. */
export const numberText = (value: number): string => String(Number(value.toPrecision(12))).replace('.', ',')

/** A day as `31/12/2027`; a date known less precisely as it is exported. */
export const dateText = (day: string | null, precision: DatePrecision): string => {
  if (day === null) return ''
  if (precision !== 'day') return formatShortDate(day, precision)
  const [year = '', month = '', date = ''] = day.split('-')
  return `${twoDigits(Number(date))}/${twoDigits(Number(month))}/${year}`
}

export const takeText =
  <Patch>(
    patch: (text: string) => Patch,
    { max, missing }: { readonly max: number; readonly missing?: string },
  ): Take<Patch> =>
  (text) => {
    if (text === '' && missing !== undefined) return refused(missing)
    return text.length > max ? refused(t.tooLong(max)) : { ok: true, text, patch: patch(text) }
  }

export const takeDate =
  <Patch>(patch: (day: string | null, precision: DatePrecision) => Patch): Take<Patch> =>
  (text) => {
    if (text === '') return { ok: true, text, patch: patch(null, 'month') }
    const date = parseDate(text)
    if (!date) return refused(t.notADate)
    return { ok: true, text: dateText(date.day, date.precision), patch: patch(date.day, date.precision) }
  }

/** A day, and nothing less precise. */
export const takeDay =
  <Patch>(patch: (day: string | null) => Patch, missing?: string): Take<Patch> =>
  (text) => {
    if (text === '') return missing === undefined ? { ok: true, text, patch: patch(null) } : refused(missing)
    const date = parseDate(text)
    if (date?.precision !== 'day') return refused(t.notADay)
    return { ok: true, text: dateText(date.day, 'day'), patch: patch(date.day) }
  }

type NumberLimits = {
  readonly min: number
  readonly max: number
  readonly isInteger?: boolean
  /** In euros: « 12 k€ » is understood. */
  readonly isAmount?: boolean
  readonly missing?: string
}

/** « 12 k€ », and nothing else. */
function parseThousands(text: string): number {
  const [amount, ...others] = parseAmounts(text)
  return amount && amount.label === '' && others.length === 0 && !saysMoreThanAmounts(text) ? amount.euros : Number.NaN
}

export const takeNumber =
  <Patch>(
    patch: (value: number | null) => Patch,
    { min, max, isInteger = false, isAmount = false, missing }: NumberLimits,
  ): Take<Patch> =>
  (text) => {
    if (text === '') return missing === undefined ? { ok: true, text, patch: patch(null) } : refused(missing)
    const plain = parseNumber(text.replace(/€\s*$/, ''))
    const value = plain ?? (isAmount ? parseThousands(text) : Number.NaN)
    if (!Number.isFinite(value)) return refused(t.notANumber)
    if (value < min || value > max || (isInteger && !Number.isInteger(value))) return refused(t.outOfRange(min, max))
    return { ok: true, text: numberText(value), patch: patch(value) }
  }

export const takeChoice =
  <Value extends string, Patch>(
    labels: Readonly<Record<Value, string>>,
    values: readonly Value[],
    patch: (value: Value) => Patch,
  ): Take<Patch> =>
  (text) => {
    const value = values.find((one) => plainWords(labels[one]) === plainWords(text))
    if (value === undefined)
      return refused(
        t.notInList(
          text,
          values.map((one) => labels[one]),
        ),
      )
    return { ok: true, text: labels[value], patch: patch(value) }
  }

export const takeYes =
  <Patch>(yes: string, patch: (isYes: boolean) => Patch): Take<Patch> =>
  (text) => {
    const words = plainWords(text)
    if (words === '' || words === 'non') return { ok: true, text: '', patch: patch(false) }
    return words === 'x' || words === plainWords(yes)
      ? { ok: true, text: yes, patch: patch(true) }
      : refused(t.yesOrNothing)
  }

/** A thing one may name, its text first as Trame writes it. */
type Choice = { readonly id: string; readonly texts: readonly string[] }
export type ChoicesOf = (facts: TakeFacts) => readonly Choice[]

const byName = (things: readonly Named[]): readonly Choice[] => things.map(({ id, name }) => ({ id, texts: [name] }))

export const choicesOf = {
  themes: ({ themes }) => byName(themes),
  parties: ({ parties }) => parties.map(({ id, name, shortName }) => ({ id, texts: [name, shortName] })),
  /** Where an export writes the short name. */
  shortParties: ({ parties }) => parties.map(({ id, name, shortName }) => ({ id, texts: [shortName, name] })),
  services: ({ services }) => byName(services),
  people: ({ people }) => byName(people),
  communes: ({ communes }) => byName(communes),
  areas: ({ namedAreas }) => byName(namedAreas),
  linkedPlans: ({ linkedPlans }) => byName(linkedPlans),
  bodies: ({ bodies }) => byName(bodies),
  objectives: ({ objectives }) =>
    objectives.map(({ id, code, title }) => ({ id, texts: [`${code} ${title}`, code, title] })),
} satisfies Record<NameList, ChoicesOf>

/** By its very name, accents and case forgiven; the way Trame writes it before shorter ways. */
function findChoice(choices: readonly Choice[], text: string): Choice | undefined {
  const words = plainWords(text)
  const depth = Math.max(0, ...choices.map(({ texts }) => texts.length))
  for (let place = 0; place < depth; place += 1) {
    const found = choices.filter(({ texts }) => plainWords(texts[place] ?? '') === words)
    if (found.length === 1) return found[0]
  }
}

const unknown = (text: string, choices: readonly Choice[]) =>
  refused(
    t.notInList(
      text,
      choices.map(({ texts }) => texts[0] ?? ''),
    ),
  )

export const takeOne =
  <Patch>(listOf: ChoicesOf, patch: (id: string | null) => Patch): Take<Patch> =>
  (text, facts) => {
    if (text === '') return { ok: true, text, patch: patch(null) }
    const choices = listOf(facts)
    const choice = findChoice(choices, text)
    return choice ? { ok: true, text: choice.texts[0] ?? '', patch: patch(choice.id) } : unknown(text, choices)
  }

/** One a line; in the order Trame shows them. */
export const takeMany =
  <Patch>(listOf: ChoicesOf, patch: (ids: readonly string[]) => Patch): Take<Patch> =>
  (text, facts) => {
    const choices = listOf(facts)
    const items = text
      .split('\n')
      .map((item) => item.trim())
      .filter((item) => item !== '')
    const wrong = items.find((item) => findChoice(choices, item) === undefined)
    if (wrong !== undefined) return unknown(wrong, choices)
    const ids = new Set(items.map((item) => findChoice(choices, item)?.id))
    const chosen = choices.filter(({ id }) => ids.has(id))
    return {
      ok: true,
      text: chosen.map(({ texts }) => texts[0] ?? '').join('\n'),
      patch: patch(chosen.map(({ id }) => id)),
    }
  }
