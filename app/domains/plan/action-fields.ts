/** Fields of an action sheet as a form sends them: the eight first, then the rest. Pure. Rules: docs/rules/plan.md §1. */
import { z } from 'zod'
import { firstDayOf } from '#app/kernel/calendar.ts'
import {
  choice,
  id,
  ids,
  line,
  optionalDay,
  optionalId,
  optionalText,
  textIfGiven,
  version,
} from '#app/kernel/fields.ts'
import { type ActionDates, cafFields, initialStatuses } from './plan.ts'

export const precision = () => choice(['day', 'month', 'quarter', 'year']).default('month')

/** Title, objectives, lead, partners, start, end, next step; the eighth, the status, has its own act. */
export const firstFields = {
  title: line('Donnez un titre à l’action.'),
  objectiveIds: ids(),
  themeId: optionalId(),
  leadPartyId: optionalId(),
  leadServiceId: optionalId(),
  leadName: optionalText(200),
  leadPersonId: optionalId(),
  leadEmail: z
    .union([
      z.literal(''),
      z.email({
        error: 'Cette adresse électronique n’est pas valable : vérifiez-la, par exemple prenom.nom@ville.fr.',
      }),
    ])
    .default(''),
  partyIds: ids(),
  partnersText: optionalText(500),
  startsOn: optionalDay(),
  startsPrecision: precision(),
  endsOn: optionalDay(),
  endsPrecision: precision(),
  nextStep: optionalText(500),
  nextStepOn: optionalDay(),
}

export const foldedFields = {
  need: optionalText(),
  /** Written on the sheet by several hands (docs/rules/writing.md); its form leaves it as it is. */
  description: textIfGiven(20_000),
  public: optionalText(500),
  areas: optionalText(500),
  electedSponsor: optionalText(200),
  cafFields: z
    .preprocess(
      (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
      z.array(choice(cafFields)),
    )
    .prefault([]),
}

/** Refined by `z.object(…).refine(endsAfterItStarts, endsBeforeStart)`. */
export const endsBeforeStart = { path: ['endsOn'], error: 'La fin est avant le début : corrigez l’une des deux dates.' }

/** A date known to the month, quarter or year is kept as its first day. */
export const firstDates = ({ startsOn, startsPrecision, endsOn, endsPrecision }: ActionDates) => ({
  startsOn: startsOn && firstDayOf(startsOn, startsPrecision),
  endsOn: endsOn && firstDayOf(endsOn, endsPrecision),
})

export const actionStatusField = () => choice(initialStatuses, 'Choisissez un état.').default('proposed')

/** Which sheet, as it was when the form was opened. */
export const actionKey = { ctgId: id(), actionId: id(), version: version() }
