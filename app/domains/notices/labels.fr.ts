/** Every sentence of notices. Pure. */
import { formatDay } from '#app/kernel/format.ts'
import type { NoticeFacts, NoticeKind, NoticePace } from './notices.ts'

export const noticeRefusals: Readonly<Record<string, string>> = {
  'notices.unknown-secret':
    'Cette adresse de désabonnement n’est pas connue : vérifiez qu’elle est entière, telle que le courriel la donne.',
}

const sentences: Record<NoticeKind, string> = {
  mention: 'vous mentionne',
  comment: 'commente un passage',
  'comment-answer': 'répond à un commentaire',
  'comment-resolved': 'a clos un commentaire',
  suggestion: 'propose une modification',
  'suggestion-answer': 'a répondu à vos propositions de modification',
  'position-asked': 'demande la position de votre partie',
  'reading-asked': 'demande la lecture de votre partie',
  'data-asked': 'demande des données à votre partie',
  'data-answered': 'répond à votre demande de données',
  'decision-assigned': 'vous confie une décision',
  'task-assigned': 'vous confie une tâche',
  'agenda-item': 'vous confie un point de l’ordre du jour',
  addendum: 'complète un compte rendu',
  'action-assigned': 'vous confie une action',
  'report-sent-back': 'vous renvoie un point d’étape',
  'report-accepted': 'a accepté votre point d’étape',
  'leader-named': 'vous confie l’animation d’un groupe',
  workshop: 'ouvre un atelier',
  'member-entered': 'entre dans la CTG par un domaine que vous avez ouvert',
  'software-linked': 'relie un logiciel à la CTG',
  'webhook-stopped': 'n’envoie plus rien à un logiciel relié, qui ne répond pas',
  'public-comments': 'a laissé un avis à relire',
  'comment-appeal': 'conteste la décision prise sur son avis',
  'archive-asked': 'a demandé une copie de la CTG',
  'archiving-wished': 'a donné son avis sur l’archivage de la CTG',
  'termination-recorded': 'a enregistré la fin de la convention avant son terme',
  'termination-undone': 'a annulé la fin de la convention avant son terme',
  'signatory-named': 'a désigné qui signe dans Trame',
  'content-notice': 'signale un contenu de la page publique',
  'text-set-apart':
    'n’arrive pas à mettre un texte au net : documents, recherche et exports en montrent l’état précédent',
}

/** « Nadia Belkacem vous confie une décision, pour le 3 mars 2027 ». */
export const noticeSentence = (kind: NoticeKind, { by, dueOn }: NoticeFacts): string =>
  `${by} ${sentences[kind]}${dueOn ? `, pour le ${formatDay(dueOn)}` : ''}`

/** Paces of the mails, as choices of a form. */
export const paceNames: Record<NoticePace, string> = {
  'at-once': 'Au fil de l’eau',
  daily: 'Une fois par jour',
  weekly: 'Une fois par semaine',
  never: 'Jamais',
}

export const paceHints: Record<NoticePace, string> = {
  'at-once': 'quelques minutes après, ce qui arrive ensemble en un seul courriel',
  daily: 'le matin, du lundi au vendredi, s’il y a du nouveau',
  weekly: 'le lundi matin, s’il y a du nouveau',
  never: 'les notifications se lisent dans Trame seulement',
}

const paceReasons: Record<NoticePace, string> = {
  'at-once': 'au fil de l’eau',
  daily: 'une fois par jour au plus',
  weekly: 'une fois par semaine au plus',
  never: '',
}

type MailLine = {
  readonly kind: NoticeKind
  readonly facts: NoticeFacts
  readonly title: string
  readonly address: string
}
export type MailSection = { readonly ctgName: string; readonly lines: readonly MailLine[] }

/** Things told in full in one mail; the others are counted. */
export const mostToldInMail = 30

const mailLine = ({ kind, facts, title, address }: MailLine): string =>
  [
    `- ${noticeSentence(kind, facts)} : ${title}`,
    ...(facts.quote ? [`  « ${facts.quote} »`] : []),
    `  ${address}`,
  ].join('\n')

type Digest = {
  readonly name: string
  readonly count: number
  readonly sections: readonly MailSection[]
  readonly pace: NoticePace
  readonly siteUrl: string
  readonly unsubscribeUrl: string
}

function mail({ name, count, sections, pace, siteUrl, unsubscribeUrl }: Digest) {
  const [section] = sections
  const [line] = section?.lines ?? []
  const more = count - sections.reduce((sum, { lines }) => sum + lines.length, 0)
  return {
    subject:
      count === 1 && line
        ? `${noticeSentence(line.kind, line.facts)} : ${line.title}`.slice(0, 180)
        : sections.length === 1 && section
          ? `${count} notifications : ${section.ctgName}`
          : `${count} notifications dans vos CTG`,
    bodyText: [
      `Bonjour ${name},`,
      ...sections.map(({ ctgName, lines }) => [ctgName, ...lines.map(mailLine)].join('\n')),
      ...(more > 0 ? [`Et ${more} de plus : ${siteUrl}/notifications`] : []),
      `Vous recevez ce courriel ${paceReasons[pace]}. Choisir un autre rythme : ${siteUrl}/compte`,
      `Ne plus recevoir ces courriels, sans se connecter : ${unsubscribeUrl}`,
    ].join('\n\n'),
  }
}

export const noticeLabels = {
  title: 'Notifications',
  lead: (unread: number): string =>
    unread === 0 ? 'Tout est lu.' : unread === 1 ? '1 notification non lue.' : `${unread} notifications non lues.`,
  views: 'Notifications montrées',
  unread: 'Non lues',
  all: 'Toutes',
  caption: 'Notifications, de la plus récente à la plus ancienne',
  isUnread: 'non lue',
  about: 'Objet',
  when: 'Le',
  act: 'Notification',
  ctg: 'CTG',
  gesture: 'Marquer',
  markRead: 'Marquer comme lue',
  markUnread: 'Marquer comme non lue',
  markAll: 'Tout marquer comme lu',
  markedAll: 'Tout est marqué comme lu.',
  noneUnread: 'Rien de nouveau. Ce que d’autres vous demandent ou vous confient s’inscrira ici.',
  none: 'Aucune notification pour le moment. Ce que d’autres vous demandent ou vous confient s’inscrira ici.',
  everywhere: (count: number): string => `Voir celles de toutes vos CTG (${count} non lues)`,
  pace: (pace: NoticePace): string =>
    pace === 'never' ? 'Aucun courriel ne les répète.' : `Un courriel les répète ${paceReasons[pace]}.`,
  changePace: 'Changer de rythme',
  bell: (count: number): string =>
    count === 0 ? 'Notifications' : count === 1 ? 'Notifications, 1 non lue' : `Notifications, ${count} non lues`,
  withdrawn: 'Cette notification a été retirée : ce dont elle parlait n’est plus là, ou n’est plus demandé.',
  mail,
  card: 'Courriels de notification',
  cardNote: 'Les notifications se lisent d’abord dans Trame. Un courriel peut répéter celles que vous n’avez pas lues.',
  paceField: 'À quel rythme ?',
  choosePace: 'Choisissez un rythme.',
  save: 'Enregistrer',
  savePace: 'Enregistrer le rythme',
  saved: 'Rythme enregistré.',
  hidden: '(lien personnel, retiré)',
  stop: {
    title: 'Ne plus recevoir ces courriels',
    lead: (name: string): string => `Courriels de notification adressés à ${name}.`,
    note: 'Les notifications restent dans Trame ; convocations et comptes rendus continuent de vous parvenir.',
    act: 'Ne plus les recevoir',
    stopped: 'Vous ne recevez plus ces courriels.',
    again: 'Les recevoir à nouveau, une fois par jour',
    unknown: 'Ce lien n’est pas connu. Le rythme de vos courriels se choisit aussi dans « Mon compte ».',
    account: 'Mon compte',
  },
} as const
