/** Every sheet of a plan as its export writes it, with the names its cells may hold. Rules: docs/rules/plan.md §9. */
import { listParties } from '#app/domains/ctg/queries.server.ts'
import { mainObjective } from '#app/domains/plan/outline/numbering.ts'
import { axesAbove, loadOutline, type Outline } from '#app/domains/plan/outline/outline.server.ts'
import { listSheets, type Sheet } from '#app/domains/plan/sheet/action-sheet.server.ts'
import { loadFieldLists, selectLeads } from '#app/domains/plan/sheet/field-lists.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import type { ActionRow } from './plan-columns.ts'

/** Beyond it, a plan is a register of something else; docs/rules/plan.md §9. */
const maxActions = 20_000

type Named = { readonly id: string; readonly name: string }
const nameIn = (things: readonly Named[], id: string | null): string => things.find((one) => one.id === id)?.name ?? ''

function rowOf(sheet: Sheet, outline: Outline, parties: readonly Named[], people: readonly Named[]): ActionRow {
  const objectiveIds = sheet.objectives.map(({ id }) => id)
  const main = mainObjective(outline.objectives, { objectiveIds })
  const objectives = outline.objectives.filter(({ id }) => objectiveIds.includes(id))
  return {
    ...sheet,
    axisText: axesAbove(outline, sheet.axisId ?? main?.axisId ?? null)
      .map(({ code, title }) => `${code} ${title}`)
      .join(' › '),
    objectiveTexts: objectives.map(({ code, title }) => `${code} ${title}`),
    leadPartyFullName: nameIn(parties, sheet.leadPartyId),
    coLeadPartyFullName: nameIn(parties, sheet.coLeadPartyId),
    leadPersonName: nameIn(people, sheet.leadPersonId),
    partnerNames: sheet.partners.map(({ id }) => nameIn(parties, id)),
  }
}

/** Sheets as rows of the export, without the address of any lead: for who writes none. The caller has checked the right to read. */
export async function toActionRows(db: Reader, ctgId: string, sheets: readonly Sheet[], outline: Outline) {
  const [parties, people] = await Promise.all([listParties(db, ctgId), selectLeads(db, ctgId).execute()])
  return sheets.map((sheet) => rowOf({ ...sheet, leadEmail: '' }, outline, parties, people))
}

/** The caller has checked the right. One after the other: a command has a single connection. */
export async function loadPlanRows(db: Reader, ctgId: string) {
  const outline = await loadOutline(db, ctgId)
  const sheets = await listSheets(db, ctgId, maxActions)
  const facts = await loadFieldLists(db, ctgId)
  return { outline, actions: sheets.map((sheet) => rowOf(sheet, outline, facts.parties, facts.people)), facts }
}
