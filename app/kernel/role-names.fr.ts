/** Names of the roles: around every page of a CTG, where no sentence of accounts is. Pure. */
import type { Role } from './actor.ts'

export const roleNames: Readonly<Record<Role, string>> = {
  coordinator: 'coordination',
  'cooperation-officer': 'coopération thématique',
  'body-member': 'membre d’une instance',
  'action-lead': 'pilote d’action',
  contributor: 'contribution',
  reader: 'lecture',
  evaluator: 'évaluation extérieure',
}
