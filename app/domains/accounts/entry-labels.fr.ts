/** Sentences of the door: second factor, passkeys, identity provider, and their mails. Pure. */
import type { ProviderCause } from './provider/provider.ts'
import type { WrongCode } from './second-factor.ts'

export const wrongCodes: Readonly<Record<WrongCode | 'empty', string>> = {
  empty: 'Entrez le code à six chiffres de votre application, ou un code de secours.',
  unknown: 'Ce code n’est pas le bon. Un code de secours ne sert qu’une fois : prenez le suivant de votre liste.',
  reused: 'Ce code a déjà servi : attendez que votre application en affiche un autre, trente secondes au plus.',
  'out-of-time':
    'Ce code est périmé, ou l’heure de votre téléphone n’est pas juste : mettez le téléphone à l’heure automatique, puis prenez le code affiché.',
}

export type FactorChange =
  | 'application-added'
  | 'application-removed'
  | 'passkey-added'
  | 'passkey-removed'
  | 'reset'
  | 'provider-tied'

const factorChanges: Readonly<Record<FactorChange, string>> = {
  'application-added': 'une application de codes vient d’être activée comme second facteur',
  'application-removed': 'l’application de codes qui servait de second facteur vient d’être retirée',
  'passkey-added': 'une clé d’accès vient d’être ajoutée',
  'passkey-removed': 'une clé d’accès vient d’être retirée',
  reset:
    'l’administration de l’instance vient de retirer votre second facteur et vos clés d’accès, et de fermer vos sessions',
  'provider-tied': 'une identité extérieure (ProConnect, par exemple) vient d’être reliée',
}

export const entryMails = {
  factorChanged: (name: string, change: FactorChange) => ({
    subject: 'Votre compte Trame : une manière d’entrer a changé',
    bodyText: `Bonjour ${name},\n\nSur votre compte Trame, ${factorChanges[change]}.\n\nSi ce n’est pas vous, prévenez tout de suite la personne qui administre Trame, puis changez votre mot de passe et fermez vos sessions dans « Mon compte ».\n`,
  }),
} as const

export const doorWords = {
  title: 'Second facteur',
  lead: (name: string) => `Encore une étape pour entrer avec le compte de ${name}.`,
  askCode: 'Un code de votre application',
  codeLabel: 'Code à six chiffres, ou code de secours',
  pass: 'Entrer',
  lost: 'Téléphone perdu ?',
  lostNote:
    'Entrez un de vos codes de secours : chacun sert une fois. Sans eux, écrivez à la personne qui administre Trame : depuis la machine de l’instance, elle retire votre second facteur, et vous en activez un autre.',
  noRecovery:
    'Vous n’avez plus de code de secours. Écrivez à la personne qui administre Trame : depuis la machine de l’instance, elle retire votre second facteur, et vous en activez un autre.',
  askRecovery: 'Un code de secours',
  recoveryLabel: 'Code de secours',
  other: 'Entrer avec un autre compte',
  enrolTitle: 'Activer un second facteur',
  enrolReasons: {
    administration:
      'Cette instance demande un second facteur à qui l’administre : un mot de passe deviné ne doit pas suffire. Activez le vôtre pour continuer.',
    lost: 'Le secret de cette instance a changé : votre second facteur et vos codes de secours ne répondent plus. Activez-en un autre pour continuer.',
  },
} as const

export const passkeyWords = {
  title: 'Clés d’accès',
  note: 'Votre téléphone, votre ordinateur ou une clé de sécurité vous reconnaît (empreinte, visage, code) : ni mot de passe, ni second facteur à taper.',
  enterTitle: 'Avec une clé d’accès',
  enterNote: 'Celle que vous avez ajoutée dans « Mon compte » : empreinte, visage ou code de votre appareil.',
  enter: 'Entrer avec une clé d’accès',
  show: 'Montrer ma clé d’accès',
  add: 'Ajouter une clé d’accès',
  name: 'Nom de la clé',
  newName: (name: string) => `Nouveau nom de « ${name} »`,
  nameHint: 'Pour la reconnaître : « téléphone », « clé du bureau »…',
  none: 'Aucune clé d’accès pour l’instant.',
  tooMany: 'Trop d’essais d’ici : attendez un quart d’heure, ou entrez autrement.',
  nameMissing: 'Donnez un nom à cette clé, pour la reconnaître.',
  needsScript: 'Une clé d’accès demande JavaScript : sans lui, entrez par un mot de passe ou par un lien.',
  waiting: 'Suivez votre appareil…',
  cancelled:
    'La clé d’accès n’a pas été montrée : recommencez, ou entrez autrement. Une clé ajoutée sur un autre appareil ne se trouve pas toujours sur celui-ci.',
  unsupported: 'Ce navigateur ne connaît pas les clés d’accès : entrez autrement.',
  alreadyHere: 'Cet appareil a déjà une clé d’accès pour votre compte.',
  added: 'Clé d’accès ajoutée.',
  refused:
    'Cette clé d’accès n’est pas connue ici, ou elle a mis trop longtemps à répondre : recommencez, ou entrez autrement.',
} as const

export const providerWords = {
  enter: (name: string) => `S’identifier avec ${name}`,
  what: (name: string) => `Qu’est-ce que ${name} ?`,
  /** Where it is explained; another provider explains itself. */
  about: 'https://www.proconnect.gouv.fr/',
  whatItIs: (name: string) =>
    `${name} vérifie qui vous êtes, avec le compte de votre organisme, puis vous ramène ici. Trame n’en reçoit que votre nom, votre adresse professionnelle et votre organisme, jamais votre mot de passe.`,
  /** An instance that has no provider any more. */
  former: 'Le fournisseur d’identité',
  withAccount: 'Avec le compte de votre organisme',
  aboutLink: 'Le site de ProConnect',
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
  left: (name: string) => `Vos sessions de Trame et de ${name} sont fermées.`,
  leftTrameOnly: (name: string) =>
    `Votre session Trame est fermée. ${name} n’a pas répondu : sur un poste partagé, fermez aussi le navigateur.`,
  tied: (name: string) => `${name} est relié à votre compte.`,
  tieTitle: 'Un compte existe déjà à votre adresse',
  tieLead: (name: string, email: string) =>
    `${name} vous a reconnu à l’adresse ${email}, celle d’un compte de Trame. Pour que personne ne prenne le compte d’un autre, montrez d’abord que c’est le vôtre.`,
  tieConfirm: (name: string) => `Relier ${name} à mon compte`,
  tieAs: (person: string, identity: string) =>
    `Ce navigateur est ouvert avec le compte de ${person}. Reliez-y l’identité de ${identity}.`,
  tieByLink: 'Recevoir un lien à cette adresse',
  tieByMeans: 'Entrer comme d’habitude',
  tieGone:
    'Cette demande n’est plus valable : elle dure trente minutes, dans le navigateur où elle a commencé. Recommencez depuis la page de connexion.',
  tieOther: (email: string) =>
    `Ce navigateur est ouvert avec un autre compte que celui de ${email} : déconnectez-vous, puis recommencez.`,
  tieSent: 'Un lien vient d’être envoyé à cette adresse. Ouvrez-le dans ce navigateur, puis revenez ici.',
} as const

type CauseWords = { readonly title: string; readonly sentence: string; readonly next: string }

/** Why nobody entered, and what to do. */
export const providerCauses: Readonly<Record<ProviderCause, (name: string) => CauseWords>> = {
  'forged-state': (name) => ({
    title: 'Cette connexion n’a pas commencé ici',
    sentence: `Le retour de ${name} ne répond à aucune demande de ce navigateur : elle a plus de dix minutes, elle a déjà servi, ou elle vient d’une autre page.`,
    next: 'Recommencez depuis la page de connexion, sans ouvrir d’autre onglet.',
  }),
  'person-refused': (name) => ({
    title: 'Vous n’avez pas donné votre accord',
    sentence: `${name} dit que la connexion a été abandonnée ou refusée. Rien n’a été transmis à Trame.`,
    next: 'Recommencez, ou entrez par un lien envoyé à votre adresse.',
  }),
  'login-required': (name) => ({
    title: 'Aucune session n’est ouverte',
    sentence: `${name} demande que vous vous y identifiiez d’abord.`,
    next: 'Recommencez : la page d’identification vous sera montrée.',
  }),
  'provider-error': (name) => ({
    title: `${name} n’a pas pu vous identifier`,
    sentence: `${name} a répondu par une erreur.`,
    next: 'Réessayez dans quelques minutes ; si cela dure, entrez par un lien et prévenez la personne qui administre Trame.',
  }),
  unreachable: (name) => ({
    title: `${name} ne répond pas`,
    sentence: `Trame n’a pas pu joindre ${name} à temps. Votre compte n’est pas en cause.`,
    next: 'Réessayez dans quelques minutes, ou entrez par un lien envoyé à votre adresse.',
  }),
  'used-code': (name) => ({
    title: 'Cette réponse a déjà servi, ou elle est périmée',
    sentence: `La réponse de ${name} ne sert qu’une fois, pendant une minute.`,
    next: 'Recommencez depuis la page de connexion.',
  }),
  'bad-token': (name) => ({
    title: 'La réponse reçue n’est pas sûre',
    sentence: `Ce qui devait venir de ${name} n’est pas signé comme il le faut, ou n’était pas destiné à Trame : rien n’en a été cru.`,
    next: 'N’insistez pas : prévenez la personne qui administre Trame, et entrez par un lien en attendant.',
  }),
  'account-closed': (name) => ({
    title: 'Ce compte est fermé',
    sentence: `${name} vous a bien reconnu, mais votre compte Trame a été fermé. Ce que vous avez écrit n’est pas perdu.`,
    next: 'Écrivez à la personne qui administre Trame pour le rouvrir.',
  }),
  'acr-too-low': (name) => ({
    title: 'Une authentification plus forte est demandée',
    sentence: `Cette instance demande un second facteur dès ${name} ; la vôtre n’en avait pas.`,
    next: 'Recommencez en choisissant, chez votre fournisseur d’identité, une connexion à deux facteurs ; ou entrez par un lien.',
  }),
  'address-missing': (name) => ({
    title: 'Votre adresse n’est pas connue',
    sentence: `${name} n’a pas transmis d’adresse électronique : Trame ne sait pas qui vous êtes.`,
    next: 'Demandez au service informatique de votre organisme de la renseigner, ou entrez par un lien.',
  }),
  'address-unverified': (name) => ({
    title: 'Votre adresse n’est pas vérifiée',
    sentence: `${name} n’affirme pas que cette adresse est la vôtre : Trame ne peut pas s’y fier pour une première entrée.`,
    next: 'Entrez une fois par un lien envoyé à cette adresse, puis reliez votre identité dans « Mon compte ».',
  }),
  'unknown-organisation': (name) => ({
    title: 'Votre organisme n’est dans aucune CTG',
    sentence: `L’organisme choisi dans ${name} n’est partie à aucune convention suivie ici, et aucune invitation ne porte votre adresse.`,
    next: 'Vérifiez l’organisme choisi ; s’il est le bon, demandez à la coordination de votre CTG de vous inviter à cette adresse.',
  }),
  'no-invitation': () => ({
    title: 'Il manque une invitation',
    sentence: 'Votre organisme est connu ici, mais personne n’a encore invité votre adresse.',
    next: 'Demandez à la coordination de votre CTG de vous inviter à cette adresse, ou d’ouvrir le domaine de votre organisme.',
  }),
  'other-account': (name) => ({
    title: 'Cette identité est reliée à un autre compte',
    sentence: `L’identité que vous avez montrée dans ${name} entre déjà dans un autre compte de Trame.`,
    next: 'Entrez avec elle, retirez-la dans « Mon compte », puis recommencez ici ; ou demandez à la personne qui administre Trame.',
  }),
  'too-many': () => ({
    title: 'Trop d’essais',
    sentence: 'Beaucoup de connexions ont commencé d’ici en peu de temps.',
    next: 'Attendez un quart d’heure, ou entrez par un lien envoyé à votre adresse.',
  }),
}
