/** Words of the thread on the side of the plan. Pure. */
import type { PlanHoleKind } from './plan-holes.ts'

export const planThreadLabels = {
  title: 'Le fil du plan',
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
