/** What a form says of a step, of means or of a measure: its columns, and its title for the journal. Rules: docs/rules/plan.md §3, §5, §7. */

import { DomainError, found } from '#app/kernel/errors.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { meansFields } from './fields.fr.ts'
import { meansColumns, measureColumns, stepColumns } from './part-fields.ts'
import { requireRows } from './store.server.ts'

type PartInput<Columns extends (values: never, ...others: never) => unknown> = Parameters<Columns>[0] & {
  readonly ctgId: string
}

/** @throws DomainError not-found when another CTG's party answers for it */
export async function readStep(work: Work, input: PartInput<typeof stepColumns>) {
  await requireRows(work, 'party', input.ctgId, [input.responsiblePartyId])
  return { row: stepColumns(input), title: input.title }
}

/** @throws as `nameOfFunder` */
export async function readMeans(work: Work, input: PartInput<typeof meansColumns>) {
  const title = await nameOfFunder(work, input)
  return { row: meansColumns(input, title), title }
}

export const readMeasure = async (_work: Work, input: PartInput<typeof measureColumns>) => ({
  row: measureColumns(input),
  title: input.name,
})

/** Of the party when it is one, else as written. @throws DomainError not-found | invalid when neither is told */
async function nameOfFunder({ tx }: Work, { ctgId, funderPartyId, funderName }: PartInput<typeof meansColumns>) {
  if (funderPartyId === null && funderName === '')
    throw new DomainError('invalid', 'plan.funder-missing', { funderName: meansFields.funder.missing ?? '' })
  if (funderPartyId === null) return funderName
  const party = await rowOf(tx, 'party', { ctgId, id: funderPartyId }).find(['name'])
  return found(party, 'plan.party-not-found').name
}
