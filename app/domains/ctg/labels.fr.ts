/** Every sentence of the CTG slice. Pure. */

import type { PartyKind } from '#app/kernel/actor.ts'
import { formatList, plural } from '#app/kernel/format.ts'
import { withArticle } from '#app/kernel/french.ts'
import { roleNames } from '#app/kernel/role-names.fr.ts'
import type { CtgPhase } from './ctg.ts'
import type { MailDomainRefusal } from './mail-domains.ts'
import type { OrganisationTie } from './members.ts'

export const ctgLabels = {
  /** A signatory without a seat at the steering committee. */
  unseated: {
    sentence: (names: readonly string[]): string =>
      `Sans siège au comité de pilotage, ${formatList(names.map(withArticle))} ne ${plural(names.length, 'note', 'notent')} pas les enjeux.`,
    seat: 'Ajouter un siège',
    read: 'Les sièges du comité de pilotage',
    chip: 'sans siège au copil',
  },
  recognised: (organisation: string, siret: string, when: string) =>
    `Organisme montré à l’entrée : ${organisation}${siret && ` (SIRET ${siret})`}, le ${when}.`,
  organisationTie: {
    'same-seat': 'l’organisme de cette partie',
    'same-organisation': 'le même organisme, un autre établissement',
    another: 'un autre organisme que cette partie',
    unknown: 'un SIRET manque pour comparer',
  } satisfies Record<OrganisationTie, string>,
  /** Function of who came in by an opened domain, until the coordination writes it. */
  enteredByDomain: 'fonction à préciser (entrée par le domaine de l’organisme)',
  phase: {
    'in-preparation': 'en préparation',
    'signed-not-begun': 'signée, début à venir ou à préciser',
    'in-application-unsigned': 'appliquée, pas encore signée',
    'in-force': 'en vigueur',
    ended: 'terminée',
  } satisfies Record<CtgPhase, string>,
  partyKind: { caf: 'Caf', authority: 'Collectivité', partner: 'Partenaire' } satisfies Record<PartyKind, string>,
  role: roleNames,
  cafField: { benefits: 'prestations', 'social-work': 'interventions sociales', 'collective-aid': 'aides collectives' },
  myCtgs: 'Mes CTG',
  noCtg: 'Vous ne suivez encore aucune CTG.',
} as const

export const mailDomainWords = {
  title: 'Domaines d’adresses ouverts',
  note: (provider: string) =>
    `Une personne que ${provider} reconnaît à une adresse de ce domaine entre sans invitation, en lecture, pour la partie nommée ; les deux coordinations en sont prévenues et changent son rôle si elles veulent.`,
  none: 'Aucun domaine n’est ouvert : on n’entre que par invitation.',
  label: 'Domaine des adresses',
  hint: 'Ce qui suit « @ », par exemple ville-gennevilliers.fr.',
  empty: 'Indiquez le domaine, par exemple ville-gennevilliers.fr.',
  open: 'Ouvrir ce domaine',
  opened: 'Domaine ouvert.',
  close: 'Fermer',
  closed: 'Domaine fermé : plus personne n’entre par lui.',
  refusals: {
    'domain-unreadable': 'Ce n’est pas un domaine : écrivez ce qui suit « @ », par exemple ville-gennevilliers.fr.',
    'domain-public': 'Tout le monde peut avoir une adresse dans ce domaine : invitez plutôt chaque personne.',
    'domain-too-wide': 'Ce domaine rassemble des organismes sans lien : écrivez le domaine entier du vôtre.',
  } satisfies Record<MailDomainRefusal, string>,
} as const

export const ctgRefusals: Readonly<Record<string, string>> = {
  'ctg.archived':
    'Cette CTG est archivée : elle se lit, elle ne s’écrit plus. Les deux coordinations peuvent la rouvrir, à la page « Archives ».',
  'ctg.not-found': 'Cette CTG n’existe pas, ou elle n’est pas ouverte à votre compte.',
  'ctg.mandate-not-found': 'Ce mandat n’est pas le vôtre dans cette CTG.',
  'ctg.mail-domain-not-found': 'Ce domaine n’est plus ouvert.',
  'ctg.domain-already-open': 'Ce domaine est déjà ouvert dans cette CTG.',
  'ctg.domain-unreadable': mailDomainWords.refusals['domain-unreadable'],
  'ctg.domain-public': mailDomainWords.refusals['domain-public'],
  'ctg.domain-too-wide': mailDomainWords.refusals['domain-too-wide'],
  'ctg.open-mail-domain': 'Chaque coordination ouvre les domaines de sa propre partie.',
  'ctg.member-not-found': 'Ce mandat n’existe pas dans cette CTG.',
  'ctg.party-not-found': 'Cette partie n’existe pas dans cette CTG.',
  'ctg.theme-not-found': 'Ce thème n’existe pas dans cette CTG.',
  'ctg.service-not-found': 'Ce service n’existe pas dans cette CTG.',
  'ctg.changed-meanwhile':
    'Une autre personne a enregistré des changements pendant que vous écriviez. Votre saisie est gardée ci-dessous, avec ce qui a été enregistré : vérifiez, puis enregistrez à nouveau.',
  'ctg.lead-party-stays':
    'La Caf et la collectivité porteuse restent signataires, et de même nature : leur coordination porte la CTG.',
  'ctg.party-name-taken': 'Une partie de cette CTG porte déjà ce nom.',
  'ctg.theme-name-taken': 'Un thème de cette CTG porte déjà ce nom.',
  'ctg.service-name-taken': 'Cette partie a déjà un service de ce nom.',
  'ctg.theme-in-use':
    'Un groupe, un mandat, une lecture, un constat, un enjeu, une action, un atelier ou un dossier tient à ce thème : il ne peut pas être retiré. Rangez-les d’abord ailleurs, ou renommez le thème.',
  'ctg.service-in-use':
    'Ce service porte des actions ou siège dans une instance : il ne peut pas être retiré. Renommez-le, ou confiez d’abord ses actions et ses sièges à un autre.',
  'ctg.area-not-found': 'Ce quartier n’existe pas dans cette CTG.',
  'ctg.area-name-taken': 'Ce quartier est déjà dans la liste.',
  'ctg.area-use-changed': 'Le nombre d’actions de ce quartier a changé entre-temps : relisez-le, puis recommencez.',
  'ctg.commune-outside': 'Cette commune n’est pas dans le périmètre de la CTG.',
  'ctg.commune-has-areas':
    'Une commune que vous retirez a des quartiers nommés dans cette CTG : gardez-la dans le périmètre.',
  'ctg.unknown-commune': 'Une de ces communes n’est pas connue : choisissez-les dans la recherche.',
  'ctg.unknown-authority': 'Cette collectivité n’est pas connue : choisissez-la dans la recherche.',
  'ctg.unknown-predecessor': 'La CTG précédente doit être l’une de celles que vous suivez.',
  'ctg.own-predecessor': 'Une CTG ne peut pas se renouveler elle-même, ni renouveler celle qui la renouvelle.',
  'ctg.already-member': 'Cette personne a déjà ce mandat en cours : même partie, même rôle, même thème.',
  'ctg.end-in-the-past': 'La fin du mandat doit être un jour à venir.',
  'ctg.evaluator-without-end': 'Un évaluateur extérieur l’est jusqu’à un jour : indiquez-le.',
  'ctg.last-coordinator':
    'C’est le dernier mandat de coordination de cette partie porteuse : transmettez d’abord la coordination à une autre personne, la CTG ne reste jamais sans.',
  'ctg.not-a-coordinator': 'Ce mandat n’est pas un mandat de coordination en cours.',
}

export type Representative = { readonly name: string | null; readonly role: string }

/** Who signs for a party: a person and her function, or the function alone when nobody is named (« son maire »). */
export function representativesOf(by: string | null, as: string | null): readonly Representative[] {
  const [who, role] = [by?.trim() || null, as?.trim() || null]
  if (who === null) return role === null ? [] : [{ name: null, role }]
  const saysItself = role === null || who.toLocaleLowerCase('fr').includes(role.toLocaleLowerCase('fr'))
  return [saysItself ? { name: null, role: who } : { name: who, role }]
}

/** « Julie Percale, responsable »; « son maire ». Empty when nobody is said. */
export const representativeWords = (by: string | null, as: string | null): string =>
  representativesOf(by, as)
    .map(({ name, role }) => (name === null ? role : `${name}, ${role}`))
    .join('')
