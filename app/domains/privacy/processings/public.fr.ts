/** In the register: those who have no account. Pure. Rules: docs/rules/privacy.md §6. */
import type { Processing } from './processing.ts'
import { publicTask } from './shared-words.fr.ts'

export const publicProcessings: readonly Processing[] = [
  {
    key: 'surveys',
    title: 'Enquêtes courtes',
    purpose: 'Recueillir l’avis de familles, de partenaires ou d’élus, sans savoir qui répond.',
    basis: publicTask,
    people: 'Personnes qui répondent, équipe de l’enquête.',
    data: 'Réponses sans nom, ni adresse, ni heure ; textes libres relus par l’équipe.',
    recipients: 'L’équipe de l’enquête pour les textes ; les membres pour les totaux masqués.',
    tables: ['survey', 'survey_team'],
    until: 'Les réponses une à une sont effacées à la clôture ; les totaux restent.',
  },
  {
    key: 'public',
    title: 'Page publique, avis et signalements',
    purpose: 'Informer le public, recueillir et publier ses avis.',
    basis:
      'Mission d’intérêt public, consentement pour l’adresse (articles 6.1.e et 6.1.a) ; obligation légale pour les signalements',
    people: 'Personnes qui écrivent un avis, suivent une action ou signalent un contenu.',
    data: 'Nom affiché, avis, adresse électronique jamais montrée ; noms des mentions légales.',
    recipients: 'Le public pour l’avis relu ; la coordination pour la relecture.',
    tables: [
      'public_comment',
      'public_comment_reply',
      'content_notice',
      'comment_setting',
      'action_follower',
      'comment_mail',
      'portal_page',
      'portal_former_address',
      'portal_edition',
      'portal_decision',
      'portal_document',
      'instance_setting',
    ],
    until: 'L’avis publié reste jusqu’à ce que son auteur le fasse effacer, ou que la page ferme.',
  },
]
