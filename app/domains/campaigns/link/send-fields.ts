/** What the page of a link sends: the reports filled on it, and « rien de neuf » about one. Pure. Rules: docs/rules/followup.md §7.3. */
import { z } from 'zod'
import { fieldsUnder } from '#app/domains/followup/report-fields.ts'
import { optionalId } from '#app/kernel/fields.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { fieldPrefix, isFilled } from './link.ts'

const missing = inputLabels.oneReport
const bothSaid = inputLabels.writtenOrNothing

/** Fields are named `<action>.<field>`; `nothingNew` is the button of one action. */
export const sentFields = z.looseObject({ nothingNew: optionalId() })

export type SentSection = { readonly actionId: string; readonly fields: Readonly<Record<string, unknown>> }
export type Sent = { readonly sections: readonly SentSection[]; readonly nothingNew: string | null }
export type SentRefusal = { readonly field: string; readonly sentence: string }

/** Everything that was filled, so that nothing typed is left behind; a sentence at its field when nothing can be sent. */
export function readSent(input: z.output<typeof sentFields>, actionIds: readonly string[]): Sent | SentRefusal {
  const { nothingNew } = input
  const sections = actionIds
    .map((actionId) => ({ actionId, fields: fieldsUnder(input, fieldPrefix(actionId)) }))
    .filter(({ fields }) => isFilled(fields))
  const factsOf = (actionId: string): string => `${fieldPrefix(actionId)}facts`
  if (sections.some(({ actionId }) => actionId === nothingNew))
    return { field: factsOf(nothingNew ?? ''), sentence: bothSaid }
  if (sections.length === 0 && nothingNew === null) return { field: factsOf(actionIds[0] ?? ''), sentence: missing }
  return { sections, nothingNew }
}
