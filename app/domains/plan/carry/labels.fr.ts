/** Sentences of what is carried from the CTG before. Pure. */
import { formatCount } from '#app/kernel/format.ts'

export const carryLabels = {
  title: 'Reprendre des actions de la CTG précédente',
  lead: (name: string): string =>
    `Cochez les actions de « ${name} » qui continuent : chacune devient une proposition de ce plan, reliée à sa fiche d’alors.`,
  what: 'Ce que dit la fiche est repris : titre, besoin, description, résultats attendus, public, secteurs, partenaires, pilote et copilote, leviers de la Caf. Les dates, les étapes, les moyens et les mesures sont à redire.',
  carry: 'Reprendre les actions cochées',
  carriedAs: 'déjà reprise',
  none: 'La CTG précédente n’a pas d’action.',
  allCarried: 'Toutes ses actions sont déjà reprises.',
  noPredecessor: 'Cette CTG n’en suit aucune : dites laquelle dans son cadre, si elle en renouvelle une.',
  setPredecessor: 'Ouvrir le cadre de la CTG',
  notMember: (name: string): string =>
    `Cette CTG renouvelle « ${name} », dont vous ne faites pas partie : quelqu’un qui suit les deux peut en reprendre les actions.`,
  said: 'Actions reprises, à l’état proposé.',
  from: 'Reprise de',
  to: 'Reprise dans',
  ofCtg: (code: string, title: string, ctg: string): string => `${code} ${title} (${ctg})`.trim(),
  count: (count: number): string => formatCount(count, 'action'),
} as const

export const carryRefusals: Readonly<Record<string, string>> = {
  'plan.no-predecessor': 'Cette CTG n’en renouvelle aucune : dites d’abord laquelle, dans son cadre.',
  'plan.already-carried': 'Une de ces actions est déjà reprise : rechargez la page, puis recommencez.',
  'plan.carry-actions': 'Les actions de la CTG précédente se reprennent par la coordination.',
}
