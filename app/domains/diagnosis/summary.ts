/** What awaits the parties in the diagnosis, theme by theme. Pure. Rules: docs/rules/diagnosis.md §9. */
import {
  type AskedParty,
  type FindingStatus,
  type GivenPosition,
  type IssueStatus,
  isReadingAwaited,
  listAwaitedParties,
  type PartyReading,
} from './diagnosis.ts'

type SummaryFinding = {
  readonly id: string
  readonly themeId: string
  readonly status: FindingStatus
  readonly figureCount: number
  readonly testimonyCount: number
  readonly positions: readonly GivenPosition[]
}
type SummaryIssue = {
  readonly id: string
  readonly themeId: string
  readonly status: IssueStatus
  readonly objectives: readonly { readonly id: string }[]
}
type SummaryReading = PartyReading & { readonly themeId: string; readonly partyId: string }

export type SummaryInput = {
  readonly parties: readonly AskedParty[]
  readonly readings: readonly SummaryReading[]
  readonly testimonies: readonly { readonly themeId: string }[]
  readonly findings: readonly SummaryFinding[]
  readonly issues: readonly SummaryIssue[]
  /** The convention has ended: nothing is awaited of anyone any more. */
  readonly isOver: boolean
}

export type ThemeSummary = {
  readonly readingsWritten: number
  readonly readingsAwaited: number
  /** Day the last reading was written; null when none is. */
  readonly lastReadingOn: string | null
  readonly testimonies: number
  /** Withdrawn findings are not counted. */
  readonly findings: number
  readonly findingsShared: number
  readonly findingsAwaitingPosition: number
  readonly issues: number
  readonly issuesRetained: number
  readonly issuesToDebate: number
}

const isAwaiting = (finding: SummaryFinding, parties: readonly AskedParty[]): boolean =>
  finding.status !== 'withdrawn' && listAwaitedParties(parties, finding.positions).length > 0

/** Counts of one theme. */
export function summaryOf(themeId: string, input: SummaryInput): ThemeSummary {
  const ofTheme = <Row extends { readonly themeId: string }>(rows: readonly Row[]) =>
    rows.filter((row) => row.themeId === themeId)
  const readings = ofTheme(input.readings)
  const findings = ofTheme(input.findings).filter(({ status }) => status !== 'withdrawn')
  const issues = ofTheme(input.issues)
  const awaitedCount = (count: number) => (input.isOver ? 0 : count)
  const days = readings.flatMap(({ writtenOn }) => (writtenOn === null ? [] : [writtenOn])).sort()
  return {
    readingsWritten: readings.filter(({ text }) => text !== '').length,
    readingsAwaited: awaitedCount(readings.filter(isReadingAwaited).length),
    lastReadingOn: days.at(-1) ?? null,
    testimonies: ofTheme(input.testimonies).length,
    findings: findings.length,
    findingsShared: findings.filter(({ status }) => status === 'shared').length,
    findingsAwaitingPosition: awaitedCount(findings.filter((finding) => isAwaiting(finding, input.parties)).length),
    issues: issues.filter(({ status }) => status !== 'not-retained').length,
    issuesRetained: issues.filter(({ status }) => status === 'retained').length,
    issuesToDebate: awaitedCount(issues.filter(({ status }) => status === 'to-debate').length),
  }
}

const isUnwritten = ({ readingsWritten, testimonies, findings, issues }: ThemeSummary): boolean =>
  readingsWritten + testimonies + findings + issues === 0

/** While nothing is written, the first theme one may write in; null for a reader. */
export const themeToBeginBy = <Row extends ThemeSummary & { readonly id: string }>(
  themes: readonly Row[],
  mayBegin: (themeId: string) => boolean,
): Row | null => (themes.every(isUnwritten) && themes.find(({ id }) => mayBegin(id))) || null
