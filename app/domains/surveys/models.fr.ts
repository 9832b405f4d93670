/** A ready questionnaire per audience, to correct before opening. Pure. Rules: docs/rules/surveys.md §1. */
import type { Audience, QuestionKind } from './surveys.ts'

type ModelQuestion = {
  readonly kind: QuestionKind
  readonly label: string
  readonly hint?: string
  readonly choices?: readonly string[]
  readonly isRequired?: boolean
  readonly isProfile?: boolean
  /** By the rank of an earlier question, and the places of its choices. */
  readonly shownIf?: { readonly rank: number; readonly choices: readonly number[] }
}
type Model = { readonly introduction: string; readonly questions: readonly ModelQuestion[] }

const yesNo = ['Oui', 'Non', 'Je ne sais pas'] as const
const agreement = ['Pas du tout', 'Plutôt non', 'Plutôt oui', 'Tout à fait'] as const

const families: Model = {
  introduction:
    'Ces quelques questions servent à améliorer ce qui existe ici pour les familles. Y répondre prend environ cinq minutes.',
  questions: [
    {
      kind: 'bands',
      label: 'Quel âge a votre plus jeune enfant ?',
      choices: ['Moins de 3 ans', 'De 3 à 5 ans', 'De 6 à 11 ans', 'De 12 à 17 ans', '18 ans ou plus, ou pas d’enfant'],
      isProfile: true,
    },
    {
      kind: 'several',
      label: 'Quels services avez-vous utilisés depuis un an ?',
      choices: [
        'Crèche ou multi-accueil',
        'Assistante maternelle',
        'Relais petite enfance',
        'Accueil de loisirs',
        'Lieu d’accueil enfants-parents',
        'Centre social ou espace de vie sociale',
        'Lieu pour les jeunes',
        'Aucun de ceux-là',
      ],
    },
    {
      kind: 'one',
      label: 'Depuis un an, un service vous a-t-il manqué ?',
      choices: yesNo,
      isRequired: true,
    },
    {
      kind: 'several',
      label: 'Qu’est-ce qui a manqué ?',
      choices: [
        'Une place d’accueil pour un tout-petit',
        'Des horaires qui vont avec mon travail',
        'Un accueil le mercredi ou pendant les vacances',
        'Un accueil pour un enfant en situation de handicap',
        'Un lieu pour les jeunes',
        'Une aide pour mes démarches',
        'Autre chose',
      ],
      shownIf: { rank: 3, choices: [0] },
    },
    {
      kind: 'scale',
      label: 'Je sais à qui m’adresser quand j’ai besoin d’un service pour ma famille.',
      choices: agreement,
    },
    {
      kind: 'scale',
      label: 'Les services pour les familles sont faciles à rejoindre depuis chez moi.',
      choices: agreement,
    },
    { kind: 'long', label: 'Racontez une fois où cela s’est bien passé, ou mal passé.' },
    { kind: 'long', label: 'Si une seule chose devait changer ici pour les familles, ce serait laquelle ?' },
  ],
}

const partners: Model = {
  introduction:
    'Vous travaillez avec les familles de ce territoire. Vos réponses disent ce que la convention change, ou ne change pas, dans votre travail.',
  questions: [
    {
      kind: 'one',
      label: 'Où travaillez-vous ?',
      choices: ['Commune ou intercommunalité', 'Association', 'Caf, MSA ou département', 'École ou collège', 'Autre'],
      isProfile: true,
    },
    {
      kind: 'one',
      label: 'Avez-vous participé à une réunion de la convention depuis un an ?',
      choices: ['Oui', 'Non, mais je suis informé', 'Non'],
      isRequired: true,
    },
    { kind: 'scale', label: 'Ces réunions m’ont été utiles.', choices: agreement, shownIf: { rank: 2, choices: [0] } },
    { kind: 'scale', label: 'Je connais mieux qu’avant les services des autres.', choices: agreement },
    { kind: 'scale', label: 'Nous menons ensemble des actions que nous ne menions pas.', choices: agreement },
    {
      kind: 'several',
      label: 'Qu’est-ce qui vous a freiné ?',
      choices: [
        'Le temps',
        'Les moyens',
        'Des rôles mal définis',
        'Trop de réunions',
        'Des données qui manquent',
        'Rien',
      ],
    },
    { kind: 'long', label: 'Qu’est-ce que la convention a changé pour les familles que vous accueillez ?' },
  ],
}

const elected: Model = {
  introduction:
    'Quelques questions aux élus sur ce que la convention apporte à leur territoire et sur ce qu’il faudrait en attendre.',
  questions: [
    {
      kind: 'one',
      label: 'Siégez-vous au comité de pilotage ?',
      choices: ['Oui', 'Non'],
      isRequired: true,
    },
    {
      kind: 'scale',
      label: 'J’ai pu y décider, pas seulement y être informé.',
      choices: agreement,
      shownIf: { rank: 1, choices: [0] },
    },
    { kind: 'scale', label: 'Les priorités de la convention sont celles du territoire.', choices: agreement },
    { kind: 'scale', label: 'Je vois ce que la convention change pour les habitants.', choices: agreement },
    {
      kind: 'several',
      label: 'Sur quoi faudrait-il mettre l’effort ?',
      choices: [
        'Petite enfance',
        'Enfance et jeunesse',
        'Parentalité',
        'Accès aux droits',
        'Logement',
        'Animation de la vie sociale',
        'Handicap',
      ],
    },
    { kind: 'long', label: 'Qu’attendez-vous de la prochaine convention ?' },
  ],
}

export const surveyModels: Readonly<Record<Audience, Model>> = { families, partners, elected }
