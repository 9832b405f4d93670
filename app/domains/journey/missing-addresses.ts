/** Where each missing thing is mended: the very things, never a list to search. Pure. Rules: docs/rules/journey.md §3.8. */
import type { MissingCode } from '#app/domains/meetings/meetings.ts'
import { flagSlugs } from '#app/domains/plan/labels.fr.ts'
import type { ActionFlag } from '#app/domains/plan/plan.ts'
import type { HoleKind } from './thread.ts'
import { holeLabels } from './thread-labels.fr.ts'

const flagged = (flag: ActionFlag): string => `/plan?signal=${flagSlugs[flag]}`
const hole = (kind: HoleKind): string => `/fil#${holeLabels[kind].anchor}`

/** Under the address of the CTG. */
export const missingPaths: Readonly<Record<MissingCode, string>> = {
  'seats-empty': '/instances',
  'seats-absent': '/reunions',
  'positions-not-asked': '/decisions',
  'parties-without-representative': '/membres/cadre',
  'no-body': '/instances',
  'no-finding': '/diagnostic',
  'findings-without-element': hole('finding-without-element'),
  'findings-not-asked': '/diagnostic#attendus',
  'no-retained-issue': '/diagnostic',
  'no-action': '/plan',
  'actions-without-lead': flagged('without-lead'),
  'actions-without-date': flagged('without-end'),
  'actions-without-objective': flagged('without-objective'),
  'objectives-without-baseline': hole('objective-without-baseline'),
  'no-convention-draft': '/convention/versions#versions',
  'not-in-copil': '/instances',
  'convention.acts-on-another-version': '/convention#signataires',
  'convention.acts-awaited': '/convention#signataires',
}

export const holePath = (kind: HoleKind): string =>
  kind === 'action-without-objective' ? flagged('without-objective') : hole(kind)

/** The same said by a milestone: told once. */
export const sameRemark: Readonly<Partial<Record<HoleKind, MissingCode>>> = {
  'finding-without-element': 'findings-without-element',
  'objective-without-baseline': 'objectives-without-baseline',
  'action-without-objective': 'actions-without-objective',
}
