/** Every sentence of the filter of the plan and of its views. Pure. */

import type { CafField } from '#app/domains/plan/plan.ts'
import { formatCount, formatNumber } from '#app/kernel/format.ts'
import type { PlanView } from './plan-filter.ts'

/** Parts of addresses. */
export const cafFieldSlugs: Record<CafField, string> = {
  benefits: 'prestations',
  'social-work': 'interventions-sociales',
  'collective-aid': 'aides-collectives',
}

export const filterLabels = {
  pick: 'Cocher',
  changePicked: 'Changer les actions cochées',
  /** « 5 actions, 3 en cours ». */
  groupCount: (actions: string, underWay: number): string =>
    underWay === 0 ? actions : `${actions}, ${formatNumber(underWay)} en cours`,
  withoutAxis: 'Actions sans axe',
  mendObjective: 'Relier à un objectif',
  form: 'Filtrer le plan',
  send: 'Filtrer',
  views: 'Vues du plan',
  otherViews: 'Autres vues',
  whoActsWithWhom: 'Qui agit avec qui',
  /** Heard: what three dots unfold. */
  moreOfPlan: 'Imprimer, exporter, reprendre',
  takeUp: 'Reprendre un tableur',
  carry: 'Reconduire de la CTG précédente',
  write: 'Écrire une action',
  /** What calls for attention, one click away. */
  signals: 'À voir dans ce plan',
  otherSignals: (count: number): string => formatCount(count, 'autre signal', 'autres signaux'),
  pickedBar: 'Actions cochées',
  unpick: 'Décocher',
  /** By name of a criterion in the address. */
  criterion: {
    q: 'Mots',
    theme: 'Thème',
    etat: 'État',
    signal: 'À voir',
    axe: 'Axe',
    objectif: 'Objectif',
    pilote: 'Pilote',
    service: 'Service',
    lieu: 'Lieu',
    annee: 'Année',
    champ: 'Champ de la Caf',
    articulation: 'Articulé avec',
    mot: 'Mot-clé',
    fiche: 'Fiche',
  },
  /** Of a plan where nothing is written yet. */
  lead: 'Ce que les parties feront ensemble, et pourquoi.',
  search: 'Chercher un mot',
  /** On a phone: shows or hides what one may filter by. */
  criteria: 'Filtres',
  textHint: 'Titre, numéro, pilote, prochaine étape…',
  more: 'Plus',
  /** Without scripts: the choices come with another page. */
  showChoices: 'Afficher les choix',
  anyYear: 'Toutes',
  anyValue: 'Indifférent',
  mine: 'moi',
  leadParties: 'Partie pilote',
  leadName: 'Nom du pilote',
  anyName: 'Tous',
  /** « Thème (2) »: how many values are chosen. */
  chosen: (label: string, count: number): string => (count > 0 ? `${label} (${formatNumber(count)})` : label),
  remove: (criterion: string): string => `Retirer le critère ${criterion}`,
  active: 'Critères choisis',
  clear: 'Tout le plan',
  unknownValue: 'valeur inconnue',
  chosenSheets: (count: number): string => formatCount(count, 'fiche choisie', 'fiches choisies'),
  shown: (shown: number, total: number): string => `${formatCount(shown, 'fiche')} sur ${formatNumber(total)}.`,
  nothingFound: 'Aucune action ne répond à ces critères.',
  seeAll: 'Voir tout le plan',
  manyTitle: 'Actions de mes CTG',
  manyForm: 'Filtrer les actions de mes CTG',
  manyLead: (count: number, ctgCount: number): string =>
    `${formatCount(count, 'action')} dans ${formatNumber(ctgCount)}\u00a0CTG.`,
  /** What one filters by, over several CTGs. */
  manyCtg: 'CTG',
  manyOfCtg: (name: string): string => `CTG\u00a0: ${name}`,
  /** « Par CTG (15) ». */
  manyCounts: (count: number): string => `Par CTG (${formatNumber(count)})`,
  manyCountsTable: 'Par CTG',
  manyCountsNote: 'Parmi les actions montrées ; chaque nombre mène à elles.',
  manyActions: 'Actions',
  manyCountOf: (count: number, what: string, ctg: string): string => `${formatNumber(count)} ${what}, ${ctg}`,
  manyNone: 'Vous ne suivez encore aucune CTG : une invitation ou une création vous en ouvre une.',
  manyAll: 'Voir toutes les actions',
  view: {
    list: 'Liste',
    grid: 'Grille',
    calendar: 'Calendrier',
    tree: 'Structure',
    cards: 'Par état',
    leads: 'Par pilote',
    places: 'Lieux',
    means: 'Moyens',
    matrix: 'Matrice',
    thread: 'Fil rouge',
    copil: 'Vu du copil',
  } satisfies Record<PlanView, string>,
} as const
