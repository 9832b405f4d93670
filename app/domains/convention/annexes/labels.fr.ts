/** Sentences of the annexes. Pure. */
import { formatCount } from '#app/kernel/format.ts'
import type { AnnexKind, AnnexMove, AnnexRefusal } from './annex-kinds.ts'

/** Over the annex, after its number. */
const titles: Readonly<Record<AnnexKind, string>> = {
  diagnosis: 'Diagnostic partagé',
  facilities: 'Équipements et services soutenus',
  plan: 'Plan d’action',
  governance: 'Gouvernance',
  evaluation: 'Suivi et évaluation',
  acts: 'Actes d’habilitation',
  posts: 'Postes de coordination',
  cof: 'Conventions d’objectifs et de financement et bonus territoire',
  sppe: 'Schéma de la petite enfance',
}

export const annexLabels = {
  titles,
  numbered: (number: number, title: string) => `Annexe ${number}. ${title}`,
  /** How an article may name each; the first is the one we write. */
  names: {
    diagnosis: ['diagnostic partagé', 'diagnostic'],
    facilities: ['équipements et services soutenus', 'équipements', 'équipements soutenus'],
    plan: ['plan d’action', 'plan d’actions', 'plan'],
    governance: ['gouvernance', 'pilotage', 'instances'],
    evaluation: ['suivi et évaluation', 'évaluation'],
    acts: ['actes d’habilitation', 'actes', 'délibérations'],
    posts: ['postes de coordination', 'postes'],
    cof: ['COF et bonus territoire', 'COF', 'bonus territoire', titles.cof],
    sppe: ['schéma de la petite enfance', 'petite enfance', 'SPPE'],
  } satisfies Record<AnnexKind, readonly string[]>,
  /** « annexe 2 »; by its name when it is not attached. */
  mention: (kind: AnnexKind, number: number | undefined) =>
    number === undefined ? `annexe « ${titles[kind]} » (non jointe)` : `annexe ${number}`,
  /** What each is drawn from. */
  sources: {
    diagnosis: 'Chiffres, lectures, constats et enjeux du diagnostic.',
    facilities: 'Services, gestionnaires et communes de la liste des COF importée.',
    plan: 'Axes, objectifs, fiches action et moyens du plan.',
    governance: 'Instances, missions, rythme et sièges.',
    evaluation: 'Ce que chaque objectif et chaque action disent qu’ils mesureront.',
    acts: 'Actes des signataires, tels que vous les avez enregistrés.',
    posts: 'Postes saisis ici : employeur, temps, thèmes.',
    cof: 'La liste de la Caf, importée d’un tableur. L’argent est dans les COF, non dans la convention.',
    sppe: 'Le schéma petite enfance : missions, obligations, et ce qui répond à chaque point du décret.',
  } satisfies Record<AnnexKind, string>,
  moves: { attach: 'Joindre', detach: 'Retirer', up: 'Monter', down: 'Descendre' } satisfies Record<AnnexMove, string>,
  moved: {
    attach: 'Annexe jointe.',
    detach: 'Annexe retirée : ce qu’elle dit reste dans Trame.',
    up: 'Annexe montée.',
    down: 'Annexe descendue.',
  } satisfies Record<AnnexMove, string>,
  empty: 'rien à imprimer pour le moment',
  count: {
    diagnosis: (count) => formatCount(count, 'thème'),
    facilities: (count) => formatCount(count, 'service'),
    plan: (count) => formatCount(count, 'action'),
    governance: (count) => formatCount(count, 'instance'),
    evaluation: (count) => formatCount(count, 'mesure'),
    acts: (count) => (count < 2 ? `${count} acte reçu` : `${count} actes reçus`),
    posts: (count) => formatCount(count, 'poste'),
    cof: (count) => formatCount(count, 'ligne'),
    sppe: (count) => formatCount(count, 'ligne'),
  } satisfies Record<AnnexKind, (count: number) => string>,
  supported: 'Les équipements et services que la Caf soutient sur le territoire, d’après sa liste.',
  followed:
    'Ce que les parties suivront chaque année et ce sur quoi porteront le bilan et l’évaluation : un indicateur du territoire se lit avec l’objectif, une action ne porte que ce qu’elle produit.',
  measures: {
    caption: 'Indicateurs et mesures',
    of: 'Objectif ou action',
    measure: 'Mesure',
    baseline: 'Départ',
    target: 'Cible',
    last: 'Dernière valeur',
  },
  acts: {
    received: (acts: number, signatories: number): string =>
      `${formatCount(acts, 'acte')} sur ${signatories} signataires.`,
    signatory: 'Signataire',
    act: 'Acte',
    sentToPrefect: 'Transmis au préfet',
  },
} as const

export const annexRefusals = {
  'convention.annex-attached': 'Cette annexe est déjà jointe à la convention.',
  'convention.annex-not-attached': 'Cette annexe n’est pas jointe à la convention : joignez-la d’abord.',
  'convention.annex-at-the-end': 'Cette annexe est déjà au bout de la liste.',
} satisfies Record<`convention.${AnnexRefusal}`, string>
