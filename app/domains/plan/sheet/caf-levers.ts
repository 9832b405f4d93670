/** What the Caf brings to an action, by its three fields, as words and back. Pure. Rules: docs/rules/plan.md §11. */

import { plainWords } from '#app/kernel/plain-words.ts'
import { planLabels as t } from '../labels.fr.ts'
import { type CafField, cafFields } from '../plan.ts'

/** One field of the Caf that acts here, with its levers as written: « bonus territoire », « PS », « COF »…; none: not said which. */
export type CafLevers = { readonly field: CafField; readonly levers: readonly string[] }

/** At which field of a form the levers of each field of the Caf are written. */
export const leversField = {
  benefits: 'benefitsLevers',
  'social-work': 'socialWorkLevers',
  'collective-aid': 'collectiveAidLevers',
} as const satisfies Record<CafField, string>

/** Words people type one after the other: commas, semicolons or line breaks between them; each kept once. */
export const splitWords = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[,;\n]/)
      .map((word) => word.trim().replace(/\s+/g, ' '))
      .filter((word) => word !== ''),
  ),
]

/** One field a line, in the order of `cafFields`: « aides collectives : bonus territoire, FPT ». */
export const writeCafLevers = (fields: readonly CafLevers[]): string =>
  cafFields
    .flatMap((field) => fields.filter((one) => one.field === field))
    .map(t.cafLevers)
    .join('\n')

/** Other words for the same fields, met in plans. */
const otherNames: Readonly<Record<string, CafField>> = {
  'prestations legales': 'benefits',
  'travail social': 'social-work',
  'intervention sociale': 'social-work',
  'action sociale collective': 'collective-aid',
}

const fieldNamed = (name: string): CafField | undefined =>
  cafFields.find((field) => plainWords(t.cafField[field]) === plainWords(name)) ?? otherNames[plainWords(name)]

/**
 * What `writeCafLevers` wrote, or people by hand; fields may also be separated by commas when none says its levers.
 * @returns each field once, and the lines that name none of the three
 */
export function readCafLevers(text: string): {
  readonly fields: readonly CafLevers[]
  readonly unknown: readonly string[]
} {
  const lines = text.split('\n').flatMap((line) => (line.includes(':') ? [line] : splitWords(line)))
  const read = lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [name = '', ...levers] = line.split(':')
      return { line, field: fieldNamed(name), levers: splitWords(levers.join(':')) }
    })
  return {
    fields: cafFields.flatMap((field) => {
      const of = read.filter((one) => one.field === field)
      return of.length === 0 ? [] : [{ field, levers: [...new Set(of.flatMap(({ levers }) => levers))] }]
    }),
    unknown: read.flatMap(({ line, field }) => (field === undefined ? [line] : [])),
  }
}
