/** Fields of an action sheet as a form sends them. Pure. Table: fields.fr.ts. Rules: docs/rules/plan.md §1. */
import { z } from 'zod'
import { choice, id, textIfGiven, version } from '#app/kernel/fields.ts'
import { cafFields, initialStatuses } from '../plan.ts'
import { leversField } from './caf-levers.ts'
import type { ColumnsOf, KeyOf, TiesOf } from './field-kinds.ts'
import { sheetFields } from './fields.fr.ts'
import { formOf, ticked, wordList } from './form-shapes.ts'
import { readLabels } from './read-labels.fr.ts'
import type { SheetState } from './settle.ts'

/** What another act says: the status, the services, watching, taking up. */
const { status: _status, isWatched: _watched, externalId: _origin, ...own } = sheetFields
const { leadServices: _leading, services: _associated, description: words, cafFields: caf, ...others } = own

type Other = (typeof others)[keyof typeof others]

export const sheetForm = {
  ...formOf<Pick<SheetState, KeyOf<ColumnsOf<Other>> | TiesOf<Other>>>(others),
  /** Written on the sheet by several hands (docs/rules/writing.md); its form leaves it as it is. */
  description: textIfGiven(words.max),
  cafFields: ticked(choice(cafFields)),
  [leversField.benefits]: wordList(caf),
  [leversField['social-work']]: wordList(caf),
  [leversField['collective-aid']]: wordList(caf),
}
const sheetShape = z.object(sheetForm)

/** The values of a sheet in what its form sends; the fields of the Caf that act: those ticked, and those of which a lever is written. */
export function valuesSent<Sent extends z.output<typeof sheetShape>>(sent: Sent) {
  const { cafFields: acting, benefitsLevers, socialWorkLevers, collectiveAidLevers, description, ...values } = sent
  const levers = { benefitsLevers, socialWorkLevers, collectiveAidLevers }
  return {
    ...values,
    ...(description !== undefined && { description }),
    cafLevers: cafFields
      .map((field) => ({ field, levers: levers[leversField[field]] }))
      .filter((one) => acting.includes(one.field) || one.levers.length > 0),
  }
}

/** Refined by `z.object(…).refine(endsAfterItStarts, endsBeforeStart)`. */
export const endsBeforeStart = { path: ['endsOn'], error: readLabels.endsBeforeStart }

export const actionStatusField = () => choice(initialStatuses, readLabels.noStatus).default('proposed')

/** Which sheet, as it was when the form was opened. */
export const actionKey = { ctgId: id(), actionId: id(), version: version() }
