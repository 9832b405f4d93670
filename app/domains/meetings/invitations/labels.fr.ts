/** Every sentence of convocations and replies, on screen and in mails. Pure. */

import { ofName } from '#app/kernel/elision.fr.ts'
import { formatInstant, formatList } from '#app/kernel/format.ts'
import { slugOf } from '#app/kernel/slug.ts'
import type { ClockReminder, InvitationReply, SeatCapacity } from './invitations.ts'
import { agendaLines, type MeetingOfCalendar } from './meeting-event.ts'

export const invitationLabels = {
  reply: {
    accepted: 'vient',
    tentative: 'viendra peut-être',
    declined: 'ne vient pas',
    represented: 'se fera représenter',
  } satisfies Record<InvitationReply, string>,
  /** The same answers, of a meeting that is over: they say nothing of who sat. */
  replyOnceOver: {
    accepted: 'devait venir',
    tentative: 'devait peut-être venir',
    declined: 'ne devait pas venir',
    represented: 'devait se faire représenter',
  } satisfies Record<InvitationReply, string>,
  /** As the person says it. */
  ownReply: {
    accepted: 'Je viens',
    tentative: 'Je viendrai peut-être',
    declined: 'Je ne peux pas venir',
    represented: 'Je me fais représenter',
  } satisfies Record<InvitationReply, string>,
  /** Once the meeting is over, nothing is awaited any more. */
  replySaid: (reply: InvitationReply | null, isOver: boolean): string => {
    if (reply === null) return isOver ? 'n’avait pas répondu' : invitationLabels.noReply
    return (isOver ? invitationLabels.replyOnceOver : invitationLabels.reply)[reply]
  },
  noReply: 'sans réponse',
  capacity: {
    holder: 'titulaire',
    substitute: 'suppléance',
    representative: 'représente le titulaire',
  } satisfies Record<SeatCapacity, string>,
  seat: ({ functionTitle, capacity, holderName }: MailedGuest['seats'][number]): string =>
    capacity === 'holder' || holderName === null ? functionTitle : `${functionTitle}, à la place ${ofName(holderName)}`,
  clock: {
    never: 'Cette instance ne relance pas d’elle-même qui n’a pas répondu.',
    done: 'Trame ne relancera plus d’elle-même.',
    'too-late': 'La réunion est trop proche de la convocation pour que Trame relance d’elle-même.',
  } satisfies Record<Exclude<ClockReminder['kind'], 'from'>, string>,
  represents: (holder: string) => `représente ${holder}`,
  insteadOf: (holder: string) => `suppléance, à la place ${ofName(holder)}`,
  printedOn: (when: string) => `Imprimé le ${when}`,
  hiddenLink: '[lien personnel, effacé une fois le courriel parti]',
  /** Of the body and the day: kept beside those of other meetings, a paper is told apart. */
  convocationFile: (body: string, day: string): string => `convocation-${slugOf(body)}-${day}.pdf`,
  signInSheetFile: (body: string, day: string): string => `feuille-d-emargement-${slugOf(body)}-${day}.pdf`,
  calendarFile: 'invitation.ics',
  calendarName: 'Trame : mes réunions',
  toAnswer: (link: string): string => `Pour répondre : ${link}`,
} as const

const frame = 'Convocation'

/** What is told of a link that opens nothing. */
export const closedInvitation = {
  unknown: {
    frame,
    title: 'Cette convocation ne s’ouvre pas',
    sentence:
      'Vérifiez que l’adresse est entière, telle que le courriel la donne. Une convocation se lit jusqu’à deux mois après la réunion ; au-delà, demandez à la personne qui vous a convoqué.',
  },
  'too-many': {
    frame,
    title: 'Trop d’essais',
    sentence: 'Trop d’essais en peu de temps : attendez quelques minutes, puis réessayez.',
  },
} as const

export const invitationRefusals: Readonly<Record<string, string>> = {
  'governance.invitation-not-found': 'Cette personne n’est plus convoquée à cette réunion.',
  'governance.calendar-not-found': 'Cette adresse d’agenda n’existe pas, ou a été changée.',
  'governance.representative-missing': 'Indiquez qui vient à la place.',
  'governance.ctg-archived': 'La CTG est archivée : elle se lit, et l’on n’y répond plus.',
  'governance.reply-too-early': 'La réunion n’est pas encore convoquée.',
  'governance.reply-too-late': 'La séance est ouverte ou passée : on n’y répond plus.',
  'governance.invitation-withdrawn': 'Cette personne n’est plus attendue à cette réunion.',
  'governance.representative-not-allowed': 'La convention ne prévoit pas que ce siège soit représenté.',
  'governance.nobody-to-remind':
    'Personne n’est à relancer : tous ont répondu, ont été écrits aujourd’hui, ou n’ont pas d’adresse.',
  'governance.not-convened': 'La réunion n’est pas convoquée : convoquez-la d’abord.',
}

export type MailedMeeting = MeetingOfCalendar & {
  readonly bodyName: string
  readonly ctgName: string
  readonly organizer: { readonly name: string; readonly email: string }
  /** The convocation goes with the mail. */
  readonly hasPaper: boolean
}

export type MailedGuest = {
  readonly name: string
  readonly seats: readonly {
    readonly functionTitle: string
    readonly holderName: string | null
    readonly capacity: SeatCapacity
  }[]
  /** No longer awaited, though the meeting is held. */
  readonly isWithdrawn: boolean
}

type MailText = { readonly subject: string; readonly bodyText: string }

const whenAndWhere = ({ startsAt, timeZone, place }: MailedMeeting): string =>
  `${formatInstant(startsAt, timeZone)}${place ? `, ${place}` : ''}`

/** Why this person: her own seat, or the one she is asked to hold. */
function whyYou({ seats }: MailedGuest): string {
  const own = seats.filter(({ capacity }) => capacity === 'holder').map(({ functionTitle }) => functionTitle)
  const other = seats.flatMap(({ capacity, holderName, functionTitle }) => {
    if (capacity === 'holder') return []
    if (holderName === null)
      return [`Le siège « ${functionTitle} » n’a pas de titulaire : vous en assurez la suppléance.`]
    return [
      capacity === 'substitute'
        ? `${holderName} ne peut pas venir : vous assurez la suppléance de son siège, « ${functionTitle} ».`
        : `${holderName} compte sur vous pour siéger à sa place, « ${functionTitle} ».`,
    ]
  })
  return [...(own.length > 0 ? [`Vous y siégez : ${formatList(own)}.`] : []), ...other].join('\n')
}

const agendaWords = ({ agenda }: MailedMeeting): string =>
  agenda.length > 0 ? `À l’ordre du jour :\n${agendaLines(agenda)}` : 'L’ordre du jour vous sera précisé.'

const howToReply = ({ organizer, hasPaper }: MailedMeeting, link: string): readonly string[] => [
  ...(hasPaper ? ['La convocation est jointe à ce courriel, sur une page.'] : []),
  `Pour répondre, vous faire représenter ou imprimer la convocation, sans compte à créer :\n${link}`,
  `Ce lien est personnel : il permet de répondre à votre place, ne le publiez pas. L’invitation jointe s’ajoute à votre agenda ; une réponse donnée depuis l’agenda va à ${organizer.name}, ${organizer.email}.`,
]

/** @param link address of the personal link, or the words that replace it once the mail has left */
export const convocationMail = (meeting: MailedMeeting, guest: MailedGuest, link: string): MailText => ({
  subject: `Convocation : ${meeting.title}`,
  bodyText: [
    `Bonjour ${guest.name},`,
    `${meeting.organizer.name} vous convie à la réunion « ${meeting.title} » (${meeting.bodyName}, CTG ${meeting.ctgName}), le ${whenAndWhere(meeting)}.`,
    whyYou(guest),
    agendaWords(meeting),
    ...howToReply(meeting, link),
  ]
    .filter((text) => text !== '')
    .join('\n\n'),
})

/** @param hasReply her answer still counts: neither the day nor the hour has changed */
export const updateMail = (meeting: MailedMeeting, guest: MailedGuest, link: string, hasReply: boolean): MailText => ({
  subject: `Changement : ${meeting.title}`,
  bodyText: [
    `Bonjour ${guest.name},`,
    `La réunion « ${meeting.title} » (${meeting.bodyName}, CTG ${meeting.ctgName}) a changé. Elle a lieu le ${whenAndWhere(meeting)}.`,
    hasReply ? 'Votre réponse est gardée ; vous pouvez la changer.' : 'Merci de répondre pour cette date.',
    agendaWords(meeting),
    ...howToReply(meeting, link),
  ].join('\n\n'),
})

/** To who has not answered: a word is enough. */
export const reminderMail = (meeting: MailedMeeting, guest: MailedGuest, link: string): MailText => ({
  subject: `Votre réponse est attendue : ${meeting.title}`,
  bodyText: [
    `Bonjour ${guest.name},`,
    `Vous êtes convié à la réunion « ${meeting.title} » (${meeting.bodyName}, CTG ${meeting.ctgName}), le ${whenAndWhere(meeting)}. Nous n’avons pas encore votre réponse : dire que vous venez, que vous ne pouvez pas ou qui vous représente prend un instant.`,
    whyYou(guest),
    agendaWords(meeting),
    ...howToReply(meeting, link),
  ]
    .filter((text) => text !== '')
    .join('\n\n'),
})

export const cancellationMail = (meeting: MailedMeeting, guest: MailedGuest): MailText =>
  guest.isWithdrawn
    ? {
        subject: `Vous n’êtes plus attendu : ${meeting.title}`,
        bodyText: [
          `Bonjour ${guest.name},`,
          `Vous n’êtes plus attendu à la réunion « ${meeting.title} » (${meeting.bodyName}, CTG ${meeting.ctgName}), le ${whenAndWhere(meeting)}. Si l’on compte de nouveau sur vous, une convocation vous parviendra. Merci de vous être rendu disponible.`,
        ].join('\n\n'),
      }
    : {
        subject: `Annulation : ${meeting.title}`,
        bodyText: [
          `Bonjour ${guest.name},`,
          `La réunion « ${meeting.title} » (${meeting.bodyName}, CTG ${meeting.ctgName}), prévue le ${whenAndWhere(meeting)}, est annulée.`,
        ].join('\n\n'),
      }
