/** What calls for an act in a plan, how its lines are filtered, sorted and paged, and the act that mends each. Pure. Rules: docs/rules/followup.md §5. */

import { usualNoticeDays } from '#app/domains/meetings/meetings.ts'
import { planFacts } from '#app/domains/plan/facts.ts'
import { type ActionFlag, type ActionStatus, actionStatuses, usualThresholds } from '#app/domains/plan/plan.ts'

/** Thresholds of a CTG: those its coordinators set, or the usual ones. */
export type WatchSettings = {
  readonly silentDays: number
  readonly dueSoonDays: number
  readonly copilNoticeDays: number
}
export const usualSettings: WatchSettings = { ...usualThresholds, copilNoticeDays: usualNoticeDays }

/** The same limits as the table's. */
export const settingLimits: Record<keyof WatchSettings, { readonly min: number; readonly max: number }> = {
  silentDays: { min: 15, max: 400 },
  dueSoonDays: { min: 1, max: 180 },
  copilNoticeDays: { min: 1, max: 300 },
}

/** Flags that follow-up looks at, the gravest first; what else a sheet lacks is seen in the plan. */
export const watchFlags = [
  'late',
  'silent',
  'blocked',
  'without-lead',
  'watched',
  'without-measure',
  'due-soon',
] as const satisfies readonly ActionFlag[]
export type WatchFlag = (typeof watchFlags)[number]

/** What a line of follow-up is, as far as filters and sorting need it. */
export type WatchedLine = {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly status: ActionStatus
  readonly flags: readonly ActionFlag[]
  readonly topAxisId: string | null
  readonly leadPartyId: string | null
  readonly leadPartyName: string | null
  readonly leadServiceName: string | null
  readonly leadName: string
  readonly lastReportOn: string | null
  readonly nextStepOn: string | null
  readonly endsOn: string | null
}

/** Who is asked for news: the name given, else the service, else the party; empty when nobody is. */
export const leadOf = ({
  leadName,
  leadServiceName,
  leadPartyName,
}: Pick<WatchedLine, 'leadName' | 'leadServiceName' | 'leadPartyName'>): string =>
  leadName.trim() || leadServiceName || (leadPartyName ?? '')

export const watchFlagsOf = ({ flags }: Pick<WatchedLine, 'flags'>): readonly WatchFlag[] =>
  watchFlags.filter((flag) => flags.includes(flag))

/** Something happens or is due: it calls for an act. A sheet without a measure only lacks one. */
export const callsForAct = (line: Pick<WatchedLine, 'flags'>): boolean =>
  watchFlagsOf(line).some((flag) => flag !== 'without-measure')

export type WatchFilter = {
  readonly status: ActionStatus | undefined
  readonly axisId: string | undefined
  readonly lead: string | undefined
  readonly flag: WatchFlag | undefined
  readonly partyId: string | undefined
}

export const isWholePlan = (filter: WatchFilter): boolean =>
  Object.values(filter).every((criterion) => criterion === undefined)

/** Every criterion given must hold. */
export const filterLines = <Line extends WatchedLine>(lines: readonly Line[], filter: WatchFilter): readonly Line[] =>
  lines.filter(
    (line) =>
      (filter.status === undefined || line.status === filter.status) &&
      (filter.axisId === undefined || line.topAxisId === filter.axisId) &&
      (filter.lead === undefined || leadOf(line) === filter.lead) &&
      (filter.flag === undefined || line.flags.includes(filter.flag)) &&
      (filter.partyId === undefined || line.leadPartyId === filter.partyId),
  )

export const sortKeys = ['code', 'title', 'lead', 'status', 'report', 'next', 'end'] as const
export type SortKey = (typeof sortKeys)[number]
export type Sort = { readonly key: SortKey; readonly isDescending: boolean }

/** Before any date and any word: what has none comes first in ascending order. */
const sortValues: Record<Exclude<SortKey, 'code'>, (line: WatchedLine) => string> = {
  title: ({ title }) => title,
  lead: leadOf,
  status: ({ status }) => String(actionStatuses.indexOf(status)),
  report: ({ lastReportOn }) => lastReportOn ?? '',
  next: ({ nextStepOn }) => nextStepOn ?? '',
  end: ({ endsOn }) => endsOn ?? '',
}

/** Lines come in the order of their codes, and keep it among equals. */
export function sortLines<Line extends WatchedLine>(
  lines: readonly Line[],
  { key, isDescending }: Sort,
): readonly Line[] {
  if (key === 'code') return isDescending ? lines.toReversed() : lines
  const valueBy = sortValues[key]
  const sign = isDescending ? -1 : 1
  return lines.toSorted((one, other) => sign * valueBy(one).localeCompare(valueBy(other), 'fr'))
}

/** Acts that answer a flag. `see` is for those who may do none of them. */
export type Mend = 'ask' | 'report' | 'open-corrective' | 'name-lead' | 'add-measure' | 'see'

type May = { readonly report: boolean; readonly edit: boolean; readonly openCorrective: boolean; readonly ask: boolean }

const mends: Record<WatchFlag, (may: May) => Mend> = {
  late: (may) => (may.report ? 'report' : 'see'),
  silent: (may) => (may.ask ? 'ask' : may.report ? 'report' : 'see'),
  blocked: (may) => (may.openCorrective ? 'open-corrective' : 'see'),
  'without-lead': (may) => (may.edit ? 'name-lead' : 'see'),
  watched: () => 'see',
  'without-measure': (may) => (may.edit ? 'add-measure' : 'see'),
  'due-soon': (may) => (may.report ? 'report' : 'see'),
}

/** The act that mends this flag, for someone who may do so much. */
export const mendOf = (flag: WatchFlag, may: May): Mend => mends[flag](may)

/** Under the address of the CTG. */
export const mendPaths: Record<Mend, (actionId: string) => string> = {
  ask: (id) => `/suivi/campagnes/nouvelle?actions=choisies&action=${id}`,
  report: (id) => `/actions/${id}/point`,
  'open-corrective': (id) => `/suivi/corrective/nouvelle?action=${id}`,
  'name-lead': (id) => `/actions/${id}/modifier`,
  'add-measure': (id) => `/actions/${id}/modifier#mesures`,
  see: (id) => `/actions/${id}`,
}

/** The acts of a line, those that mend the gravest flags first, then a report; seeing the sheet only when nothing can be done. */
export function actsOf(line: Pick<WatchedLine, 'flags'>, may: May): readonly Mend[] {
  const mending = watchFlagsOf(line).map((flag) => mendOf(flag, may))
  const acts = new Set([...mending.filter((act) => act !== 'see'), ...(may.report ? (['report'] as const) : [])])
  return acts.size > 0 ? [...acts] : ['see']
}

/** Lines of one page: a plan of sixty to a hundred and twenty actions is read at once. */
export const pageSize = 120

/** Where a plan stands today: how many actions are followed, how many have each flag, the silence they are counted with. */
export type Standing = {
  readonly total: number
  readonly counts: Readonly<Record<WatchFlag, number>>
  readonly silentDays: number
}

/** @param actions those of one CTG, in any order */
export function standingOf(
  actions: readonly (Pick<WatchedLine, 'status' | 'flags'> & { readonly silentDays: number | null })[],
): Standing {
  const { total, flagged } = planFacts(actions)
  return {
    total,
    counts: {
      late: flagged('late'),
      silent: flagged('silent'),
      blocked: flagged('blocked'),
      'without-lead': flagged('without-lead'),
      watched: flagged('watched'),
      'without-measure': flagged('without-measure'),
      'due-soon': flagged('due-soon'),
    },
    silentDays: actions[0]?.silentDays ?? usualThresholds.silentDays,
  }
}
