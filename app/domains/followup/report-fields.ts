/** A progress report as its form sends it. Pure. Rules: docs/rules/followup.md §1. */
import { z } from 'zod'
import {
  checkbox,
  choice,
  id,
  line,
  optionalChoice,
  optionalDay,
  optionalInteger,
  optionalNumber,
  optionalText,
} from '#app/kernel/fields.ts'
import { difficultyKinds, reportableStatuses } from './followup.ts'

const valuePrefix = 'value-'
/** Name of the field of a measure's value. */
export const valueField = (measureId: string): string => `${valuePrefix}${measureId}`

const valueShape = optionalNumber()

/** Values read, by measure: fields left empty are not in it. */
export const readValues = (input: Readonly<Record<string, unknown>>): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(input).flatMap(([name, text]) => {
      const value = name.startsWith(valuePrefix) ? valueShape.safeParse(text).data : null
      return typeof value === 'number' ? [[name.slice(valuePrefix.length), value] as const] : []
    }),
  )

/** The shape, plus one `value-<id of the measure>` per measure read. */
export const reportInput = z
  .looseObject({
    ctgId: id(),
    actionId: id(),
    /** Today when left out. */
    reportedOn: optionalDay(),
    facts: line('Dites en quelques mots ce qui s’est passé.', 5000),
    status: choice(reportableStatuses, 'Dites où en est l’action.'),
    isWatched: checkbox(),
    difficultyKind: optionalChoice(difficultyKinds),
    difficulty: optionalText(2000),
    helpWanted: optionalText(2000),
    peopleReached: optionalInteger({ min: 0, max: 10_000_000 }),
    nextStep: optionalText(500),
    nextStepOn: optionalDay(),
    proposedEndsOn: optionalDay(),
    adjustment: optionalText(2000),
    valueSource: optionalText(200),
    /** For whom a coordinator enters; the lead of the sheet when left empty. */
    enteredFor: optionalText(200),
    /** Accepted in the same gesture, by someone who may. */
    isAccepted: checkbox(),
  })
  .superRefine((input, context) => {
    for (const [name, text] of Object.entries(input)) {
      const read = name.startsWith(valuePrefix) ? valueShape.safeParse(text) : undefined
      if (read?.error)
        context.addIssue({
          code: 'custom',
          path: [name],
          message: read.error.issues[0]?.message ?? 'Nombre à corriger.',
        })
    }
  })
