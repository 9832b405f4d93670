/** The acts that arrange the plan, as the register of things knows them. Pure. Why: docs/decisions/0037. */
import type { SliceThings } from '#app/things/thing-kind.ts'

export const planTreeThings = {
  told: [
    // Names of the levels and numbering belong to the whole plan.
    { acts: 'plan.', topics: ['plan'] },
  ],
  actsOn: { 'plan.': 'ctg' },
  acts: {
    'action.moved': 'Action déplacée dans le plan',
    'action.shared': 'Action reliée à un objectif de plus',
    'action.unshared': 'Action détachée d’un objectif',
    'plan.levels-named': 'Niveaux du plan renommés',
    'plan.numbering-set': 'Numérotation du plan choisie',
  },
} as const satisfies SliceThings
