/** Mails to people without account: none carries a word that a stranger typed to an address that confirmed nothing. Pure. Rules: docs/rules/comments.md §7. */
import { formatDay } from '#app/kernel/format.ts'
import { type AppealOutcome, appealDays, type NoticeOutcome } from './comments.ts'

type MailText = { readonly subject: string; readonly bodyText: string }

/** What the mail is about; fields that do not concern its kind are empty. */
export type MailAbout = {
  readonly ctgName: string
  /** The public page; undefined once it is off. */
  readonly pageUrl: string | undefined
  readonly body: string
  readonly actionTitle: string
  readonly statement: string
  readonly replies: readonly { readonly party: string; readonly body: string }[]
  readonly appealOutcome: AppealOutcome | null
  readonly appealStatement: string
  readonly notice: {
    readonly address: string
    readonly receivedOn: string
    readonly outcome: NoticeOutcome | null
    readonly statement: string
  } | null
  /** Sentences about what a new edition says of the action. */
  readonly news: readonly string[]
}

export const hiddenLink = '[lien personnel, effacé une fois le courriel parti]'

const mail = (subject: string, parts: readonly (string | undefined)[]): MailText => ({
  subject,
  bodyText: ['Bonjour,', ...parts.filter((part) => part !== undefined && part !== '')].join('\n\n'),
})
const quoted = (words: string): string => `« ${words} »`
const notYou = (nothing: 'rien n’est publié' | 'rien ne vous est envoyé'): string =>
  `Si cette demande n’est pas la vôtre, ne faites rien : ${nothing}, et votre adresse est effacée sous sept jours.`
const readIt = (pageUrl: string | undefined) => pageUrl && `La page publique : ${pageUrl}`
/** Statement of reasons (DSA, article 17). */
const reasons = (statement: string): readonly string[] => [
  `Motif : ${statement}`,
  'Cette décision a été prise par une personne de la coordination, sans moyen automatique, au regard de la loi et de la règle affichée sur la page : les avis portent sur la convention, sans nommer personne, sans injure ni publicité.',
]
const contest = (link: string): readonly string[] => [
  `Vous pouvez la contester une fois, pendant ${Math.round(appealDays / 30.5)} mois :`,
  link,
]

export const commentMails = {
  confirm: ({ ctgName }: MailAbout, link: string) =>
    mail(`Confirmez votre avis sur la convention ${ctgName}`, [
      `Quelqu’un a écrit un avis sur la page publique de la convention ${ctgName} avec cette adresse. Si c’est vous, confirmez-le :`,
      link,
      'Il sera ensuite relu par les coordinations. Votre adresse n’est jamais montrée.',
      notYou('rien n’est publié'),
    ]),
  shown: ({ ctgName, body, pageUrl }: MailAbout) =>
    mail(`Votre avis est publié : ${ctgName}`, ['Votre avis est publié :', quoted(body), readIt(pageUrl)]),
  refused: ({ ctgName, body, statement }: MailAbout, link: string) =>
    mail(`Votre avis n’est pas publié : ${ctgName}`, [
      'Votre avis n’est pas publié :',
      quoted(body),
      ...reasons(statement),
      ...contest(link),
    ]),
  hidden: ({ ctgName, body, statement }: MailAbout, link: string) =>
    mail(`Votre avis n’est plus visible : ${ctgName}`, [
      'Votre avis n’est plus visible sur la page publique :',
      quoted(body),
      ...reasons(statement),
      ...contest(link),
    ]),
  replied: ({ ctgName, body, replies, pageUrl }: MailAbout) =>
    mail(`Une réponse à votre avis : ${ctgName}`, [
      'Votre avis a reçu une réponse :',
      quoted(body),
      ...replies.map((reply) => `${reply.party} : ${quoted(reply.body)}`),
      readIt(pageUrl),
    ]),
  'appeal-decided': ({ ctgName, body, appealOutcome, appealStatement, pageUrl }: MailAbout) =>
    mail(`Votre contestation a été examinée : ${ctgName}`, [
      appealOutcome === 'reversed'
        ? 'Votre contestation est acceptée : votre avis est publié.'
        : 'Votre contestation a été examinée : la décision est maintenue.',
      quoted(body),
      `Motif : ${appealStatement}`,
      appealOutcome === 'reversed'
        ? readIt(pageUrl)
        : 'Vous pouvez saisir le Défenseur des droits ou le tribunal compétent.',
    ]),
  receipt: ({ ctgName, notice }: MailAbout) =>
    mail(`Votre signalement est reçu : ${ctgName}`, [
      `Un contenu de la page publique de la convention ${ctgName} a été signalé avec cette adresse le ${formatDay(notice?.receivedOn ?? '')}. Ce courriel en est l’accusé de réception.`,
      'Les coordinations l’examinent. Vous recevrez leur décision et ses motifs, prise par une personne, sans moyen automatique.',
      'Si ce signalement n’est pas le vôtre, dites-le à la coordination : ses coordonnées sont dans les mentions légales de la page.',
    ]),
  'notice-decided': ({ ctgName, notice }: MailAbout) =>
    mail(`Décision sur votre signalement : ${ctgName}`, [
      `Vous avez signalé un contenu le ${formatDay(notice?.receivedOn ?? '')}.`,
      notice?.outcome === 'acted'
        ? 'Décision : le contenu est retiré.'
        : 'Décision : le contenu reste sur la page publique.',
      `Motif : ${notice?.statement ?? ''}`,
      'Cette décision a été prise par une personne, sans moyen automatique. Vous pouvez la contester devant le tribunal compétent, ou saisir l’Arcom.',
    ]),
  'follow-confirm': ({ ctgName, actionTitle }: MailAbout, link: string) =>
    mail(`Confirmez que vous suivez une action : ${ctgName}`, [
      `Quelqu’un demande à suivre, avec cette adresse, l’action « ${actionTitle} » de la convention ${ctgName}. Si c’est vous, confirmez-le :`,
      link,
      notYou('rien ne vous est envoyé'),
    ]),
  news: ({ ctgName, actionTitle, news, pageUrl }: MailAbout, link: string) =>
    mail(`Du nouveau : ${actionTitle}`, [
      `La page publique de la convention ${ctgName} a changé pour l’action « ${actionTitle} » :`,
      ...news,
      readIt(pageUrl),
      `Ne plus recevoir ces courriels, en un geste : ${link}`,
    ]),
} as const
