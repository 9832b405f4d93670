/** A progress report as its form sends it, alone or with others on one page. Pure. Rules: docs/rules/followup.md §1. */
import { z } from 'zod'
import { keptFiles } from '#app/domains/documents/kept-file.ts'
import {
  checkbox,
  choice,
  id,
  line,
  optionalChoice,
  optionalDay,
  optionalId,
  optionalInteger,
  optionalNumber,
  optionalText,
} from '#app/kernel/fields.ts'
import { difficultyKinds, reportableStatuses } from './followup.ts'
import { inputLabels } from './input-labels.fr.ts'
import { mostFiles, valuePrefix } from './report-field-names.ts'

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
    coversFrom: optionalDay(),
    coversTo: optionalDay(),
    facts: line(inputLabels.facts, 5000),
    status: choice(reportableStatuses, inputLabels.status),
    isWatched: checkbox(),
    /** 0 on time, +n months late, −n ahead; null when not said. */
    delayMonths: optionalInteger({ min: -120, max: 120 }),
    difficultyKind: optionalChoice(difficultyKinds),
    difficulty: optionalText(2000),
    helpWanted: optionalText(2000),
    helpBodyId: optionalId(),
    peopleReached: optionalInteger({ min: 0, max: 10_000_000 }),
    publicsReached: optionalText(500),
    meansUsed: optionalText(1000),
    nextStep: optionalText(500),
    nextStepOn: optionalDay(),
    proposedEndsOn: optionalDay(),
    proposedStepId: optionalId(),
    proposedStepTitle: optionalText(300),
    proposedStepOn: optionalDay(),
    proposedLead: optionalText(200),
    proposedPartner: optionalText(200),
    adjustment: optionalText(2000),
    valueSource: optionalText(200),
    files: keptFiles(mostFiles),
    filesCaption: optionalText(300),
    /** For whom someone else enters; the lead of the sheet when left empty. */
    enteredFor: optionalText(200),
    /** Accepted in the same gesture, by someone who may. */
    isAccepted: checkbox(),
  })
  .superRefine((input, context) => {
    const refuseAt = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message })
    for (const [name, text] of Object.entries(input)) {
      const read = name.startsWith(valuePrefix) ? valueShape.safeParse(text) : undefined
      if (read?.error) refuseAt(name, read.error.issues[0]?.message ?? inputLabels.number)
    }
    const { coversFrom, coversTo, proposedStepId, proposedStepTitle, proposedStepOn } = input
    if (coversFrom && coversTo && coversTo < coversFrom) refuseAt('coversTo', inputLabels.periodEndsAfter)
    if (proposedStepId && proposedStepTitle) refuseAt('proposedStepTitle', inputLabels.oneStep)
    if (proposedStepId && !proposedStepOn) refuseAt('proposedStepOn', inputLabels.stepNewDate)
    if (proposedStepOn && !proposedStepId && !proposedStepTitle) refuseAt('proposedStepTitle', inputLabels.whichStep)
  })

/** A report as read from its form. */
export type ReportInput = z.output<typeof reportInput>

/**
 * The fields of one report on a page that holds several, under their own names.
 * @param prefix start of the names of its fields, as given to `ReportFields`
 */
export const fieldsUnder = (
  values: Readonly<Record<string, unknown>>,
  prefix: string,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
    ),
  )
