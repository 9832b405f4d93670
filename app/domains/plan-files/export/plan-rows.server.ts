/** Every sheet of a plan as its export writes it, with the names its cells may hold. Rules: docs/rules/plan.md §9. */
import { listParties, listThemes } from '#app/domains/ctg/queries.server.ts'
import { mainObjective } from '#app/domains/plan/outline/numbering.ts'
import { axesAbove, loadOutline, type Outline } from '#app/domains/plan/outline/outline.server.ts'
import { selectLeads, selectServices } from '#app/domains/plan/queries.server.ts'
import { listSheets, type Sheet } from '#app/domains/plan/sheet/action-sheet.server.ts'
import { listSheetLists } from '#app/domains/plan/sheet/sheet-lists.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { type ActionRow, areaText, serviceText } from './plan-columns.ts'
import type { TakeFacts } from './take-cell.ts'

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
  const parties = await listParties(db, ctgId)
  const themes = await listThemes(db, ctgId)
  const services = await selectServices(db, ctgId).execute()
  const people = await selectLeads(db, ctgId).execute()
  const { communes, namedAreas, linkedPlans, bodies } = await listSheetLists(db, ctgId)
  const facts: TakeFacts = {
    themes,
    parties,
    services: services.map(({ id, name, partyId, partyShortName }) => ({
      id,
      name: serviceText({ name, partyName: partyShortName }),
      ownName: name,
      partyId,
    })),
    people,
    objectives: outline.objectives,
    communes: communes.map(({ code, name }) => ({ id: code, name })),
    namedAreas: namedAreas.map((area) => ({ id: area.id, name: areaText(area) })),
    linkedPlans,
    bodies,
  }
  return { outline, actions: sheets.map((sheet) => rowOf(sheet, outline, parties, people)), facts }
}
