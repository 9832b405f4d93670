/** Everything a document says, read at one instant: some two dozen statements whatever the size of the CTG. Rules: docs/rules/followup.md §11. */

import { getCooperation } from '#app/domains/cooperation/queries.server.ts'
import { getDiagnosisForDocument, readDiagnosisForCopil } from '#app/domains/diagnosis/queries.server.ts'
import type { DossierParty } from '#app/domains/documents/dossier.ts'
import { selectCorrectives } from '#app/domains/followup/rows.server.ts'
import { endOf } from '#app/domains/meetings/meetings.ts'
import { showTexts } from '#app/domains/observatory/shown-texts.server.ts'
import {
  type ActionLine,
  getPlanForDocument,
  listPlanActions,
  type PlanForDocument,
} from '#app/domains/plan/queries.server.ts'
import { getChangesSince } from '#app/domains/snapshots/queries.server.ts'
import { listSurveyResults } from '#app/domains/surveys/queries.server.ts'
import { addMonths, parisDay } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { listMeasuredObjectives } from './measured-objectives.server.ts'
import type { EssentialData, PackAction, PackData, PackSheet, PackTheme, ProgressData } from './pack-data.ts'
import {
  findBounds,
  findDecidedActions,
  listHeldMeetings,
  listPackDecisions,
  listPackReports,
  loadMeeting,
  loadSetting,
} from './pack-reads.server.ts'

type PackQuery = {
  readonly ctgId: string
  /** Today where the CTG is. */
  readonly today: string
  readonly at: Date
  /** Null for the next copil. */
  readonly meetingId: string | null
}

/** Reports older than this say nothing of today. */
export const reportMonths = 24

const packAction = (line: ActionLine, topAxisId: string | null): PackAction => ({ ...line, topAxisId })

/** What the page of the élu needs: six statements. The caller has checked the right to read. */
export async function loadEssentialData(db: Reader, query: PackQuery): Promise<EssentialData> {
  const standing = await loadStanding(db, query, [])
  return { ...standing, ...(await readDiagnosisForCopil(db, query.ctgId)) }
}

/**
 * @param axes those of the plan, for the highest one above each action
 * @param lines of the plan, when they are read already
 */
async function loadStanding(
  db: Reader,
  { ctgId, today, at, meetingId }: PackQuery,
  axes: PlanForDocument['axes'],
  lines?: readonly ActionLine[],
): Promise<Omit<EssentialData, 'findingReservations' | 'issues'>> {
  const meeting = await loadMeeting(db, { ctgId, meetingId, at })
  const { sinceOn, endsOn } = await findBounds(db, ctgId, meeting?.startsAt ?? null)
  const actions = lines ?? (await listPlanActions(db, ctgId, today))
  return {
    ctgId,
    today,
    meeting,
    endedOn: meeting ? null : endOf({ endsOn }, today),
    sinceOn,
    actions: actions.map((line) => packAction(line, topAxisOf(axes, line.axisId))),
    reports: await listPackReports(db, ctgId, addMonths(today, -reportMonths)),
    decisions: await listPackDecisions(db, ctgId, sinceOn ?? addMonths(today, -12)),
  }
}

/**
 * What the copil will read of the plan: six statements at most. The caller has checked the right to read.
 * @param lines those of a filter; undefined for the whole plan
 */
export async function loadProgressData(
  db: Reader,
  query: PackQuery,
  axes: PlanForDocument['axes'],
  lines?: readonly ActionLine[],
): Promise<ProgressData> {
  const standing = await loadStanding(db, query, axes, lines)
  const correctives = await selectCorrectives(db, query.ctgId).limit(200).execute()
  return {
    ...standing,
    axes: axes.filter(({ parentId }) => parentId === null),
    correctives: correctives.map(({ closedAt, ...row }) => ({ ...row, closedOn: closedAt && parisDay(closedAt) })),
  }
}

/** @param year the year whose meetings are told, for a review; default: the twelve months before today */
export async function loadPackData(
  db: Reader,
  query: PackQuery & {
    readonly year: number | null
    readonly sinceId: string | null
    /** The diagnosis whole, a few statements a theme. */
    readonly withDiagnosis: boolean
  },
): Promise<PackData> {
  const { ctgId, today, year, meetingId, sinceId } = query
  const setting = await loadSetting(db, ctgId)
  const essential = await loadEssentialData(db, query)
  const plan = await getPlanForDocument(db, ctgId)
  const isDecided = await findDecidedActions(db, ctgId)
  const correctives = await selectCorrectives(db, ctgId).limit(200).execute()
  const period =
    year === null ? { from: addMonths(today, -12), to: today } : { from: `${year}-01-01`, to: `${year}-12-31` }
  return {
    ...essential,
    ctgName: setting.name,
    place: setting.parties.find(({ isLead, kind }) => isLead && kind === 'authority')?.territoryName ?? setting.name,
    isDemo: Boolean(setting.isDemo),
    parties: setting.parties.map(toDossierParty),
    themes: await withChapters(db, ctgId, setting.themes),
    axes: plan.axes.filter(({ parentId }) => parentId === null),
    actions: essential.actions.flatMap((action) => withSheet(action, plan, isDecided)),
    correctives: correctives.map(({ closedAt, ...row }) => ({ ...row, closedOn: closedAt && parisDay(closedAt) })),
    objectives: await listMeasuredObjectives(db, ctgId, plan.objectives),
    heldMeetings: await listHeldMeetings(db, ctgId, period),
    cooperation: await getCooperation(db, ctgId, today),
    diagnosis: query.withDiagnosis ? await getDiagnosisForDocument(db, ctgId) : null,
    surveys: query.withDiagnosis ? await listSurveyResults(db, ctgId) : [],
    comparison: await getChangesSince(db, { ctgId, today }, sinceOf(sinceId, meetingId)),
  }
}

async function withChapters(db: Reader, ctgId: string, themes: readonly Omit<PackTheme, 'chapter'>[]) {
  const shown = await showTexts(
    db,
    ctgId,
    themes.map(({ id }) => ({ subjectType: 'theme', subjectId: id, field: 'chapter', words: '' })),
  )
  return themes.map((theme, index): PackTheme => ({ ...theme, chapter: shown[index]?.text ?? [] }))
}

/** The state chosen, else that of the copil before the meeting, else that of the last copil. */
function sinceOf(snapshotId: string | null, meetingId: string | null) {
  if (snapshotId !== null) return { snapshotId }
  return meetingId === null ? {} : { meetingId }
}

type SettingParty = Awaited<ReturnType<typeof loadSetting>>['parties'][number]

function toDossierParty({ name, kind, logoSha256, logoMediaType }: SettingParty): DossierParty {
  const isKnown = logoMediaType === 'image/png' || logoMediaType === 'image/jpeg'
  return logoSha256 && isKnown ? { name, kind, logo: { sha256: logoSha256, mediaType: logoMediaType } } : { name, kind }
}

function topAxisOf(axes: PlanForDocument['axes'], axisId: string | null): string | null {
  const axis = axes.find(({ id }) => id === axisId)
  return axis ? (topAxisOf(axes, axis.parentId) ?? axis.id) : null
}

/** The line with its flags, and its sheet. */
function withSheet(
  action: PackAction,
  { axes, sheets }: PlanForDocument,
  isDecided: (actionId: string) => boolean,
): readonly PackSheet[] {
  const sheet = sheets.find(({ id }) => id === action.id)
  if (!sheet) return []
  return [
    {
      ...action,
      topAxisId: topAxisOf(axes, sheet.axisId),
      isDecided: isDecided(action.id),
      description: sheet.description,
      public: sheet.public,
      partnerNames: sheet.partners.map(({ shortName }) => shortName),
      steps: sheet.steps,
      measures: sheet.measures,
      means: sheet.means.map(({ year, funderName, funderShortName, amountEuros }) => ({
        year,
        funderName: funderShortName ?? funderName,
        amountEuros,
      })),
    },
  ]
}
