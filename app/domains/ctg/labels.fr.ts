/** Every sentence of the CTG slice. Pure. */
import type { PartyKind, Role } from '#app/kernel/actor.ts'
import type { CtgPhase } from './ctg.ts'

export const ctgLabels = {
  phase: {
    'in-preparation': 'en préparation',
    'in-application-unsigned': 'appliquée, signature en cours',
    'in-force': 'en vigueur',
    ended: 'terminée',
  } satisfies Record<CtgPhase, string>,
  partyKind: { caf: 'Caf', authority: 'Collectivité', partner: 'Partenaire' } satisfies Record<PartyKind, string>,
  role: {
    coordinator: 'coordination',
    'cooperation-officer': 'coopération thématique',
    'body-member': 'membre d’une instance',
    'action-lead': 'pilote d’action',
    contributor: 'contribution',
    reader: 'lecture',
  } satisfies Record<Role, string>,
  myCtgs: 'Mes CTG',
  noCtg: 'Vous ne suivez encore aucune CTG.',
} as const

export const ctgRefusals: Readonly<Record<string, string>> = {
  'ctg.not-found': 'Cette CTG n’existe pas, ou elle n’est pas ouverte à votre compte.',
  'ctg.mandate-not-found': 'Ce mandat n’est pas le vôtre dans cette CTG.',
}
