/** Sentences of the pages behind a personal link. Pure. Rules: docs/rules/followup.md §7. */

import type { ReportStatus } from '#app/domains/followup/followup.ts'
import type { ClosedDoor } from '#app/kernel/door.ts'
import { ofName } from '#app/kernel/elision.fr.ts'
import { formatCount, formatDay } from '#app/kernel/format.ts'
import type { LinkRefusal } from './link.ts'

export const linkLabels = {
  title: (actionCount: number): string => (actionCount < 2 ? 'Où en est votre action ?' : 'Où en sont vos actions ?'),
  access: (actionCount: number, ctgName: string, lastDay: string): string =>
    `Ce lien donne accès à ${formatCount(actionCount, 'action')} de la CTG ${ctgName}, jusqu’au ${formatDay(lastDay)}. Il est personnel : il permet de répondre à votre place, ne le publiez pas.`,
  youAre: (name: string, onBehalfOf: string): string =>
    `Ce lien est au nom ${ofName(name)}${onBehalfOf === '' ? '' : `, qui répond pour ${onBehalfOf}`}.`,
  forwarding: (actionCount: number, ctgName: string): string =>
    `${actionCount < 2 ? 'Une action' : formatCount(actionCount, 'action')} de la CTG ${ctgName}.`,
  forwarded: (leadName: string, lastDay: string): string =>
    `Votre collègue recevra un lien à son nom, qui ouvre les mêmes actions jusqu’au ${formatDay(lastDay)}, et répondra pour ${leadName}. La coordination en est informée ; le vôtre continue de répondre.`,
  answeredUntil: (lastDay: string): string => `Vous pouvez corriger jusqu’au ${formatDay(lastDay)}.`,
  sentTitle: (count: number): string => (count === 0 ? 'Rien n’est encore envoyé' : 'C’est envoyé, merci'),
  /** What was sent, and what became of it: once answered, nobody is still to read it. */
  sentOn: (day: string, status: ReportStatus): string =>
    `Envoyé ${day}${status === 'submitted' ? '' : status === 'accepted' ? ', accepté' : ', renvoyé'}`,
  nothingNew: 'Rien de neuf depuis le dernier point.',
} as const

const frame = 'Lien personnel'

/** The sentence shown for a link that opens nothing. @param lastDay when it is known to have existed */
export function closedLink(link: LinkRefusal, lastDay?: string): ClosedDoor {
  switch (link) {
    case 'unknown':
      return {
        frame,
        title: 'Ce lien n’est pas reconnu',
        sentence:
          'Vérifiez qu’il est complet : dans un courriel, il se coupe parfois à la ligne. Sinon, demandez un nouveau lien à la personne qui vous a écrit.',
      }
    case 'expired':
      return {
        frame,
        title: lastDay ? `Ce lien ne répond plus depuis le ${formatDay(lastDay)}` : 'Ce lien ne répond plus',
        sentence: 'Ce que vous aviez envoyé est gardé. Pour ajouter quelque chose, demandez un nouveau lien.',
      }
    case 'revoked':
      return {
        frame,
        title: 'Ce lien a été retiré',
        sentence: 'La coordination l’a retiré. Si c’est une erreur, demandez un nouveau lien.',
      }
    case 'archived':
      return {
        frame,
        title: 'Cette convention est archivée',
        sentence: 'Ce que vous aviez envoyé est gardé ; plus rien ne s’y ajoute.',
      }
    case 'too-many':
      return {
        frame,
        title: 'Trop d’essais en peu de temps',
        sentence:
          'Attendez un quart d’heure, puis ouvrez à nouveau votre lien. Ce que vous avez écrit reste sur cet appareil.',
      }
  }
}

export const linkRefusalSentences: Readonly<Record<string, string>> = {
  'followup.link-not-found': 'Ce lien n’existe pas dans cette CTG.',
  'followup.link-closed': 'Ce lien ne répond déjà plus.',
  'attempts.link-send': 'Trop d’envois en peu de temps : attendez une heure, puis renvoyez. Rien n’est perdu.',
  'attempts.link-forward': 'Ce lien a déjà été transmis cinq fois aujourd’hui : demandez à la coordination.',
}
