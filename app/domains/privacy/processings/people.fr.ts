/** In the register: who is known, and for whom each acts. Pure. Rules: docs/rules/privacy.md §6. */
import type { Processing } from './processing.ts'
import { publicTask } from './shared-words.fr.ts'

export const peopleProcessings: readonly Processing[] = [
  {
    key: 'accounts',
    title: 'Comptes et connexion',
    purpose: 'Reconnaître les personnes invitées, protéger leur compte.',
    basis: publicTask,
    people: 'Agents, élus et partenaires invités dans une CTG.',
    data: 'Nom, adresse électronique professionnelle, mot de passe haché, second facteur chiffré, sessions (dates, navigateur, adresse du poste), premiers pas rangés.',
    recipients: 'La personne elle-même ; l’administration de l’instance, sans les secrets.',
    tables: [
      'passkey',
      'provider_identity',
      'entry_challenge',
      'person',
      'person_account',
      'person_session',
      'second_factor',
      'recovery_code',
      'known_network',
      'verification',
      'one_time_code',
      'attempt',
      'first_walk_folded',
    ],
    until: 'Jusqu’à la réduction de la personne à sa fonction.',
  },
  {
    key: 'mandates',
    title: 'Mandats et annuaire',
    purpose: 'Savoir qui agit pour quelle partie, et joindre les personnes.',
    basis: publicTask,
    people: 'Agents, élus et partenaires.',
    data: 'Nom, fonction, partie, rôle, adresse électronique, siège dans une instance, dates ; qui a ouvert un domaine d’adresses à l’inscription.',
    recipients: 'Les membres de la CTG.',
    tables: [
      'mail_domain',
      'member',
      'acting_as',
      'seat',
      'body_leader',
      'party',
      'coordination_post',
      'renewal_proposal',
    ],
    until: 'Nom et adresse jusqu’à la réduction ; un siège encore tenu garde son titulaire.',
  },
]
