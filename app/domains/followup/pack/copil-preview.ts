/** « Ce que verra le copil »: the sections of its pack that tell the plan, from the data of the moment. Pure. Rules: docs/rules/plan.md §15. */
import type { DossierSection } from '#app/domains/documents/dossier.ts'
import type { ActionFlag } from '#app/domains/plan/plan.ts'
import type { PackAction, ProgressData } from './pack-data.ts'
import { agendaSection, decisionsSection } from './sections/governance.fr.ts'
import { correctivesSection, difficultiesSection, progressSection, silencesSection } from './sections/progress.fr.ts'

/** In the order of the pack. */
export const previewSections = (data: ProgressData): readonly DossierSection[] => [
  agendaSection(data),
  decisionsSection(data),
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
export type HoleCount = { readonly flag: (typeof holeFlags)[number]; readonly count: number }

/** Flags that no action has are left out. */
export const countHoles = (actions: readonly Pick<PackAction, 'flags'>[]): readonly HoleCount[] =>
  holeFlags
    .map((flag) => ({ flag, count: actions.filter(({ flags }) => flags.includes(flag)).length }))
    .filter(({ count }) => count > 0)
