/** Writes carried sheets and what came along with each, in a handful of statements. */
import { sql } from 'kysely'
import { createSheets } from '#app/domains/plan/sheet/new-sheets.server.ts'
import { insertParts, type NewPart } from '#app/domains/plan/sheet/parts.server.ts'
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
  work: Work,
  ctgId: string,
  sheets: readonly CarriedSheet[],
  ids: readonly string[],
  year: number,
): Promise<void> {
  const partsOf = (list: (sheet: CarriedSheet) => readonly NewPart['row'][]) =>
    sheets.flatMap((sheet, index) => list(sheet).map((row) => ({ id: work.newId(), actionId: ids[index] ?? '', row })))
  const steps = partsOf((sheet) =>
    sheet.steps.map(({ responsiblePartyId, ...step }) => ({ ...step, responsible_party_id: responsiblePartyId })),
  )
  const measures = partsOf((sheet) =>
    sheet.measures.map(({ baselineOn, ...measure }) => ({ ...measure, baseline_on: baselineOn })),
  )
  const means = partsOf((sheet) =>
    sheet.means.map(({ nature, scheme, funderName, funderPartyId }) => ({
      ...{ year, nature, scheme, funder_name: funderName, funder_party_id: funderPartyId },
    })),
  )
  await insertParts(work, ctgId, 'action_step', steps)
  await insertParts(work, ctgId, 'action_measure', measures)
  await insertParts(work, ctgId, 'action_means', means)
}

type Link = { readonly actionId: string; readonly formerId: string }

/** Each new sheet tied to its former one. */
export const tieToFormer = ({ tx }: Work, ctgId: string, formerCtgId: string, links: readonly Link[]) =>
  sql`
    update action set carried_ctg_id = ${formerCtgId}, carried_action_id = link.former_id
    from unnest(${links.map(({ actionId }) => actionId)}::uuid[], ${links.map(({ formerId }) => formerId)}::uuid[])
      as link (id, former_id)
    where action.ctg_id = ${ctgId} and action.id = link.id`.execute(tx)
