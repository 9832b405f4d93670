/** What the pages of watching read: the follow-up of a plan under a filter, and its thresholds. */

import { noStanding } from '#app/domains/meetings/meetings.ts'
import { listCopilStandings } from '#app/domains/meetings/queries.server.ts'
import { usualPace } from '#app/domains/notices/notices.ts'
import { mayWriteSheet } from '#app/domains/plan/permissions.ts'
import { isEnded, isInPlan } from '#app/domains/plan/plan.ts'
import { type ActionLine, listedLine, listPlanActions, loadPlanOutline } from '#app/domains/plan/queries.server.ts'
import { type Actor, requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { allows, coordinators } from '#app/kernel/permission.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { isAskable, isCorrectiveLate, isReportPutForward, statusChoices } from '../followup.ts'
import { followupPermissions } from '../permissions.ts'
import { selectCorrectives, selectReports, withAdjustments } from '../rows.server.ts'
import { type View, watchLabels } from './labels.fr.ts'
import { actionTimeline } from './timeline.ts'
import {
  callsForAct,
  filterLines,
  isWholePlan,
  leadOf,
  pageSize,
  type Sort,
  sortLines,
  standingOf,
  usualSettings,
  type WatchFilter,
  type WatchSettings,
} from './watch.ts'

/** Lists beside the plan are cut there: their own pages hold the rest. */
const longestList = 30

type WatchQuery = {
  readonly filter: WatchFilter
  readonly view: View
  readonly sort: Sort
  /** From 1. */
  readonly page: number
  /** Whether the viewer may launch a campaign. */
  readonly mayRunCampaign: boolean
}

/** The follow-up of a CTG: counts of the whole plan, the lines asked for, what waits for an answer, the yearly copil. */
export async function getWatchPage(
  context: Context,
  ctgId: string,
  { filter, view, sort, page, mayRunCampaign }: WatchQuery,
) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  const today = todayIn(context, ctgId)
  const [actions, outline, reports, correctives, copils] = await Promise.all([
    listPlanActions(db, ctgId, today),
    loadPlanOutline(db, ctgId),
    selectReports(db, ctgId).where('report.status', '=', 'submitted').limit(longestList).execute(),
    selectCorrectives(db, ctgId).where('corrective.state', '=', 'open').limit(longestList).execute(),
    listCopilStandings(db, new Map([[ctgId, today]])),
  ])
  const copil = copils.get(ctgId) ?? noStanding
  const hasEnded = copil.endedOn !== null
  const followed = actions.filter(isInPlan).map((action) => ({
    ...action,
    topAxisId: topOf(outline.axes, action.axisId),
    may: {
      ...actsOn(actor, ctgId, action, hasEnded),
      ask: mayRunCampaign && action.leadPersonId !== actor.personId,
    },
  }))
  const sorted = sortLines(filterLines(followed, filter), sort)
  // Of the whole plan one reads first what calls for an act; a filter keeps its order.
  const isParted = view === 'list' && isWholePlan(filter)
  const chosen = isParted ? [...sorted.filter(callsForAct), ...sorted.filter((line) => !callsForAct(line))] : sorted
  const pageCount = Math.max(1, Math.ceil(chosen.length / pageSize))
  const shown = chosen.slice((Math.min(page, pageCount) - 1) * pageSize).slice(0, pageSize)
  return {
    ...{ ctgId, today, view, filter, sort },
    page: Math.min(page, pageCount),
    pageCount,
    standing: standingOf(actions),
    chosenCount: chosen.length,
    callingCount: followed.filter(callsForAct).length,
    isParted,
    lines: view === 'timeline' ? [] : shown.map(listedLine),
    timeline: view === 'timeline' ? actionTimeline(shown, { title: watchLabels.view.timeline, today }) : null,
    choices: choicesOf(followed, outline.axes),
    axes: progressByAxis(followed, outline.axes),
    reports: reports.map(withAdjustments),
    correctives: correctives.map((corrective) => ({
      ...corrective,
      isLate: isCorrectiveLate(corrective.state, corrective.dueOn, today),
    })),
    copil,
    may: {
      runCampaign: mayRunCampaign && !hasEnded && followed.some(isAskable),
      answerReports: reports.some(({ themeId }) => allows(followupPermissions.answerReport, actor, { ctgId, themeId })),
      openCorrective: !hasEnded && allows(followupPermissions.openCorrectiveAction, actor, { ctgId, themeId: null }),
      callCopil: allows(coordinators, actor, { ctgId }),
    },
  }
}

/** What is put before the viewer for one action. */
function actsOn(actor: Actor, ctgId: string, { status, themeId, leadPersonId }: ActionLine, hasEnded: boolean) {
  const thing = { ctgId, themeId, leadPersonId }
  return {
    report:
      isReportPutForward(status, hasEnded) &&
      statusChoices(status).length > 0 &&
      allows(followupPermissions.submitReport, actor, thing),
    edit: mayWriteSheet(actor, { ...thing, status }),
    openCorrective: allows(followupPermissions.openCorrectiveAction, actor, thing),
  }
}

export type WatchPageData = Awaited<ReturnType<typeof getWatchPage>>

type Line = ActionLine & { readonly topAxisId: string | null }
type Axis = Awaited<ReturnType<typeof loadPlanOutline>>['axes'][number]

/** The axis of the first level under which this one is. */
function topOf(axes: readonly Axis[], axisId: string | null): string | null {
  const axis = axes.find(({ id }) => id === axisId)
  return axes.find(({ code }) => code === axis?.code.split('.')[0])?.id ?? null
}

const isTop = ({ parentId }: Axis): boolean => parentId === null

/** What the filter lets one choose: only what some line has. */
function choicesOf(lines: readonly Line[], axes: readonly Axis[]) {
  const parties = new Map(
    lines.flatMap(({ leadPartyId, leadPartyName }) => (leadPartyId ? [[leadPartyId, leadPartyName ?? '']] : [])),
  )
  return {
    axes: axes.filter((axis) => isTop(axis) && lines.some(({ topAxisId }) => topAxisId === axis.id)),
    parties: [...parties]
      .map(([id, name]) => ({ id, name }))
      .toSorted((one, other) => one.name.localeCompare(other.name, 'fr')),
    leads: [...new Set(lines.map(leadOf))].filter(Boolean).toSorted((one, other) => one.localeCompare(other, 'fr')),
  }
}

/** Counts by top axis, then of what has none; axes without action are left out. */
function progressByAxis(lines: readonly Line[], axes: readonly Axis[]) {
  return [...axes.filter(isTop), null]
    .map((axis) => {
      const own = lines.filter(({ topAxisId }) => topAxisId === (axis?.id ?? null))
      return {
        id: axis?.id ?? null,
        label: axis ? `${axis.levelLabel} ${axis.code}. ${axis.title}` : 'Sans axe',
        total: own.length,
        running: own.filter(({ status }) => status === 'in-progress').length,
        done: own.filter(({ status }) => isEnded(status)).length,
        calling: own.filter(callsForAct).length,
        late: own.filter(({ flags }) => flags.includes('late')).length,
      }
    })
    .filter(({ total }) => total > 0)
}

/** The thresholds of a CTG and the version of the form; the usual ones, version 0, while none was set. */
export async function loadWatchSettings(
  db: Reader,
  ctgId: string,
): Promise<{ readonly settings: WatchSettings; readonly version: number }> {
  const row = await rowsOf(db, 'watch_settings', { ctg_id: ctgId }).find([
    'silent_days as silentDays',
    'due_soon_days as dueSoonDays',
    'copil_notice_days as copilNoticeDays',
    'version',
  ])
  if (!row) return { settings: usualSettings, version: 0 }
  const { version, ...settings } = row
  return { settings, version }
}

export async function getWatchSettingsPage(context: Context, ctgId: string) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  const [{ settings, version }, standings] = await Promise.all([
    loadWatchSettings(db, ctgId),
    listCopilStandings(db, new Map([[ctgId, todayIn(context, ctgId)]])),
  ])
  const { endedOn } = standings.get(ctgId) ?? noStanding
  return {
    ctgId,
    settings,
    version,
    endedOn,
    mayEdit: allows(followupPermissions.updateWatchSettings, actor, { ctgId }),
  }
}

export type WatchSettingsData = Awaited<ReturnType<typeof getWatchSettingsPage>>

/**
 * Which mails the actor gets, in one statement: the pace of her notices; whether the weekly digest comes, undefined for whoever
 * coordinates no CTG: there is none for her.
 */
export async function findMailChoices({ db, actor }: Context) {
  const { pace, refusedAt } = await db
    .selectFrom('person')
    .leftJoin('notice_choice', 'notice_choice.person_id', 'person.id')
    .leftJoin('digest_refusal', 'digest_refusal.person_id', 'person.id')
    .select(['notice_choice.pace', 'digest_refusal.refused_at as refusedAt'])
    .where('person.id', '=', actor.personId)
    .executeTakeFirstOrThrow()
  const coordinates = actor.memberships.some(({ role }) => role === 'coordinator')
  return { pace: pace ?? usualPace, digest: coordinates ? refusedAt === null : undefined }
}
