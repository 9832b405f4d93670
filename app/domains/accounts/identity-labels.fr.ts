/** Sentences of identities tied to an account, and of leaving the identity provider. Pure. */
import { ofName } from '#app/kernel/elision.fr.ts'

export const identityWords = {
  /** An instance that has no provider any more. */
  former: 'Le fournisseur d’identité',
  backToSignIn: 'Revenir à la connexion',
  leavingTitle: 'Déconnexion',
  tieNot: 'Ne pas relier',
  unknown: 'Rechargez la page : cette identité n’est pas connue.',
  cardNote: (name: string) => `Les identités par lesquelles ${name} vous fait entrer dans ce compte.`,
  cardCaption: (name: string) => `Identités reliées par ${name}`,
  noneTied: (name: string) => `${name} n’est pas encore relié à ce compte.`,
  tieFromAccount: (name: string) => `Relier une identité ${name}`,
  leaving: (name: string) => `Votre session Trame est fermée. ${name} ferme aussi la sienne…`,
  leavingLink: (name: string) => `Continuer vers ${name}`,
  left: (name: string) => `Vos sessions de Trame et ${ofName(name)} sont fermées.`,
  leftTrameOnly: (name: string) =>
    `Votre session Trame est fermée. ${name} n’a pas répondu : sur un poste partagé, fermez aussi le navigateur.`,
  tied: (name: string) => `${name} est relié à votre compte.`,
  tieTitle: 'Un compte existe déjà à votre adresse',
  tieLead: (name: string, email: string) =>
    `${name} vous a reconnu à l’adresse ${email}, celle d’un compte de Trame. Pour que personne ne prenne le compte d’un autre, montrez d’abord que c’est le vôtre.`,
  tieConfirm: (name: string) => `Relier ${name} à mon compte`,
  tieAs: (person: string, identity: string) =>
    `Ce navigateur est ouvert avec le compte ${ofName(person)}. Reliez-y l’identité ${ofName(identity)}.`,
  tieByLink: 'Recevoir un lien à cette adresse',
  tieByMeans: 'Entrer comme d’habitude',
  tieGone:
    'Cette demande n’est plus valable : elle dure trente minutes, dans le navigateur où elle a commencé. Recommencez depuis la page de connexion.',
  tieOther: (email: string) =>
    `Ce navigateur est ouvert avec un autre compte que celui de ${email} : déconnectez-vous, puis recommencez.`,
  tieSent: 'Un lien vient d’être envoyé à cette adresse. Ouvrez-le dans ce navigateur, puis revenez ici.',
} as const
