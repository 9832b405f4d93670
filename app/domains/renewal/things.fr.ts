/** The acts of a renewal, as the register of things knows them. Pure. Why: docs/decisions/0037. */
import type { SliceThings } from '#app/things/thing-kind.ts'

export const renewalThings = {
  told: [{ acts: 'ctg.actions-taken-back', topics: ['plan'] }],
  acts: {
    'action.carried': 'Action reconduite de la CTG précédente',
    'finding.carried': 'Constat repris de la CTG précédente, à revoir',
    'issue.carried': 'Enjeu repris de la CTG précédente, à débattre',
    'ctg.renewal-started': 'CTG qui suit créée',
    'ctg.chapter-carried': 'Éléments repris de la CTG précédente',
    'ctg.chapter-taken-back': 'Reprise de la CTG précédente défaite',
    'ctg.actions-taken-back': 'Reconduction d’actions défaite',
    'ctg.mandate-proposed': 'Mandat proposé dans la CTG qui suit',
    'ctg.mandate-accepted': 'Mandat accepté dans la CTG qui suit',
    'ctg.mandate-declined': 'Mandat décliné dans la CTG qui suit',
    'ctg.balance-poured': 'Bilan de la CTG précédente versé au diagnostic',
  },
} as const satisfies SliceThings
