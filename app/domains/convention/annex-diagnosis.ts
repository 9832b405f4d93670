/** The shared diagnosis as the convention prints it. Pure. Rules: docs/rules/convention.md §2.1, docs/rules/diagnosis.md. */
import { diagnosisLabels } from '#app/domains/diagnosis/labels.fr.ts'
import type { DiagnosisForDocument } from '#app/domains/diagnosis/queries.server.ts'
import { observatoryLabels } from '#app/domains/observatory/labels.fr.ts'
import { countMissing, type Frame, type IndicatorFigures } from '#app/domains/observatory/observatory.ts'
import { printedFramesOf } from '#app/domains/observatory/printed-frames.ts'
import { formatDay } from '#app/kernel/format.ts'
import type {
  DocumentFigure,
  DocumentFinding,
  DocumentIssue,
  DocumentParty,
  DocumentPosition,
  ThemeDiagnosis,
} from './convention-document.ts'

import type { TextOf } from './printed-texts.server.ts'

type Theme = DiagnosisForDocument['themes'][number]
type Finding = Theme['findings'][number]
type Issue = Theme['issues'][number]

/** What supports each finding, in words, by id of the finding. */
export type FindingElements = ReadonlyMap<string, readonly string[]>

function figureOf(figures: IndicatorFigures, frames: readonly Pick<Frame, 'code'>[]): DocumentFigure {
  const { indicator, own, rank, missingDots, year, trend } = figures
  const notes = [
    ...(rank ? [observatoryLabels.longRank(rank, countMissing(missingDots))] : []),
    ...(trend ? [observatoryLabels.trendSince(trend, indicator.decimals)] : []),
    ...(own.kind === 'value' ? own.flags.map((flag) => observatoryLabels.flag[flag]) : []),
  ]
  return {
    indicator: observatoryLabels.nameUnderParent(indicator),
    unit: indicator.unit === 'count' ? observatoryLabels.unit.count : '',
    values: [
      observatoryLabels.formatReading(indicator, own),
      ...frames.map(({ code }) => {
        const frame = figures.frames.find((one) => one.code === code)
        return frame ? observatoryLabels.formatReading(indicator, frame.reading) : '–'
      }),
    ],
    source: indicator.source,
    vintage: year === null ? '' : String(year),
    note: notes.join(' ; '),
  }
}

type Parties = DiagnosisForDocument['parties']

const partyOf = (parties: Parties, partyId: string): DocumentParty | undefined => {
  const party = parties.find(({ id }) => id === partyId)
  return party && { kind: party.kind, name: party.shortName }
}

const positionsOf = ({ positions }: Finding, parties: Parties): readonly DocumentPosition[] =>
  positions.flatMap(({ partyId, position, reservation }) => {
    const party = partyOf(parties, partyId)
    return party ? [{ ...party, position, words: reservation }] : []
  })

const findingOf = (finding: Finding, parties: Parties, elements: FindingElements): DocumentFinding => ({
  number: String(finding.number),
  kind: finding.kind,
  title: finding.title,
  text: finding.text,
  elements: elements.get(finding.id) ?? [],
  positions: positionsOf(finding, parties),
  ...(finding.status !== 'shared' && { isOpen: true }),
})

const issueOf = (issue: Issue): DocumentIssue => ({
  number: String(issue.number),
  title: issue.title,
  argument: issue.argument,
  publics: issue.publics,
  ranks: issue.ranksGiven,
  isRetained: issue.status === 'retained',
  state: issue.standing,
})

/** Themes in their order; those of which nothing is said are left out. */
export const diagnosisAnnex = (
  { themes, parties, perimeter }: DiagnosisForDocument,
  territory: string,
  elements: FindingElements,
  textOf: TextOf,
): readonly ThemeDiagnosis[] =>
  themes
    .map(({ theme, figures, readings, testimonies, findings, issues }) => {
      const indicators = figures?.indicators ?? []
      const frames = printedFramesOf(indicators)
      return {
        theme: theme.name,
        chapter: textOf('theme', theme.id),
        frames: [
          perimeter.length === 1 ? (perimeter[0]?.name ?? territory) : territory,
          ...frames.map(({ name }) => name),
        ],
        figures: indicators.map((one) => figureOf(one, frames)),
        readings: readings
          .map(({ party, id }) => ({ kind: party.kind, name: party.name, text: textOf('party-reading', id) }))
          .filter(({ text }) => text.length > 0),
        testimonies: testimonies.map(({ text, kind, source, collectedOn }) => ({
          text,
          from: `${diagnosisLabels.testimonyKind[kind]} : ${source}, ${formatDay(collectedOn)}`,
        })),
        findings: findings.map((finding) => findingOf(finding, parties, elements)),
        issues: issues.map(issueOf),
      }
    })
    .filter(
      ({ chapter, figures, readings, testimonies, findings, issues }) =>
        chapter.length + figures.length + readings.length + testimonies.length + findings.length + issues.length > 0,
    )
