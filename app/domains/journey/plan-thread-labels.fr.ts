/** Words of the thread on the side of the plan. Pure. */
import { formatCount, formatNumber } from '#app/kernel/format.ts'
import type { PlanHoleKind } from './plan-holes.ts'

export const planThreadLabels = {
  title: 'Le fil rouge du plan',
  /** What is counted under a filter. @param isOfNeeds its criteria are themes, axes, objectives */
  scope: (shown: number, total: number, isOfNeeds: boolean): string =>
    `Sous ces critères : ${formatCount(shown, 'action')} sur ${formatNumber(total)}, les enjeux et objectifs auxquels elles répondent${
      isOfNeeds
        ? ', et ceux des thèmes, axes ou objectifs choisis qui n’ont pas encore d’action.'
        : '. Un enjeu ou un objectif sans action n’est pas compté ici.'
    }`,
  /** Under an objective: its actions that the filter leaves out. */
  others: (count: number): string => `${formatCount(count, 'autre action', 'autres actions')}, hors de ces critères`,
  hole: {
    'issue-without-objective': 'Enjeux sans objectif',
    'objective-without-issue': 'Objectifs sans enjeu',
    'objective-without-action': 'Objectifs sans action',
    'action-without-objective': 'Actions sans objectif',
    'action-without-lead': 'Actions sans pilote',
    'action-without-end': 'Actions sans échéance',
    'action-without-measure': 'Actions sans mesure',
  } satisfies Record<PlanHoleKind, string>,
  /** Where the thing itself is, before its id. */
  path: {
    'issue-without-objective': 'enjeux',
    'objective-without-issue': 'objectifs',
    'objective-without-action': 'objectifs',
    'action-without-objective': 'actions',
    'action-without-lead': 'actions',
    'action-without-end': 'actions',
    'action-without-measure': 'actions',
  } satisfies Record<PlanHoleKind, string>,
} as const
