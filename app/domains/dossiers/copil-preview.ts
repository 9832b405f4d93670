/** « Vu du copil »: the sections of its pack that tell the plan, from the data of the moment. Pure. Rules: docs/rules/plan.md §15. */
import type { DossierSection } from '#app/domains/documents/dossier.ts'
import type { ActionFlag } from '#app/domains/plan/plan.ts'
import type { PackAction, ProgressData } from './pack-data.ts'
import { agendaSection, decisionsSection } from './sections/governance.fr.ts'
import { correctivesSection, difficultiesSection, progressSection, silencesSection } from './sections/progress.fr.ts'

/** Only what is about these actions; the agenda and the axes are of the whole CTG. */
export function withinActions(data: ProgressData): ProgressData {
  const ids = new Set(data.actions.map(({ id }) => id))
  return {
    ...data,
    reports: data.reports.filter(({ actionId }) => ids.has(actionId)),
    decisions: data.decisions.filter(({ actionIds }) => actionIds.some((id) => ids.has(id))),
    correctives: data.correctives.filter(({ actionId }) => actionId !== null && ids.has(actionId)),
  }
}

/** In the order of the pack. @param noDecision the sentence when there is none, the pack's own by default */
export const previewSections = (data: ProgressData, noDecision?: string): readonly DossierSection[] => [
  agendaSection(data),
  decisionsSection(data, noDecision),
  progressSection(data),
  difficultiesSection(data),
  silencesSection(data),
  correctivesSection(data),
]

/** What the copil would see missing, the gravest first. */
const holeFlags = [
  'without-objective',
  'without-lead',
  'without-end',
  'without-measure',
] as const satisfies readonly ActionFlag[]
export type HoleCount = { readonly flag: (typeof holeFlags)[number]; readonly actionIds: readonly string[] }

/** Flags that no action has are left out. */
export const listHoles = (actions: readonly Pick<PackAction, 'id' | 'flags'>[]): readonly HoleCount[] =>
  holeFlags
    .map((flag) => ({
      flag,
      actionIds: actions.filter(({ flags }) => flags.includes(flag)).map(({ id }) => id),
    }))
    .filter(({ actionIds }) => actionIds.length > 0)
