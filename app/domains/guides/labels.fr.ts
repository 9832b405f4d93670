/** Every sentence of the guides that is not in a chapter. Pure. */

import type { FirstStepKey } from './first-walk.ts'
import type { GuideKey } from './guides.ts'

const guide: Readonly<Record<GuideKey, { readonly title: string; readonly for: string }>> = {
  coordination: { title: 'Coordonner une CTG', for: 'Vous coordonnez, pour la Caf ou pour la collectivité.' },
  pilote: { title: 'Piloter une action', for: 'Vous menez une action et vous avez un compte.' },
  'sans-compte': { title: 'Répondre sans compte', for: 'Vous avez reçu un lien, une convocation, une enquête.' },
  elu: { title: 'Élue, élu', for: 'Vous siégez au comité de pilotage.' },
  conseiller: { title: 'Suivre plusieurs CTG', for: 'Vous êtes conseiller ou conseillère d’une Caf.' },
  statisticien: { title: 'Chiffres et statistiques', for: 'Vous fournissez ou vous lisez des chiffres.' },
  informatique: { title: 'Compte, installation, logiciels', for: 'Vous gérez votre compte, ou Trame elle-même.' },
}

export const guidesLabels = {
  /** By key; a stranger’s key has none. */
  guide: guide as Readonly<Record<string, { readonly title: string; readonly for: string } | undefined>>,
  title: 'Aide',
  lead: 'Ce que vous venez faire, en quelques gestes. Choisissez qui vous êtes, ou cherchez avec vos mots.',
  search: 'Que voulez-vous faire ?',
  found: (count: number, question: string) =>
    count === 0
      ? `Rien ne répond à « ${question} ».`
      : `${count} ${count === 1 ? 'réponse' : 'réponses'} pour « ${question} »`,
  nothing: 'Essayez un autre mot, ou parcourez les guides ci-dessous.',
  chapters: 'Chapitres',
  back: 'Revenir à la page',
  home: 'Toute l’aide',
  previous: 'Chapitre précédent',
  next: 'Chapitre suivant',
  illustration: 'Une page de la démonstration : personnes et textes fictifs.',
  walk: {
    title: 'Premiers pas',
    lead: (done: number, total: number) =>
      done === total
        ? 'Les premiers pas sont faits : la suite se lit sur le tableau de bord.'
        : `${done} ${done < 2 ? 'pas fait' : 'pas faits'} sur ${total}. L’ordre est libre ; ce qui est coché est ce qui est fait, par l’une ou l’autre coordination.`,
    step: {
      created: { label: 'Créer la CTG', note: 'Son territoire, ses parties, ses dates.' },
      counterpart: {
        label: 'Inviter l’autre coordination',
        note: 'La Caf et la collectivité travaillent à égalité.',
      },
      themes: { label: 'Choisir les thèmes', note: 'Chaque partie y dira ensuite ce qu’elle fait.' },
      finding: {
        label: 'Lire les chiffres, écrire un premier constat',
        note: 'Des chiffres publics sont livrés avec Trame, d’autres se chargent.',
      },
      copil: {
        label: 'Nommer un titulaire au comité de pilotage',
        note: 'Son adresse servira à le convoquer.',
      },
      meeting: { label: 'Convoquer une première réunion', note: 'Copil, comité ou groupe de travail.' },
      framing: { label: 'S’accorder sur la note de cadrage', note: 'Chaque coordination donne son accord.' },
    } satisfies Record<FirstStepKey, { readonly label: string; readonly note: string }>,
    done: 'Fait',
    go: 'Y aller',
    fold: 'Ranger ces premiers pas',
    unfold: 'Les remettre au tableau de bord',
    isFolded: 'Vous les avez rangés : ils ne sont plus au tableau de bord.',
    read: 'Lire le guide',
    yours: 'Premiers pas de vos CTG',
    of: (name: string) => `Premiers pas : ${name}`,
  },
} as const

export const guidesRefusals: Readonly<Record<string, string>> = {
  'guides.chapter-not-found': 'Ce chapitre n’existe pas, ou plus : cherchez-le dans « Aide ».',
  'guides.fold-first-walk': 'Les premiers pas sont ceux des coordinations de la CTG.',
}
