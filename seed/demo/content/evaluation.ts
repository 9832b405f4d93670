/**
 * The evaluation of Gennevilliers 2015-2018, and the mid-term one that the CTG in progress prepares. No public evaluation of
 * either was found: every word is illustration, and their limits say so.
 */
import type { ThemeRef } from '../content-types.ts'

type DemoQuestion = {
  readonly text: string
  readonly criterion: 'effects' | 'attainment' | 'partnership' | 'relevance'
  readonly theme: ThemeRef
  readonly conditions: readonly DemoCondition[]
}
type DemoCondition = {
  readonly text: string
  readonly noted?: string
  readonly held?: 'yes' | 'in-part' | 'no' | 'not-known'
  readonly heldNote?: string
}
type Voice = { readonly level: 'partly' | 'rather' | 'reached' | 'not-judged'; readonly reasons: string }

export const finalFraming = {
  scope:
    'Illustration. Les six thèmes de la convention 2015-2018, ce qui a été fait et ce qui a changé pour les habitants. La qualité de chaque service est laissée de côté.',
  method: 'Les points des pilotes, les comptes rendus des copils, les situations de loyer étudiées ensemble.',
  calendar: 'Questions décidées au dernier copil de 2018, jugements des parties en décembre.',
  means: 'Deux jours de chaque coordination.',
  limits: [
    'Illustration : aucune évaluation publique de cette convention n’a été retrouvée.',
    'Aucune famille n’a été interrogée.',
    'Un seul objectif avait une valeur de départ en 2015 : les impayés de loyer.',
  ].join('\n'),
  risks: 'Les parties jugent des actions qu’elles ont menées elles-mêmes.',
}

export const finalQuestions: readonly (DemoQuestion & {
  readonly limits: string
  readonly caf: Voice
  readonly ville: Voice
})[] = [
  {
    text: 'Les parents aux horaires décalés trouvent-ils plus facilement un accueil ?',
    criterion: 'effects',
    theme: 'petite-enfance',
    conditions: [
      { text: 'Deux établissements accueillent en horaires élargis', noted: 'Les deux, à la fin de 2018', held: 'yes' },
      { text: 'Les familles savent à qui s’adresser', noted: 'Aucune enquête ne le dit', held: 'not-known' },
    ],
    limits: 'On ne sait rien des familles qui n’ont pas demandé d’accueil.',
    caf: {
      level: 'partly',
      reasons:
        'Deux établissements sont ouverts, mais les familles qui renoncent avant la commission ne sont pas connues.',
    },
    ville: {
      level: 'rather',
      reasons: 'L’offre existe là où il n’y en avait pas, et elle est pleine. Le soir reste à couvrir.',
    },
  },
  {
    text: 'Les impayés de loyer sont-ils repérés plus tôt ?',
    criterion: 'attainment',
    theme: 'logement',
    conditions: [
      { text: 'Une réunion par mois étudie les situations', noted: 'Dix réunions par an, hors été', held: 'in-part' },
      {
        ...{ text: 'La moitié des situations vues avant l’assignation', noted: 'La moitié des 46 situations de 2018' },
        held: 'yes',
      },
    ],
    limits: 'Les locataires du parc privé n’y sont presque pas.',
    caf: {
      level: 'reached',
      reasons: 'Quarante-six situations étudiées ensemble en 2018 ; aucune ne l’était en 2014.',
    },
    ville: { level: 'rather', reasons: 'Le repérage marche dans le parc social ; le parc privé nous échappe encore.' },
  },
  {
    text: 'La Caf et la Ville travaillent-elles mieux ensemble qu’en 2014 ?',
    criterion: 'partnership',
    theme: 'acces-aux-droits',
    conditions: [
      { text: 'Un accueil partagé est ouvert', noted: 'Ouvert entre la Caf et le CCAS', held: 'yes' },
      {
        ...{ text: 'Les six groupes se réunissent encore la dernière année', noted: 'Trois groupes sur six en 2018' },
        ...{ held: 'in-part', heldNote: 'trois sur six' },
      },
    ],
    limits: '',
    caf: {
      level: 'rather',
      reasons: 'On s’appelle, on se connaît. Trois groupes se sont arrêtés sans que personne le décide.',
    },
    ville: {
      level: 'not-judged',
      reasons: 'Les services concernés ne nous ont pas répondu à temps ; nous préférons ne pas juger.',
    },
  },
]

/** What a room says of the rents. Illustration. */
export const roomOpinions = [
  {
    by: 'antoine',
    level: 'rather',
    what: 'On étudie les situations avant l’assignation, une fois sur deux',
    group: 'Le parc social est suivi',
  },
  {
    by: 'claire',
    level: 'reached',
    what: 'Quarante-six situations vues ensemble, aucune en 2014',
    group: 'Le parc social est suivi',
  },
  {
    by: 'samira',
    level: 'partly',
    what: 'Les petits propriétaires privés ne nous appellent pas',
    group: 'Le parc privé échappe',
  },
  {
    by: 'nadia',
    level: 'not-judged',
    what: 'Je ne vois que les familles déjà suivies',
    group: 'Le parc privé échappe',
  },
] as const

export const finalAdvice: readonly {
  readonly theme: ThemeRef
  readonly advice: 'adapt' | 'generalise' | 'stop' | 'continue'
  readonly reason: string
}[] = [
  { theme: 'petite-enfance', advice: 'adapt', reason: 'Ouvrir le soir aussi, dans un deuxième quartier.' },
  { theme: 'logement', advice: 'generalise', reason: 'Étendre au parc privé ce qui marche dans le parc social.' },
  {
    theme: 'egalite',
    advice: 'stop',
    reason: 'Sans salle depuis 2015, ces rencontres n’ont plus lieu ; le besoin appelle une autre réponse.',
  },
]

export const midTermFraming = {
  scope: 'Illustration. La petite enfance et l’accès aux droits, de 2026 à 2028.',
  method: 'Éléments calculés par Trame, enquête auprès des familles, un atelier de chaque groupe.',
  calendar: 'De mai à octobre 2028.',
  means: '',
  limits: 'Illustration, à relire avant d’être décidée.\nL’enquête ne touchera que des familles déjà accueillies.',
  risks: '',
}

export const midTermQuestions: readonly DemoQuestion[] = [
  {
    text: 'Les parents en insertion trouvent-ils plus facilement un accueil ?',
    criterion: 'effects',
    theme: 'petite-enfance',
    conditions: [
      { text: 'Deux familles sur trois ont trouvé en moins de trois mois' },
      { text: 'Vingt places à horaires élargis sont ouvertes' },
    ],
  },
  {
    text: 'Les habitants savent-ils où s’adresser ?',
    criterion: 'relevance',
    theme: 'acces-aux-droits',
    conditions: [{ text: 'Un habitant sur deux connaît l’accueil de son quartier' }],
  },
]
