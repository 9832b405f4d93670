/** From what was read to the document: title, front page, the sections chosen. Pure. Rules: docs/rules/followup.md §11. */
import type { Dossier, DossierSection } from '#app/domains/documents/dossier.ts'
import { meetingDay } from '#app/domains/meetings/meetings.ts'
import { formatDay } from '#app/kernel/format.ts'
import type { DossierKind, SectionKey } from './dossiers.ts'
import { packLabels as t } from './labels.fr.ts'
import type { PackData } from './pack-data.ts'
import { changesSection } from './sections/changes.fr.ts'
import { chapterSections, figureSourcesSection, rankedIssuesSection } from './sections/diagnosis.fr.ts'
import { essentialsSection } from './sections/essentials.fr.ts'
import { meansSection, measuresSection } from './sections/figures.fr.ts'
import { agendaSection, attendanceSection, decisionsSection } from './sections/governance.fr.ts'
import { correctivesSection, difficultiesSection, progressSection, silencesSection } from './sections/progress.fr.ts'
import {
  publicActionsSection,
  publicChapterSection,
  publicMeasuresSection,
  publicProgressSection,
  whySection,
} from './sections/public.fr.ts'
import { nextYearSection, reviewSections } from './sections/themes.fr.ts'
import { togetherSection } from './sections/together.fr.ts'

export type DossierRequest = {
  readonly kind: DossierKind
  readonly sectionKeys: readonly SectionKey[]
  readonly front: readonly string[]
  /** Of a synthesis. */
  readonly themeId: string | null
  /** Of a yearly review. */
  readonly year: number
}

type Maker = (data: PackData, request: DossierRequest) => DossierSection | readonly DossierSection[]

const makers: Record<SectionKey, Maker> = {
  essentials: essentialsSection,
  agenda: agendaSection,
  decisions: (data) => decisionsSection(data),
  progress: (data, { kind }) => progressSection(data, kind === 'yearly-review'),
  changes: changesSection,
  difficulties: difficultiesSection,
  silences: silencesSection,
  correctives: correctivesSection,
  measures: measuresSection,
  means: meansSection,
  together: togetherSection,
  attendance: attendanceSection,
  themes: (data, { year }) => reviewSections(data, year),
  'next-year': (data, { year }) => nextYearSection(data, year),
  why: (data, { themeId }) => whySection(data, themeId ?? ''),
  'public-chapter': (data, { themeId }) => publicChapterSection(data, themeId ?? ''),
  'public-progress': (data, { themeId }) => publicProgressSection(data, themeId ?? ''),
  'public-actions': (data, { themeId }) => publicActionsSection(data, themeId ?? ''),
  'public-measures': (data, { themeId }) => publicMeasuresSection(data, themeId ?? ''),
  chapters: chapterSections,
  'ranked-issues': rankedIssuesSection,
  'figure-sources': figureSourcesSection,
}

/** « Dossier du comité de pilotage du 3 décembre 2026 », « Bilan annuel 2026 », « Petite enfance : où en est-on ». */
export function dossierTitle({ meeting, themes }: PackData, { kind, themeId, year }: DossierRequest): string {
  switch (kind) {
    case 'copil-pack':
      return t.packTitle(meeting ? formatDay(meetingDay(meeting)) : null)
    case 'yearly-review':
      return t.reviewTitle(year)
    case 'theme-synthesis':
      return t.synthesisTitle(themes.find(({ id }) => id === themeId)?.name ?? '')
    case 'diagnosis':
      return t.diagnosisTitle
  }
}

export function buildDossier(data: PackData, request: DossierRequest): Dossier {
  return {
    title: dossierTitle(data, request),
    subtitle: data.ctgName,
    front: request.front,
    parties: data.parties.map(({ name, kind, logo }) => ({ name, kind, ...(logo && { logo }) })),
    madeOn: data.today,
    isDemo: data.isDemo,
    sections: request.sectionKeys.flatMap((key) => makers[key](data, request)),
  }
}
