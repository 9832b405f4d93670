/** What the pages of corrective actions read: the list, one of them, the form of a new one, those of an objective or of a decision. */
import { listHistory } from '#app/domains/audit/queries.server.ts'
import { findEnd } from '#app/domains/meetings/queries.server.ts'
import { listPlanActions, loadPlanOutline } from '#app/domains/plan/queries.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { found } from '#app/kernel/errors.ts'
import { allows, requireOpen } from '#app/kernel/permission.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { type CorrectiveState, isCorrectiveLate } from './followup.ts'
import { followupPermissions } from './permissions.ts'
import { type CorrectiveLine, selectCorrectives } from './rows.server.ts'

/** The form of a corrective action: what it may be about, and the decisions it may rest on. */
export async function getCorrectiveForm(context: Context, ctgId: string) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  requireOpen(actor, ctgId)
  const [actions, outline, decisions] = await Promise.all([
    listPlanActions(db, ctgId, todayIn(context, ctgId)),
    loadPlanOutline(db, ctgId),
    rowsOf(db, 'decision', { ctg_id: ctgId })
      .select(['id', 'number', 'text', 'decided_on as decidedOn'])
      .orderBy('number', 'desc')
      .limit(50)
      .execute(),
  ])
  return {
    ctgId,
    actions: actions.map(({ id, code, title }) => ({ id, code, title })),
    objectives: outline.objectives.map(({ id, code, title }) => ({ id, code, title })),
    decisions,
    mayOpen:
      allows(followupPermissions.openCorrectiveAction, actor, { ctgId, themeId: null }) ||
      outline.axes.some(({ themeId }) => allows(followupPermissions.openCorrectiveAction, actor, { ctgId, themeId })),
  }
}

export type CorrectiveFormData = Awaited<ReturnType<typeof getCorrectiveForm>>

/** One corrective action, what was noted of it, the oldest first, and its history. */
export async function getCorrectivePage(
  context: Context,
  { ctgId, correctiveActionId }: { readonly ctgId: string; readonly correctiveActionId: string },
) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  const today = todayIn(context, ctgId)
  const [row, notes, history] = await Promise.all([
    selectCorrectives(db, ctgId).where('corrective.id', '=', correctiveActionId).executeTakeFirst(),
    rowsOf(db, 'corrective_note', { ctg_id: ctgId, corrective_action_id: correctiveActionId })
      .select(['id', 'noted_on as notedOn', 'text', 'written_by as writtenBy'])
      .orderBy('noted_on')
      .orderBy('created_at')
      .limit(200)
      .execute(),
    listHistory(db, ctgId, { type: 'corrective-action', id: correctiveActionId }),
  ])
  const corrective = found(row, 'followup.corrective-not-found')
  const thing = { ctgId, themeId: corrective.themeId }
  const isOpen = corrective.state === 'open'
  return {
    ctgId,
    today,
    corrective,
    isLate: isCorrectiveLate(corrective.state, corrective.dueOn, today),
    notes,
    history,
    may: {
      close: isOpen && allows(followupPermissions.closeCorrectiveAction, actor, thing),
      note: isOpen && allows(followupPermissions.addCorrectiveNote, actor, thing),
    },
  }
}

export type CorrectivePageData = Awaited<ReturnType<typeof getCorrectivePage>>

const withLateness = (correctives: readonly CorrectiveLine[], today: string) =>
  correctives.map((row) => ({ ...row, isLate: isCorrectiveLate(row.state, row.dueOn, today) }))

/** What the list may be narrowed to; `late`: open and past its day. */
export const correctiveFilters = ['open', 'late', 'done', 'dropped'] as const
export type CorrectiveFilter = (typeof correctiveFilters)[number]

const isShown = (filter: CorrectiveFilter | undefined, one: { state: CorrectiveState; isLate: boolean }): boolean =>
  filter === undefined || (filter === 'late' ? one.isLate : one.state === filter)

const longestList = 300

/** Every corrective action of the CTG under a filter; counts are those of all. */
export async function getCorrectivesPage(context: Context, ctgId: string, filter: CorrectiveFilter | undefined) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  const today = todayIn(context, ctgId)
  const all = withLateness(await selectCorrectives(db, ctgId).limit(longestList).execute(), today)
  return {
    ctgId,
    today,
    filter: filter ?? null,
    correctives: all.filter((one) => isShown(filter, one)),
    counts: correctiveFilters.map((one) => ({ filter: one, count: all.filter((row) => isShown(one, row)).length })),
    totalCount: all.length,
    mayOpen:
      (await findEnd(db, ctgId, today)) === null &&
      allows(followupPermissions.openCorrectiveAction, actor, { ctgId, themeId: null }),
  }
}

export type CorrectivesPageData = Awaited<ReturnType<typeof getCorrectivesPage>>

/** Corrective actions of an objective, or those that come from a decision. */
export async function listCorrectivesAbout(
  context: Context,
  {
    ctgId,
    ...about
  }: { readonly ctgId: string } & ({ readonly objectiveId: string } | { readonly decisionId: string }),
) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  const today = todayIn(context, ctgId)
  const rows = await selectCorrectives(db, ctgId)
    .where(
      'objectiveId' in about ? 'corrective.objective_id' : 'corrective.decision_id',
      '=',
      'objectiveId' in about ? about.objectiveId : about.decisionId,
    )
    .limit(50)
    .execute()
  return {
    ctgId,
    today,
    correctives: withLateness(rows, today),
    /** The form says on what one may. */
    mayOpen: allows({ ...followupPermissions.openCorrectiveAction, bounds: 'ctg' }, actor, { ctgId }),
  }
}

export type CorrectivesAbout = Awaited<ReturnType<typeof listCorrectivesAbout>>
