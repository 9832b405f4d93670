/** What folds on some sheets of the renewal, and what waits for what. Illustration; names of quartiers are real. Pure. */
import type { ThemeRef } from '../content-types.ts'

/** Gennevilliers. */
export const demoCommune = '92036'

/** Quartiers of Gennevilliers where actions take place. */
export const demoAreas = ['Chandon-Brenu', 'Grésillons', 'Le Luth', 'Les Agnettes', 'Village'] as const

/** Those that are, wholly or in part, a QPV of the 2022 figures of Insee and Cnaf: QP092013 Agnettes, QP092017 and QP092018 Grésillons. */
export const demoPriorityAreas: readonly string[] = ['Grésillons', 'Les Agnettes']

export type DemoFolds = {
  readonly coLeadParty?: 'caf' | 'ville'
  readonly coLeadName?: string
  /** The group of this theme follows it. */
  readonly followedBy?: ThemeRef
  readonly expectedResults?: string
  readonly tags?: string
  readonly inhabitantsPart?: 'information' | 'consultation' | 'concertation' | 'co-construction'
  readonly priority?: 'high' | 'medium' | 'low'
  readonly recurrence?: 'one-off' | 'yearly' | 'continuous'
  readonly calendarText?: string
  readonly humanMeans?: string
  readonly materialMeans?: string
  readonly watchPoints?: string
  readonly successConditions?: string
  readonly qualitativeIndicators?: string
  /** By their names in the frame of the CTG. */
  readonly linkedPlans?: readonly string[]
}

/** By the title of the action. */
export const demoFolds: Readonly<Record<string, DemoFolds>> = {
  'Vingt places à horaires élargis pour les parents en insertion': {
    coLeadParty: 'caf',
    coLeadName: 'Rose Chintz, action sociale',
    followedBy: 'petite-enfance',
    expectedResults:
      'Des parents en insertion acceptent une formation ou un emploi qui commence tôt ou finit tard.\nLes deux équipes savent orienter une famille en moins de deux semaines.',
    tags: 'horaires élargis, insertion',
    inhabitantsPart: 'consultation',
    priority: 'high',
    recurrence: 'one-off',
    humanMeans: 'Deux professionnelles de plus par site, en roulement, de 7 h à 20 h.',
    materialMeans: 'Un second site aux normes, et une cuisine de réchauffe.',
    watchPoints: 'Le recrutement sur les horaires du soir.\nL’autorisation du second site.',
    successConditions: 'La mission locale et la Caf orientent par une même fiche.',
    qualitativeIndicators: 'Ce que disent les parents de leur recherche d’emploi, trois mois après l’entrée.',
    linkedPlans: ['Contrat de ville'],
  },
  'Un relais petite enfance itinérant': {
    coLeadParty: 'ville',
    followedBy: 'petite-enfance',
    expectedResults: 'Les assistantes maternelles des quatre quartiers se connaissent et connaissent le relais.',
    tags: 'itinérance, assistantes maternelles',
    inhabitantsPart: 'information',
    priority: 'medium',
    recurrence: 'continuous',
    calendarText: 'Deux matinées par semaine, hors vacances scolaires',
    humanMeans: 'Une animatrice à temps plein.',
    materialMeans: 'Un véhicule équipé, une salle dans chaque quartier.',
    watchPoints: 'Une seule animatrice : une absence arrête la tournée.',
  },
  'Rendez-vous des droits dans les quartiers': {
    coLeadParty: 'ville',
    followedBy: 'acces-aux-droits',
    expectedResults: 'Un habitant repart avec tous ses droits vus, et non avec une adresse.',
    tags: 'non-recours, aller vers',
    inhabitantsPart: 'consultation',
    priority: 'high',
    recurrence: 'yearly',
    calendarText: 'Un mardi sur deux',
    humanMeans: 'Deux conseillers de la Caf, un agent du CCAS.',
    watchPoints: 'La confidentialité dans une salle ouverte.',
    qualitativeIndicators: 'Ce que les habitants disent avoir compris en sortant.',
    linkedPlans: ['Contrat de ville', 'Contrat local de santé'],
  },
  'Des habitants au copil': { inhabitantsPart: 'co-construction', tags: 'participation', recurrence: 'yearly' },
  'Lieu d’accueil enfants-parents du samedi': {
    inhabitantsPart: 'concertation',
    tags: 'parentalité, samedi',
    priority: 'medium',
    recurrence: 'continuous',
    calendarText: 'Un samedi matin sur deux',
    linkedPlans: ['Projet éducatif de territoire'],
  },
}

type DemoStepFolds = {
  readonly party?: 'caf' | 'ville' | 'departement'
  readonly responsible?: string
  readonly description?: string
}

/** Title of a step → who is responsible for it, and what it consists of. */
export const demoSteps: Readonly<Record<string, DemoStepFolds>> = {
  'Autorisation du second site': {
    party: 'departement',
    description: 'Visite des locaux, puis avis sur le projet d’établissement.',
  },
  '8 places sur le second site': { party: 'ville', responsible: 'Direction de la petite enfance' },
  'Local trouvé': {
    party: 'ville',
    responsible: 'Direction de l’habitat',
    description: 'Avec le bailleur, en rez-de-chaussée.',
  },
  'Quatre lieux desservis': { responsible: 'Julie Percale' },
  'Troisième lieu': { party: 'caf', responsible: 'Service des prestations' },
  'Extension au parc privé': { party: 'ville', responsible: 'Direction de l’habitat' },
}

/** An action, or one of its steps. */
type DemoEnd = { readonly action: string; readonly step?: string }
export type DemoDependency = { readonly waiting: DemoEnd; readonly awaited: DemoEnd }

const home = 'Une maison d’assistantes maternelles au Luth'
const places = 'Vingt places à horaires élargis pour les parents en insertion'

export const demoDependencies: readonly DemoDependency[] = [
  {
    waiting: { action: places, step: '8 places sur le second site' },
    awaited: { action: places, step: 'Autorisation du second site' },
  },
  { waiting: { action: home, step: 'Agréments délivrés' }, awaited: { action: home, step: 'Local trouvé' } },
  // Its dates contradict the dependency: the sheet shows the warning.
  {
    waiting: { action: home },
    awaited: { action: 'Entrer dans le métier d’assistante maternelle', step: 'Première réunion d’information' },
  },
]

/** Title of the action on which a leaflet is filed. */
export const demoLeaflet = 'Un relais petite enfance itinérant'
