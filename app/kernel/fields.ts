/** Building blocks of form schemas: each says in French what is wrong and what to do. Pure. */
import { z } from 'zod'
import { datePrecisions } from './calendar.ts'
import { fieldLabels } from './field-labels.fr.ts'
import { parseNumber } from './format.ts'
import { addressPattern, addressSentence, lengthSentence, longestAddress } from './text-rules.fr.ts'

// Where a schema has no sentence of its own, Zod's would be English.
z.config({ localeError: () => fieldLabels.valid })

/** A reference. An empty one is a list in which nothing was chosen. */
export const id = () =>
  z
    .string({ error: fieldLabels.inList })
    .min(1, { error: fieldLabels.inList })
    .pipe(z.uuid({ error: fieldLabels.reference }))

/** One line of text that must be filled, trimmed. `missing` is the sentence when it is empty. */
export const line = (missing: string, max = 300) =>
  z
    .string({ error: missing })
    .trim()
    .min(1, { error: missing })
    .max(max, { error: lengthSentence(max) })

/** Text that may be empty; absent = ''. */
export const optionalText = (max = 5000) =>
  z
    .string()
    .trim()
    .max(max, { error: lengthSentence(max) })
    .default('')

const linkSentence = fieldLabels.noLink

/** Goes in a mail of ours to an address someone typed: no address of a site in it. Rule: docs/rules/jobs.md §4. */
export const textWithoutLink = <Text extends z.ZodType<string>>(text: Text) =>
  text.refine((value) => !/:\/\/|\bwww\.|[\p{L}\d]\.[a-z]{2,}\/\S/iu.test(value), { error: linkSentence })

/** The same for a name, in which mail readers would make a link of any « mot.fr ». */
export const nameWithoutLink = <Text extends z.ZodType<string>>(name: Text) =>
  name.refine((value) => !/:\/\/|\bwww\.|@|[\p{L}\d]\.[a-z]{2,}/iu.test(value), { error: linkSentence })

/** Text that may be empty; absent, what is there stays. */
export const textIfGiven = (max = 5000) =>
  z
    .string()
    .trim()
    .max(max, { error: lengthSentence(max) })
    .optional()

const daySentence = fieldLabels.date
const isPlausible = (day: string) => day >= '1990-01-01' && day <= '2100-12-31'

/** A day, 'YYYY-MM-DD', between 1990 and 2100. What is no day stops there: rules that compare days never see it. */
export const day = (missing = 'Indiquez une date.') =>
  z
    .string({ error: missing })
    .min(1, { error: missing })
    .pipe(z.iso.date({ error: daySentence, abort: true }).refine(isPlausible, { error: fieldLabels.dateInRange }))

/** A form sends '' for a field left empty: undefined becomes null too. */
export const emptyToNull = (value: unknown) => (value === '' || value === undefined ? null : value)

// A field that may be absent says so in its type too (`prefault`): callers other than forms leave it out.
export const optionalDay = () => z.preprocess(emptyToNull, day().nullable()).prefault('')
/**
 * For `refine`: two days of a form that follow one another; one that is not known is in no order.
 * @returns the rule, and where its sentence is said: at the later one
 */
export function inOrder<Earlier extends string, Later extends string>(earlier: Earlier, later: Later, error: string) {
  const isInOrder = (days: Readonly<Record<Earlier | Later, string | null>>): boolean => {
    const [from, to] = [days[earlier], days[later]]
    return from === null || to === null || from <= to
  }
  const path: PropertyKey[] = [later]
  return [isInOrder, { path, error }] as const
}
export const optionalId = () => z.preprocess(emptyToNull, id().nullable()).prefault('')

/** One of a closed list. */
export const choice = <const Values extends readonly [string, ...string[]]>(
  values: Values,
  missing = fieldLabels.inList,
) => z.enum(values, { error: missing })

export const optionalChoice = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.preprocess(emptyToNull, choice(values).nullable()).prefault('')

/** Several of a closed list, ticked; one at least. @param missing the sentence when none is */
export const choices = <const Values extends readonly [string, ...string[]]>(values: Values, missing: string) =>
  z.preprocess(asList, z.array(choice(values)).min(1, { error: missing }).max(100, { error: missing }))

/** A box ticked sends 'on'. */
export const checkbox = () =>
  z.preprocess((value) => value === 'on' || value === true || value === 'true', z.boolean()).prefault('')

type NumberOptions = { readonly min?: number; readonly max?: number; readonly sentence?: string }

/** A number as French people type it (« 1 234,5 »), or null when empty. @param sentence of what is no number */
export const optionalNumber = ({ min = -1e12, max = 1e12, sentence = fieldLabels.decimal }: NumberOptions = {}) =>
  z
    .preprocess(
      (value) => {
        if (typeof value !== 'string') return value ?? null
        return value.trim() === '' ? null : (parseNumber(value) ?? Number.NaN)
      },
      z
        .number({ error: sentence })
        .min(min, { error: fieldLabels.atLeast(min.toLocaleString('fr-FR')) })
        .max(max, { error: fieldLabels.atMost(max.toLocaleString('fr-FR')) })
        .nullable(),
    )
    .prefault('')

export const optionalInteger = (limits: { readonly min?: number; readonly max?: number } = {}) =>
  optionalNumber({ ...limits, sentence: fieldLabels.whole }).refine(
    (value) => value === null || Number.isInteger(value),
    {
      error: fieldLabels.whole,
    },
  )

export const year = () => optionalInteger({ min: 1990, max: 2100 })

/** The version a form was opened on: a change made meanwhile by another is then seen. */
export const version = () => z.coerce.number({ error: fieldLabels.reload }).int().min(1)

/** Several ticked boxes of one name; one value, several or none. */
export const ids = (mostIds = 200) =>
  z
    .preprocess(
      (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
      z.array(id()).max(mostIds),
    )
    .prefault('')

export const email = () =>
  z
    .string({ error: fieldLabels.email })
    .trim()
    .toLowerCase()
    .max(longestAddress, { error: lengthSentence(longestAddress) })
    .pipe(z.email({ pattern: addressPattern, error: addressSentence }))

/** An address that may be left empty. */
export const optionalEmail = () => z.preprocess(emptyToNull, email().nullable()).prefault('')

/** How much of a date is known. */
export const precision = () => choice(datePrecisions).default('quarter')

/** One value, several or none. */
export const asList = (value: unknown) =>
  value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]

/** Several fields of one name, as one value, several or none; empty ones keep their place. */
export const texts = (maxItems: number, maxLength: number) =>
  z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z
      .array(
        z
          .string()
          .trim()
          .max(maxLength, { error: fieldLabels.textTooLong(maxLength) }),
      )
      .max(maxItems, { error: fieldLabels.tooManyLines(maxItems) }),
  )

/** One name a line in a text area; empty lines are dropped. */
export const lines = (maxItems = 60, maxLength = 200) =>
  z
    .string()
    .max(20_000, { error: fieldLabels.wordsTooLong })
    .default('')
    .transform((text) => [
      ...new Set(
        text
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== ''),
      ),
    ])
    .pipe(
      z
        .array(z.string().max(maxLength, { error: fieldLabels.lineTooLong(maxLength) }))
        .max(maxItems, { error: fieldLabels.tooManyLines(maxItems) }),
    )

/** A whole département fits: the largest, Pas-de-Calais, has 887 communes. */
export const mostCommunes = 1_000

/** Codes of territories: boxes ticked, or one. */
export const territoryCodes = () =>
  z.preprocess(
    // Hundreds of them come in one field.
    (value) => asList(value).flatMap((one) => (typeof one === 'string' ? one.split(' ') : [one])),
    z
      .array(z.string().regex(/^[0-9A-Z]{2,12}$/, { error: fieldLabels.territoryCode }))
      .min(1, { error: fieldLabels.oneCommune })
      .max(mostCommunes, { error: fieldLabels.mostCommunes(mostCommunes) }),
  )

/** Keys of a closed list, ticked; unknown ones are left out by the rule that reads them. */
export const keys = () => z.preprocess(asList, z.array(z.string().max(40)).max(30))

/** A name that may be left empty: null then. */
export const optionalName = () => optionalText(200).transform((text) => text || null)

/** An address that may be left empty: '' then. */
export const optionalAddress = () => optionalEmail().transform((address) => address ?? '')

/** How to read what is heavy: up to its first fault, for to gather those of a million values would hold up everyone for seconds. Zod keeps this option for its `validate`, which tells no fault; its readers heed it. */
export const untilFirstFault: z.core.ParseContextInternal<z.core.$ZodIssue> = { abortEarly: true }
