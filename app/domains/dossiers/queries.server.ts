/** What the pages of the documents read. Every function starts from the actor. Rules: docs/rules/followup.md §11. */
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { measureCooperation } from '#app/domains/cooperation/cooperation.ts'
import { readDossier } from '#app/domains/documents/dossier-shape.ts'
import { meetingPermissions } from '#app/domains/meetings/permissions.ts'
import { listCopilStandings, selectMeetings, selectNextCopil } from '#app/domains/meetings/queries.server.ts'
import { listPlanActions } from '#app/domains/plan/queries.server.ts'
import { listPlanActionsWithin, loadPlanFrame, type PlanFilter } from '#app/domains/plan-list/queries.server.ts'
import { loadCarriedPlan } from '#app/domains/snapshots/freeze.server.ts'
import { listSnapshots } from '#app/domains/snapshots/queries.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { addMonths, todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { allows, requireOpen } from '#app/kernel/permission.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { listHoles, previewSections, withinActions } from './copil-preview.ts'
import { type DossierFormat, type DossierKind, dossierFormats, isLost, type Making } from './dossiers.ts'
import { packLabels } from './labels.fr.ts'
import { loadEssentialData, loadProgressData, reportMonths } from './load-pack-data.server.ts'
import { listPackReports, loadSetting } from './pack-reads.server.ts'
import { dossierPermissions } from './permissions.ts'
import { listDemands } from './sections/demands.fr.ts'
import { listAsks } from './sections/essentials.ts'
import { countLateByTheme, countProgress } from './sections/progress.ts'
import { changesWords, whyWords } from './sections/words.fr.ts'

export { listMeasuredObjectives, type MeasuredObjective } from './measured-objectives.server.ts'

/** More than a CTG asks for in its whole life. */
const longestList = 100

/** Documents with their files, the latest first. */
const selectDossiers = (db: Reader, ctgId: string) =>
  rowsOf(db, 'dossier', { ctg_id: ctgId })
    .select(['dossier.id', 'dossier.kind', 'dossier.title', 'dossier.formats', 'dossier.state'])
    .select(['dossier.progress_percent as progressPercent', 'dossier.failure', 'dossier.requested_by as requestedBy'])
    .select(['dossier.requested_at as requestedAt', 'dossier.asked_at as askedAt'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('dossier_file as made')
          .innerJoin('stored_file as file', sameCtg('file.id', 'made.file_id'))
          .select(['made.format', 'made.file_id as fileId', 'file.name', 'file.size_bytes as sizeBytes'])
          .where('made.ctg_id', '=', ctgId)
          .whereRef('made.dossier_id', '=', 'dossier.id'),
      ).as('files'),
    )
    .orderBy('dossier.requested_at', 'desc')
    .limit(longestList)

/** Formats asked for, in order, with the file of each once it is made. */
function withFormats<Row extends Making & { readonly formats: readonly string[]; readonly files: readonly MadeFile[] }>(
  { formats, files, ...row }: Row,
  at: Date,
) {
  return {
    ...row,
    isLost: isLost(row, at),
    outputs: dossierFormats
      .filter((format) => formats.includes(format))
      .map((format) => ({ format, file: files.find((file) => file.format === format) ?? null })),
  }
}
type MadeFile = {
  readonly format: DossierFormat
  readonly fileId: string
  readonly name: string
  /** A JSON number: a file never reaches its limit. */
  readonly sizeBytes: number | string
}

/** The copil to come, for which a pack is prepared in one gesture; null when none is set. */
async function findNextCopil({ db, at }: Context, ctgId: string) {
  const row = await selectNextCopil(db, ctgId, at)
    .select(['meeting.id', 'meeting.title', 'meeting.starts_at as startsAt', 'meeting.time_zone as timeZone'])
    .executeTakeFirst()
  return row ?? null
}

/** Every document asked for. */
export async function getDossiersPage(context: Context, ctgId: string) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  const today = todayIn(context, ctgId)
  const dossiers = await selectDossiers(db, ctgId).execute()
  const standings = await listCopilStandings(db, new Map([[ctgId, today]]))
  return {
    ctgId,
    dossiers: dossiers.map((row) => withFormats(row, context.at)),
    nextCopil: await findNextCopil(context, ctgId),
    endedOn: standings.get(ctgId)?.endedOn ?? null,
    mayRequest: allows(dossierPermissions.requestDossier, actor, { ctgId }),
  }
}
export type DossiersPageData = Awaited<ReturnType<typeof getDossiersPage>>

/** The form: what one may choose for this kind. */
export async function getNewDossierPage(
  context: Context,
  { ctgId, kind }: { readonly ctgId: string; readonly kind: DossierKind },
) {
  const { db, actor } = context
  requireMembership(actor, ctgId)
  requireOpen(actor, ctgId)
  const { themes } = await loadSetting(db, ctgId)
  const meetings = await selectMeetings(db, ctgId)
    .select(['meeting.id', 'meeting.title', 'meeting.starts_at as startsAt', 'meeting.time_zone as timeZone'])
    .where('body.kind', '=', 'copil')
    .where('meeting.status', '!=', 'cancelled')
    .orderBy('meeting.starts_at', 'desc')
    .limit(20)
    .execute()
  const nextCopil = await findNextCopil(context, ctgId)
  return {
    ctgId,
    kind,
    themes,
    meetings,
    nextCopilId: nextCopil?.id ?? null,
    snapshots: await listSnapshots(db, ctgId),
    year: Number(todayIn(context, ctgId).slice(0, 4)),
    mayRequest: allows(dossierPermissions.requestDossier, actor, { ctgId }),
  }
}
export type NewDossierPageData = Awaited<ReturnType<typeof getNewDossierPage>>

/** One document: its files, and what it says. @throws DomainError not-found, also for another CTG's */
export async function getDossierPage(
  { db, actor, at }: Context,
  key: { readonly ctgId: string; readonly dossierId: string },
) {
  requireMembership(actor, key.ctgId)
  const row = await selectDossiers(db, key.ctgId)
    .select('dossier.content')
    .where('dossier.id', '=', key.dossierId)
    .executeTakeFirst()
  const { content, ...dossier } = withFormats(found(row, 'followup.dossier-not-found'), at)
  return {
    ctgId: key.ctgId,
    dossier,
    content: readDossier(content),
    mayRequest: allows(dossierPermissions.requestDossier, actor, { ctgId: key.ctgId }),
  }
}
export type DossierPageData = Awaited<ReturnType<typeof getDossierPage>>

/** « L’essentiel »: what is asked, why, what it changes, who has reservations; from the data of this instant. */
export async function getEssentialsPage(context: Context, ctgId: string) {
  const { db, actor, at } = context
  requireMembership(actor, ctgId)
  const today = todayIn(context, ctgId)
  const data = await loadEssentialData(db, { ctgId, today, at, meetingId: null })
  const { actionCount, byServices } = measureCooperation(await loadCarriedPlan(db, ctgId, today))
  const call = data.meeting && (await findCall(context, { ctgId, meetingId: data.meeting.id }))
  return {
    ctgId,
    meeting: data.meeting,
    endedOn: data.endedOn,
    lastCopilOn: data.sinceOn,
    demands: listDemands(data),
    isCalled: Boolean(call),
    awaitsReply: call?.status === 'convened' && call.reply === null,
    counts: countProgress(data.actions),
    lateThemes: countLateByTheme(data.actions),
    cooperation: { actionCount, byServices },
  }
}

/**
 * What leads ask and why, in the words of « L’essentiel », by action: for whoever draws it into an agenda. Two statements. The caller
 * has checked the right to read.
 */
export async function listAskWords(db: Reader, { ctgId, today }: { readonly ctgId: string; readonly today: string }) {
  const actions = await listPlanActions(db, ctgId, today)
  const reports = await listPackReports(db, ctgId, addMonths(today, -reportMonths))
  const standing = { actions: actions.map((line) => ({ ...line, topAxisId: null })), reports, decisions: [], today }
  const asks = listAsks(standing, ({ helpWanted }) => helpWanted !== '')
  return new Map(
    asks.map((ask) => [
      ask.action.id,
      { demand: ask.helpWanted, reason: whyWords(ask, today), effect: changesWords(ask) },
    ]),
  )
}

/** How the actor is called to the meeting; undefined when she is not. An answer still awaited comes first. */
const findCall = (
  { db, actor }: Context,
  { ctgId, meetingId }: { readonly ctgId: string; readonly meetingId: string },
) =>
  db
    .selectFrom('meeting_invitation as invitation')
    .innerJoin('meeting', sameCtg('meeting.id', 'invitation.meeting_id'))
    .select(['invitation.reply', 'meeting.status'])
    .where('invitation.ctg_id', '=', ctgId)
    .where('invitation.meeting_id', '=', meetingId)
    .where('invitation.person_id', '=', actor.personId)
    .where('invitation.withdrawn_at', 'is', null)
    .orderBy('invitation.reply', (order) => order.asc().nullsFirst())
    .limit(1)
    .executeTakeFirst()

export type EssentialsPageData = Awaited<ReturnType<typeof getEssentialsPage>>

/** What the copil would read of the plan today, in the words of its pack; and what the plan does not say yet. */
export async function getCopilPreviewPage(context: Context, ctgId: string, filter: PlanFilter) {
  const { db, actor, at } = context
  requireMembership(actor, ctgId)
  const [{ outline, choices, counts, savedViews, may }, lines] = await Promise.all([
    loadPlanFrame(context, ctgId),
    listPlanActionsWithin(context, ctgId, filter),
  ])
  const query = { ctgId, today: todayIn(context, ctgId), at, meetingId: null }
  const whole = await loadProgressData(db, query, outline.axes, lines)
  const data = lines ? withinActions(whole) : whole
  return {
    ctgId,
    frame: { ctgId, filter, choices, counts, savedViews, may },
    isFiltered: lines !== undefined,
    shownCount: data.actions.length,
    /** The next copil, whose agenda is still to be written, for whoever may. */
    agendaToWrite:
      data.meeting?.agenda.length === 0 && allows(meetingPermissions.holdMeeting, actor, { ctgId, themeId: null })
        ? data.meeting.id
        : null,
    sections: previewSections(data, lines && packLabels.previewNoDecision),
    holes: listHoles(data.actions),
    mayRequest: allows(dossierPermissions.requestDossier, actor, { ctgId }),
  }
}
export type CopilPreviewPageData = Awaited<ReturnType<typeof getCopilPreviewPage>>
