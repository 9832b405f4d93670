/** Writes carried sheets and what came along with each, in a handful of statements. */
import { sql } from 'kysely'
import { createSheets } from '#app/domains/plan/sheet/new-sheets.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { CarriedSheet } from './carried-sheet.ts'

/** @param year of the lines of means: the first of the CTG. @returns the id of each, in the same order */
export async function writeCarried(
  work: Work,
  ctgId: string,
  sheets: readonly CarriedSheet[],
  year: number,
): Promise<readonly string[]> {
  const created = await createSheets(
    work,
    ctgId,
    sheets.map(({ fields }) => fields),
  )
  const ids = created.map(({ id }) => id)
  await writeParts(work, ctgId, sheets, ids, year)
  return ids
}

async function writeParts(
  { tx, newId }: Work,
  ctgId: string,
  sheets: readonly CarriedSheet[],
  ids: readonly string[],
  year: number,
): Promise<void> {
  const of = <Part, Row>(read: (sheet: CarriedSheet) => readonly Part[], make: (part: Part) => Row) =>
    sheets.flatMap((sheet, index) =>
      read(sheet).map((part, position) => ({ ctg_id: ctgId, action_id: ids[index] ?? '', position, ...make(part) })),
    )
  const steps = of(
    ({ steps: list }) => list,
    ({ responsiblePartyId, ...step }) => ({
      ...{ id: newId(), ...step, responsible_party_id: responsiblePartyId, status: 'to-come' as const },
    }),
  )
  const measures = of(
    ({ measures: list }) => list,
    ({ baselineOn, ...measure }) => ({ id: newId(), ...measure, baseline_on: baselineOn }),
  )
  const means = of(
    ({ means: list }) => list,
    ({ nature, scheme, funderName, funderPartyId }) => ({
      ...{ id: newId(), year, nature, scheme, funder_name: funderName, funder_party_id: funderPartyId },
      ...{ state: 'estimated' as const, amount_euros: null },
    }),
  )
  if (steps.length > 0) await tx.insertInto('action_step').values(steps).execute()
  if (measures.length > 0) await tx.insertInto('action_measure').values(measures).execute()
  if (means.length > 0) await tx.insertInto('action_means').values(means).execute()
}

type Link = { readonly actionId: string; readonly formerId: string }

/** Each new sheet tied to its former one. */
export const tieToFormer = ({ tx }: Work, ctgId: string, formerCtgId: string, links: readonly Link[]) =>
  sql`
    update action set carried_ctg_id = ${formerCtgId}, carried_action_id = link.former_id
    from unnest(${links.map(({ actionId }) => actionId)}::uuid[], ${links.map(({ formerId }) => formerId)}::uuid[])
      as link (id, former_id)
    where action.ctg_id = ${ctgId} and action.id = link.id`.execute(tx)
