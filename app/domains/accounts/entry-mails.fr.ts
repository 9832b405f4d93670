/** Mails that tell a person that a way into her account has changed. Pure. */

export type FactorChange =
  | 'application-added'
  | 'application-removed'
  | 'passkey-added'
  | 'passkey-removed'
  | 'reset'
  | 'provider-tied'
  | 'provider-untied'

const factorChanges: Readonly<Record<FactorChange, string>> = {
  'application-added': 'une application de codes vient d’être activée comme second facteur',
  'application-removed': 'l’application de codes qui servait de second facteur vient d’être retirée',
  'passkey-added': 'une clé d’accès vient d’être ajoutée',
  'passkey-removed': 'une clé d’accès vient d’être retirée',
  reset:
    'l’administration de l’instance vient de retirer votre second facteur et vos clés d’accès, et de fermer vos sessions',
  'provider-tied': 'une identité extérieure (ProConnect, par exemple) vient d’être reliée',
  'provider-untied': 'une identité extérieure (ProConnect, par exemple) vient d’être retirée',
}

export const entryMails = {
  factorChanged: (name: string, change: FactorChange) => ({
    subject: 'Votre compte Trame : une manière d’entrer a changé',
    bodyText: `Bonjour ${name},\n\nSur votre compte Trame, ${factorChanges[change]}.\n\nSi ce n’est pas vous, prévenez tout de suite la personne qui administre Trame, puis changez votre mot de passe et fermez vos sessions dans « Mon compte ».\n`,
  }),
} as const
