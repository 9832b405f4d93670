/** Mails about a personal link. Pure. Rules: docs/rules/followup.md §7.4, §7.7. */
import { formatCount, formatDay } from '#app/kernel/format.ts'

type MailText = { readonly subject: string; readonly bodyText: string }

type Forwarded = {
  readonly holderName: string
  readonly colleagueName: string
  readonly leadName: string
  readonly ctgName: string
  readonly actionCount: number
  readonly lastDay: string
}

const isPersonal = 'Ce lien est personnel : il permet de répondre à votre place, ne le publiez pas.'

/** To the colleague. @param address of her link, or the words that replace it once the mail has left */
export const forwardedMail = (about: Forwarded, address: string): MailText => ({
  subject: `${about.holderName} vous passe la question : où en sont ses actions ?`,
  bodyText: [
    `Bonjour ${about.colleagueName},`,
    `${about.holderName} pense que vous pouvez dire où ${about.actionCount < 2 ? 'en est' : 'en sont'} ${formatCount(about.actionCount, 'action')} de la CTG ${about.ctgName}. Cinq questions, sans compte à créer ; le téléphone suffit.`,
    address,
    `Ce lien répond jusqu’au ${formatDay(about.lastDay)}. ${isPersonal} La coordination sait que la question vous a été passée ; votre nom sera écrit à côté de vos réponses, « pour ${about.leadName} ».`,
  ].join('\n\n'),
})

/** To the coordinators. @param address of the follow-up */
export const forwardedNotice = (about: Forwarded, colleagueEmail: string, address: string): MailText => ({
  subject: `Lien transmis : ${about.holderName} à ${about.colleagueName}`,
  bodyText: [
    'Bonjour,',
    `${about.holderName} a transmis à ${about.colleagueName} (${colleagueEmail}) le lien qui demande où ${about.actionCount < 2 ? 'en est' : 'en sont'} ${formatCount(about.actionCount, 'action')} de la CTG ${about.ctgName}.`,
    `${about.colleagueName} répond « pour ${about.leadName} », jusqu’au ${formatDay(about.lastDay)}. Si ce n’est pas la bonne personne, retirez ce lien sur la page de la campagne :`,
    address,
  ].join('\n\n'),
})

type SentBack = {
  readonly holderName: string
  readonly coordinatorName: string
  readonly actionTitle: string
  readonly ctgName: string
  readonly word: string
  readonly lastDay: string
}

/** To whom sent the report. @param address of a new link, or the words that replace it once the mail has left */
export const sentBackMail = (about: SentBack, address: string): MailText => ({
  subject: `À revoir : votre point sur « ${about.actionTitle} »`,
  bodyText: [
    `Bonjour ${about.holderName},`,
    `${about.coordinatorName} a lu votre point sur « ${about.actionTitle} » (CTG ${about.ctgName}) et vous demande d’y revenir :`,
    `« ${about.word} »`,
    'Pour répondre, sans compte :',
    address,
    `Ce que vous aviez écrit et proposé y est remis : rien n’en est entré dans la fiche, rien n’en est perdu. Ce lien répond jusqu’au ${formatDay(about.lastDay)}. ${isPersonal}`,
  ].join('\n\n'),
})
