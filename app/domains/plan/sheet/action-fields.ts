/** Fields of an action sheet as a form sends them: the eight first, then the rest. Pure. Rules: docs/rules/plan.md §1. */
import { z } from 'zod'
import {
  choice,
  id,
  ids,
  line,
  optionalChoice,
  optionalDay,
  optionalId,
  optionalText,
  textIfGiven,
  version,
} from '#app/kernel/fields.ts'
import { actionPriorities, actionRecurrences, cafFields, inhabitantsParts, initialStatuses } from '../plan.ts'
import { type CafLevers, leversField, splitWords } from './caf-levers.ts'

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

/** Words one after the other on one line: « parentalité, répit ». */
const wordList = (most: number, longest = 100) =>
  optionalText(most * longest)
    .transform(splitWords)
    .pipe(
      z
        .array(z.string().max(longest, { error: `Un de ces mots est trop long : ${longest} caractères au plus.` }))
        .max(most, { error: `Il y a trop de mots : ${most} au plus.` }),
    )

export const foldedFields = {
  need: optionalText(),
  /** Written on the sheet by several hands (docs/rules/writing.md); its form leaves it as it is. */
  description: textIfGiven(20_000),
  public: optionalText(500),
  areas: optionalText(500),
  electedSponsor: optionalText(200),
  coLeadPartyId: optionalId(),
  coLeadName: optionalText(200),
  bodyId: optionalId(),
  expectedResults: optionalText(),
  tags: wordList(20, 60),
  inhabitantsPart: optionalChoice(inhabitantsParts),
  priority: optionalChoice(actionPriorities),
  recurrence: optionalChoice(actionRecurrences),
  calendarText: optionalText(500),
  humanMeans: optionalText(2000),
  materialMeans: optionalText(2000),
  watchPoints: optionalText(),
  successConditions: optionalText(),
  qualitativeIndicators: optionalText(),
}

/** Boxes ticked under one name: none, one or several. */
const ticked = <Item extends z.ZodType>(item: Item) =>
  z
    .preprocess(
      (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
      z.array(item).max(500),
    )
    .prefault([])

/** What a sheet is tied to, chosen in the lists of the CTG. */
export const tiedFields = {
  communeCodes: ticked(z.string().max(12)),
  areaIds: ids(),
  linkedPlanIds: ids(),
  cafFields: ticked(choice(cafFields)),
  benefitsLevers: wordList(20),
  socialWorkLevers: wordList(20),
  collectiveAidLevers: wordList(20),
}
const tiedShape = z.object(tiedFields)

/** The fields of the Caf that act here: those ticked, and those of which a lever is written. */
const cafLeversOf = (given: z.output<typeof tiedShape>): readonly CafLevers[] =>
  cafFields
    .map((field) => ({ field, levers: given[leversField[field]] }))
    .filter(({ field, levers }) => given.cafFields.includes(field) || levers.length > 0)

/** What a form sends of a sheet, told apart: its own fields, and what it is tied to. */
export function splitTies<Given extends z.output<typeof tiedShape>>(given: Given) {
  const { communeCodes, areaIds, linkedPlanIds, cafFields: _ticked, ...others } = given
  const { benefitsLevers: _benefits, socialWorkLevers: _socialWork, collectiveAidLevers: _aid, ...fields } = others
  return { fields, ties: { communeCodes, areaIds, linkedPlanIds, cafLevers: cafLeversOf(given) } }
}

/** Refined by `z.object(…).refine(endsAfterItStarts, endsBeforeStart)`. */
export const endsBeforeStart = { path: ['endsOn'], error: 'La fin est avant le début : corrigez l’une des deux dates.' }

export const actionStatusField = () => choice(initialStatuses, 'Choisissez un état.').default('proposed')

/** Which sheet, as it was when the form was opened. */
export const actionKey = { ctgId: id(), actionId: id(), version: version() }
