/** The first steps of a coordination, ticked from what is done. Pure. Rules: docs/rules/guides.md §5. */

export const firstSteps = ['created', 'counterpart', 'themes', 'finding', 'copil', 'meeting', 'framing'] as const
export type FirstStepKey = (typeof firstSteps)[number]

/** State of the CTG, whoever brought it there. */
export type WalkFacts = {
  /** Each lead party has somebody who coordinates for it. */
  readonly coordinatesOnBothSides: boolean
  readonly hasThemes: boolean
  readonly hasFindings: boolean
  /** Somebody holds a seat of a steering committee. */
  readonly hasCopilHolder: boolean
  /** A meeting was convened, or held without it. */
  readonly hasConvened: boolean
  readonly isFramed: boolean
}

export type FirstStep = { readonly key: FirstStepKey; readonly isDone: boolean; readonly to: string }

const pathOf: Readonly<Record<FirstStepKey, string>> = {
  created: '/membres/cadre',
  counterpart: '/membres',
  themes: '/membres/themes',
  finding: '/diagnostic',
  copil: '/instances',
  meeting: '/reunions',
  framing: '/cadrage',
}

const isDone: Readonly<Record<FirstStepKey, (facts: WalkFacts) => boolean>> = {
  created: () => true,
  counterpart: (facts) => facts.coordinatesOnBothSides,
  themes: (facts) => facts.hasThemes,
  finding: (facts) => facts.hasFindings,
  copil: (facts) => facts.hasCopilHolder,
  meeting: (facts) => facts.hasConvened,
  framing: (facts) => facts.isFramed,
}

export const firstWalk = (ctgId: string, facts: WalkFacts): readonly FirstStep[] =>
  firstSteps.map((key) => ({ key, isDone: isDone[key](facts), to: `/ctg/${ctgId}${pathOf[key]}` }))

/** The dashboard shows it until all is done, or she folds it. */
export const isWalkOnDashboard = (steps: readonly FirstStep[], isFolded: boolean): boolean =>
  !isFolded && steps.some((step) => !step.isDone)
