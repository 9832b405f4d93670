/** What the pages of the plan read, and what it gives to the slices above. Every function starts from the actor or says who checks. */
import { listParties, listThemes } from '#app/domains/ctg/queries.server.ts'
import { showText } from '#app/domains/observatory/shown-texts.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { authorize } from '#app/kernel/errors.ts'
import { allows, requireOpen } from '#app/kernel/permission.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { mainObjective } from './outline/numbering.ts'
import { axesAbove, loadOutline } from './outline/outline.server.ts'
import { mayWriteSheet, planPermissions, seesLeadAddress, shownSheet } from './permissions.ts'
import { isStepLate } from './plan.ts'
import { listActions, listActionsOfMany } from './sheet/action-list.server.ts'
import { flagsOfSheet, listSheets, loadSheet, loadSheets } from './sheet/action-sheet.server.ts'
import { askContext, contextOf } from './sheet/context.server.ts'
import { listDependencyChoices, withConflict } from './sheet/dependencies.server.ts'
import { selectLeads } from './sheet/field-lists.server.ts'
import { listSheetHistory, shownHistory } from './sheet/history.server.ts'
import { sumMeans } from './sheet/means.ts'
import { selectServices } from './sheet/services.server.ts'
import { listSheetLists } from './sheet/sheet-lists.server.ts'
import type { ActionKey } from './sheet/store.server.ts'
import { getThread } from './sheet/thread.server.ts'

export { type ActionLine, type ListedLine, listedLine } from './sheet/action-list.server.ts'
export { findRestricted } from './sheet/restricted-sheets.server.ts'
export { selectServices } from './sheet/services.server.ts'
export type { Thread } from './sheet/thread.server.ts'
export { listHolds } from './sheet/undo-sheets.server.ts'

/** One action: its sheet, its thread, its history. */
export async function getActionPage(context: Context, key: ActionKey) {
  const { db, actor } = context
  requireMembership(actor, key.ctgId)
  const today = todayIn(context, key.ctgId)
  const [sheet, outline, thread, history, figures] = await Promise.all([
    loadSheet(db, key),
    loadOutline(db, key.ctgId),
    getThread(
      db,
      key,
      actor.memberships.map(({ ctgId }) => ctgId),
    ),
    listSheetHistory(db, key),
    askContext(db, key),
  ])
  const description = await showText(db, key.ctgId, {
    subjectType: 'action',
    subjectId: key.actionId,
    field: 'description',
    words: sheet.description,
  })
  const thing = { ...sheet, ctgId: key.ctgId }
  const objectiveIds = sheet.objectives.map(({ id }) => id)
  const main = mainObjective(outline.objectives, { objectiveIds })
  // The objective that gives its number comes first, in the breadcrumb and in the thread.
  const objectives = outline.objectives
    .filter(({ id }) => objectiveIds.includes(id))
    .toSorted((one, other) => Number(other === main) - Number(one === main))
  const mayEdit = mayWriteSheet(actor, thing)
  return {
    ctgId: key.ctgId,
    today,
    sheet: shownSheet(actor, key.ctgId, sheet),
    description,
    flags: flagsOfSheet(sheet, today),
    lateStepIds: sheet.steps.filter((step) => isStepLate(step, today)).map(({ id }) => id),
    axes: axesAbove(outline, sheet.axisId ?? main?.axisId ?? null),
    objectives,
    meansSums: sumMeans(
      sheet.means.map(({ year, funderName, funderShortName, amountEuros }) => ({
        year,
        funderName: funderShortName ?? funderName,
        amountEuros,
      })),
    ),
    thread: {
      ...thread,
      objectives: objectives.flatMap(({ id }) => thread.objectives.filter(({ objectiveId }) => objectiveId === id)),
    },
    context: await contextOf(figures, thread, sheet.measures),
    dependencies: sheet.dependencies.map(withConflict),
    history: shownHistory(history, seesLeadAddress(actor, thing)),
    may: {
      edit: mayEdit,
      changeStatus: allows(planPermissions.changeActionStatus, actor, thing),
      restrict: allows(planPermissions.restrictAction, actor, thing),
    },
  }
}

export type ActionPageData = Awaited<ReturnType<typeof getActionPage>>

/** What the form of a sheet lets one choose. */
async function getSheetChoices({ db }: Context, ctgId: string) {
  const [outline, parties, themes, services, members, decisions, lists] = await Promise.all([
    loadOutline(db, ctgId),
    listParties(db, ctgId),
    listThemes(db, ctgId),
    selectServices(db, ctgId).execute(),
    selectLeads(db, ctgId).execute(),
    listDecisions(db, ctgId),
    listSheetLists(db, ctgId),
  ])
  return { objectives: outline.objectives, parties, themes, services, members, decisions, ...lists }
}

export type SheetChoices = Awaited<ReturnType<typeof getSheetChoices>>

/** The form of a new action. */
export async function getNewActionPage(context: Context, ctgId: string) {
  requireMembership(context.actor, ctgId)
  requireOpen(context.actor, ctgId)
  const choices = await getSheetChoices(context, ctgId)
  const mayCreate = choices.themes.some(({ id }) =>
    allows(planPermissions.createAction, context.actor, { ctgId, themeId: id }),
  )
  authorize(mayCreate, 'plan.create-action')
  const mayRestrict = allows(planPermissions.restrictAction, context.actor, { ctgId })
  return { ctgId, mayRestrict, ...choices }
}

/** The forms of an action: sheet, services, steps, means, measures, dependencies, documents. */
export async function getEditActionPage(context: Context, key: ActionKey) {
  requireMembership(context.actor, key.ctgId)
  requireOpen(context.actor, key.ctgId)
  const { db } = context
  const [sheet, choices, awaitable] = await Promise.all([
    loadSheet(db, key),
    getSheetChoices(context, key.ctgId),
    listDependencyChoices(db, key),
  ])
  const thing = { ...sheet, ctgId: key.ctgId }
  return {
    ctgId: key.ctgId,
    sheet: shownSheet(context.actor, key.ctgId, sheet),
    choices,
    /** Those where it waits: the others are changed on the sheet that waits. */
    dependencies: sheet.dependencies.filter(({ waiting }) => waiting.actionId === key.actionId).map(withConflict),
    awaitable,
    may: {
      edit: mayWriteSheet(context.actor, thing),
      changeStatus: allows(planPermissions.changeActionStatus, context.actor, thing),
      restrict: allows(planPermissions.restrictAction, context.actor, thing),
    },
  }
}

/** The latest decisions of the CTG, for an act that rests on one. */
export const listDecisions = (db: Reader, ctgId: string) =>
  rowsOf(db, 'decision', { ctg_id: ctgId })
    .select(['id', 'number', 'text', 'decided_on as decidedOn'])
    .orderBy('number', 'desc')
    .limit(50)
    .execute()

/** Every line of the plan with its flags, for the slices above. The caller has checked the right to read. */
export const listPlanActions = listActions

/** The same for several CTGs. The caller has checked the right to read. */
export const listPlanActionsOfMany = listActionsOfMany

/** Axes and objectives with their codes, in order. The caller has checked the right to read. */
export const loadPlanOutline = loadOutline

/** One sheet with all its parts, as who asks is given it. The caller has checked the right to read. */
export const loadActionSheet = async ({ db, actor }: Context, key: ActionKey) =>
  shownSheet(actor, key.ctgId, await loadSheet(db, key))

/** Some sheets with all their parts, by code. The caller has checked the right to read. */
export const listActionSheets = loadSheets

/** Every sheet with all its parts, by code. The caller has checked the right to read. */
export const listPlanSheets = listSheets

/** What is to be seen of one sheet, for the slices above. */
export const flagsOfActionSheet = flagsOfSheet

/** The whole plan as a document tells it: axes and objectives with their codes, every sheet. The caller has checked the right to read. */
export async function getPlanForDocument(db: Reader, ctgId: string) {
  // One after the other: a caller may be inside a transaction, which has a single connection.
  const outline = await loadOutline(db, ctgId)
  return { ...outline, sheets: await listSheets(db, ctgId) }
}
export type PlanForDocument = Awaited<ReturnType<typeof getPlanForDocument>>
