/** Words of the printed sheet and plan. Pure. */

import { formatCount } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'

export const printLabels = {
  plan: 'Plan d’action',
  sheet: (code: string): string => `Fiche action ${code}`,
  fact: 'Rubrique',
  value: 'Réponse',
  missing: gapWords.text,
  factsCaption: 'L’essentiel',
  stepCount: (count: number): string => formatCount(count, 'étape'),
  meansCount: (count: number): string => formatCount(count, 'ligne'),
  measureCount: (count: number): string => formatCount(count, 'mesure'),
  facts: {
    answers: 'Répond à',
    theme: 'Thème',
    lead: 'Pilote',
    coLeads: 'Copilote',
    services: 'Services associés',
    partners: 'Partenaires',
    starts: 'Début',
    ends: 'Échéance',
    status: 'État',
    nextStep: 'Prochaine étape',
    public: 'Public',
    areas: 'Secteur',
    electedSponsor: 'Élu référent',
    cafFields: 'Leviers de la Caf',
    waitsFor: 'Attend la fin de',
    documents: 'Documents',
    lastReport: 'Dernier point d’étape',
  },
  need: 'Besoin auquel elle répond',
  description: 'Description',
  steps: 'Étapes',
  stepColumns: ['Étape', 'Date visée', 'Réalisée', 'État', 'Responsable'],
  means: 'Moyens mobilisés',
  meansColumns: ['Financeur', 'Année', 'Nature et dispositif', 'État', 'Montant'],
  measures: 'Ce qu’elle produit',
  measureColumns: ['Mesure', 'Départ', 'Cible', 'Dernier relevé'],
  overview: 'Le plan en un coup d’œil',
  overviewColumns: ['N°', 'Action', 'Pilote', 'Échéance', 'État'],
  withoutAxis: 'Sans axe',
  ownActions: 'Actions de l’axe',
  actions: 'Actions',
  axisCaption: (axis: string, actions: string): string => `${axis} : ${actions}`,
  noAction: 'Le plan n’a pas encore d’action.',
  counts: (actions: string, axes: number, objectives: number): string =>
    `${actions}, ${formatCount(axes, 'axe')}, ${formatCount(objectives, 'objectif')}`,
  filtered: (count: number): string =>
    `Extrait : ${formatCount(count, 'action retenue', 'actions retenues')} par le filtre`,
  cut: (shown: number, total: number): string =>
    `Ce document tient les ${shown} premières fiches sur ${total} : filtrez le plan pour imprimer les autres.`,
  /** `fiche-1.2.3.pdf`: what no file name may hold is left out. */
  sheetFile: (code: string, format: string): string =>
    `fiche-${code.replace(/[^\p{L}\p{N}.-]+/gu, '-') || 'action'}.${format}`,
  planFile: (today: string, format: string): string => `plan-${today}.${format}`,
} as const
