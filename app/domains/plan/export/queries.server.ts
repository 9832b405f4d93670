/** The whole plan of a CTG, ready to leave Trame: read by every member. Rules: docs/rules/plan.md §9. */
import { listParties, listThemes } from '#app/domains/ctg/queries.server.ts'
import { type Actor, requireMembership } from '#app/kernel/actor.ts'
import { authorize } from '#app/kernel/errors.ts'
import { allows } from '#app/kernel/permission.ts'
import { todayIn } from '#app/kernel/time-zone.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { listSheets, type Sheet } from '../action-sheet.server.ts'
import { mainObjective } from '../numbering.ts'
import { axesAbove, loadOutline, type Outline } from '../outline.server.ts'
import { planPermissions } from '../permissions.ts'
import { listLeads, selectServices } from '../queries.server.ts'
import { listSheetLists } from '../sheet-lists.server.ts'
import { type ActionRow, serviceText } from './plan-columns.ts'
import { listsOf } from './plan-tables.ts'

/** Beyond it, a plan is a register of something else; docs/rules/plan.md §9. */
const maxActions = 20_000

type Named = { readonly id: string; readonly name: string }
const nameIn = (things: readonly Named[], id: string | null): string => things.find((one) => one.id === id)?.name ?? ''

/** As on screen: the lead's address is for whoever may write the sheet. */
function seenBy(actor: Actor, ctgId: string, sheet: Sheet): Sheet {
  const { themeId, leadPersonId } = sheet
  return allows(planPermissions.updateAction, actor, { ctgId, themeId, leadPersonId })
    ? sheet
    : { ...sheet, leadEmail: '' }
}

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

/** @throws DomainError not-found for a stranger */
export async function getPlanExport(context: Context, ctgId: string) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  authorize(allows(planPermissions.exportPlan, actor, { ctgId }), 'plan.export-plan')
  const [outline, sheets, parties, themes, services, people, { bodies }] = await Promise.all([
    loadOutline(db, ctgId),
    listSheets(db, ctgId, maxActions),
    listParties(db, ctgId),
    listThemes(db, ctgId),
    selectServices(db, ctgId).execute(),
    listLeads(db, ctgId),
    listSheetLists(db, ctgId),
  ])
  return {
    ctgId,
    today: todayIn(context, ctgId),
    outline,
    actions: sheets.map((sheet) => rowOf(seenBy(actor, ctgId, sheet), outline, parties, people)),
    lists: listsOf({
      themes: themes.map(({ name }) => name),
      parties: parties.map(({ name }) => name),
      services: services.map(({ name, partyShortName }) => serviceText({ name, partyName: partyShortName })),
      bodies: bodies.map(({ name }) => name),
    }),
  }
}
export type PlanExport = Awaited<ReturnType<typeof getPlanExport>>
