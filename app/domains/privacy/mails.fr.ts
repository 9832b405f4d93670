/** Mails about people’s own data. Pure. Rules: docs/rules/privacy.md. */
import { formatDay } from '#app/kernel/format.ts'

export const addressLinkHours = 24

type Departed = {
  readonly name: string
  readonly dueOn: string
  readonly siteUrl: string
  readonly isClosed: boolean
}

/** A closed account opens no page of hers: who administers the instance answers, at the address said on the public page. */
const byAdministration = (siteUrl: string): string =>
  `Votre compte est fermé : pour recevoir vos données, les corriger ou les faire effacer, écrivez à qui administre cette instance, à l’adresse donnée sur cette page :\n${siteUrl}/donnees-personnelles`

const toTakeThem = ({ siteUrl, isClosed }: Departed): string =>
  isClosed
    ? byAdministration(siteUrl)
    : `Pour emporter vos données avant cette date, connectez-vous et ouvrez cette page :\n${siteUrl}/compte/donnees`

export const privacyMails = {
  departed: (departed: Departed) => ({
    subject: 'Votre compte Trame sera réduit à votre fonction',
    bodyText: `Bonjour ${departed.name},\n\nVous n’avez plus de mandat dans aucune CTG. À partir du ${formatDay(departed.dueOn)}, votre compte sera fermé, et votre nom et votre adresse seront remplacés par votre fonction et votre organisme. Les décisions, les signatures, les présences et les documents déjà figés gardent les noms.\n\n${toTakeThem(departed)}\n\nSi vous travaillez encore à une CTG, demandez à sa coordination de vous redonner un mandat : rien ne changera.\n`,
  }),
  archiveReady: ({ name, url, days }: { readonly name: string; readonly url: string; readonly days: number }) => ({
    subject: 'Vos données sont prêtes',
    bodyText: `Bonjour ${name},\n\nL’archive de vos données est prête. Connectez-vous, ouvrez cette page et montrez que c’est bien vous pour la télécharger (elle est effacée après ${days} jours) :\n${url}\n\nSi vous n’avez rien demandé, changez votre mot de passe et prévenez la personne qui administre Trame.\n`,
  }),
  code: (code: string, minutes: number) => ({
    subject: 'Votre code pour télécharger vos données',
    bodyText: `Bonjour,\n\nVoici votre code pour télécharger vos données : ${code}\n\nIl sert une seule fois, pendant ${minutes} minutes. Trame ne vous le demandera jamais par téléphone.\n\nSi vous n’avez rien demandé, ne faites rien.\n`,
  }),
  addressLink: (url: string) => ({
    subject: 'Ce que Trame garde sous votre adresse',
    bodyText: `Bonjour,\n\nQuelqu’un a demandé ce que Trame garde sous cette adresse. Ouvrez cette page pour le voir, l’emporter ou le faire effacer (valable ${addressLinkHours} heures) :\n${url}\n\nSi ce n’est pas vous, ne faites rien : personne ne le voit sans ce lien.\n`,
  }),
  hasAccount: (siteUrl: string, isClosed: boolean) => ({
    subject: 'Ce que Trame garde sous votre adresse',
    bodyText: `Bonjour,\n\nQuelqu’un a demandé ce que Trame garde sous cette adresse. ${
      isClosed
        ? byAdministration(siteUrl)
        : `Vous avez un compte : connectez-vous, puis ouvrez cette page pour emporter vos données :\n${siteUrl}/compte/donnees`
    }\n\nSi ce n’est pas vous, ne faites rien.\n`,
  }),
  removedLink: '(lien retiré après l’envoi)',
} as const
