/** Acts on the schéma of childcare, as the register of things knows them. Pure. Why: docs/decisions/0037. */
import type { SliceThings } from '#app/things/thing-kind.ts'

export const sppeThings = {
  actsOn: { 'sppe.': 'ctg' },
  acts: {
    'sppe.missions-set': 'Missions de la petite enfance précisées',
    'sppe.missions-entrusted': 'Missions de la petite enfance confiées pour toutes les communes',
    'sppe.holder-added': 'Intercommunalité ou syndicat ajouté pour la petite enfance',
    'sppe.holder-removed': 'Intercommunalité ou syndicat retiré pour la petite enfance',
    'sppe.schema-updated': 'Schéma petite enfance précisé',
    'sppe.answer-tied': 'Réponse reliée à un point du schéma',
    'sppe.answer-set-aside': 'Réponse écartée d’un point du schéma',
    'sppe.tie-removed': 'Lien retiré d’un point du schéma',
    'sppe.deed-recorded': 'Acte ou bilan du schéma enregistré',
    'sppe.deed-removed': 'Acte ou bilan du schéma effacé',
  },
} as const satisfies SliceThings
