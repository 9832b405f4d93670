/** Every sentence of the accounts' pages and mails. Pure. */
import { ofName } from '#app/kernel/elision.fr.ts'
import { passkeyWords } from './entry-labels.fr.ts'
import { identityWords } from './identity-labels.fr.ts'
import { administratorIdleHours, idleDays, sessionDays } from './sessions.ts'

/** A mail that anybody can have sent to this address. */
const unasked =
  'Quelqu’un a tapé votre adresse. Au-delà de vingt liens en un jour, Trame n’en écrit plus qu’un par heure, sauf depuis un réseau d’où l’on s’est déjà connecté à votre compte ; si cela recommence, dites-le à la personne qui administre votre Trame : son journal garde ces demandes.'

export const accountMails = {
  /** Instead of the link, in what is kept of a mail once it has left. */
  linkGone: '(lien retiré après l’envoi)',
  passwordChanged: (name: string) => ({
    subject: 'Votre mot de passe Trame a changé',
    bodyText: `Bonjour ${name},\n\nVotre mot de passe Trame vient de changer, et vos autres sessions ont été fermées.\n\nSi ce n’est pas vous, demandez tout de suite un nouveau mot de passe depuis la page de connexion (« Mot de passe oublié »), puis prévenez la personne qui administre Trame.\n`,
  }),
  magicLink: (url: string, minutes: number) => ({
    subject: 'Votre lien de connexion à Trame',
    bodyText: `Bonjour,\n\nPour vous connecter à Trame, ouvrez ce lien (valable ${minutes} minutes, une seule fois) et pressez « Me connecter » :\n${url}\n\nSi vous n’avez rien demandé, ne faites rien : personne ne peut se connecter sans ce lien. ${unasked}\n`,
  }),
  resetPassword: (url: string, minutes: number) => ({
    subject: 'Choisir un nouveau mot de passe pour Trame',
    bodyText: `Bonjour,\n\nPour choisir un nouveau mot de passe, ouvrez ce lien (valable ${minutes} minutes, une seule fois) :\n${url}\n\nSi vous n’avez rien demandé, ne faites rien : votre mot de passe ne change pas. ${unasked}\n`,
  }),
  invitation: (inviter: string, ctgName: string, role: string, url: string) => ({
    subject: `${inviter} vous invite à rejoindre la CTG ${ctgName}`,
    bodyText: `Bonjour,\n\n${inviter} vous invite à suivre la convention territoriale globale « ${ctgName} » dans Trame (rôle : ${role}).\n\nOuvrez cette page et demandez un lien de connexion avec cette adresse électronique :\n${url}\n\nSi vous ne connaissez pas cette personne, ne faites rien.\n`,
  }),
} as const

/** The same words whether the day's links are spent or not, by her or by others. */
const fewerLinks =
  'Rien ne vient ? Au-delà de vingt liens demandés en un jour pour une adresse, par vous ou par d’autres, il n’en part plus qu’un par heure.'

export const signInAnswers = {
  badEmail: 'Cette adresse électronique n’est pas valable : vérifiez-la, par exemple prenom.nom@ville.fr.',
  wrong: 'Adresse ou mot de passe inconnu. Vérifiez-les, ou demandez un lien de connexion par courriel.',
  closed:
    'Ce compte est fermé : rien de ce que vous avez écrit n’est perdu. Écrivez à la personne qui administre Trame pour le rouvrir.',
  tooMany:
    'Trop d’essais : attendez quelques minutes, ou demandez un lien de connexion par courriel ; il entre toujours.',
  linkSent: `Si un compte existe à cette adresse, un lien de connexion vient d’y être envoyé. Il est valable 15 minutes. ${fewerLinks}`,
} as const

export const signInLink = {
  title: 'Me connecter à Trame',
  lead: (name: string) => `Vous allez entrer avec le compte ${ofName(name)}.`,
  note: 'Ouvrir cette page ne suffit pas : pressez le bouton. Le lien sert une seule fois, pendant 15 minutes.',
  enter: 'Me connecter',
  gone: 'Ce lien de connexion n’est plus valable : il sert une seule fois, pendant 15 minutes. Demandez-en un autre ci-dessous.',
  tooMany:
    'Trop de liens inconnus ont été ouverts d’ici : attendez un quart d’heure, ou demandez un autre lien ci-dessous.',
  askAgain: 'Demander un autre lien',
} as const

const chooseWords = 'écrivez plutôt une phrase de quatre ou cinq mots sans rapport entre eux.'

export const passwordAnswers = {
  tooShort: 'Ce mot de passe est trop court : 12 caractères au moins.',
  tooLong: 'Ce mot de passe est trop long : 128 caractères au plus.',
  different: 'Les deux saisies diffèrent : écrivez deux fois le même mot de passe.',
  common: `Ce mot de passe est parmi les premiers essayés par qui devine, ou n’en est qu’une variante : ${chooseWords}`,
  ownWords: `Ce mot de passe reprend votre nom, votre adresse ou votre organisme : ${chooseWords}`,
  monotonous: `Ce mot de passe n’est qu’une suite ou une répétition : ${chooseWords}`,
  wrongCurrent: 'Le mot de passe actuel n’est pas le bon.',
  changed: 'Mot de passe changé. Vos autres sessions ont été fermées.',
  resetSent: `Si un compte existe à cette adresse, un lien pour choisir un mot de passe vient d’y être envoyé. Il est valable une heure. ${fewerLinks}`,
  resetExpired:
    'Ce lien n’est plus valable : il sert une seule fois, pendant une heure. Demandez-en un autre ci-dessous.',
  resetDone: 'Mot de passe enregistré : connectez-vous.',
  hint: '12 caractères au moins ; une phrase se retient mieux.',
} as const

export const secondFactorWords = {
  wrongCode:
    'Ce code n’est pas le bon, ou il a déjà servi : attendez le suivant dans votre application, et vérifiez l’heure du téléphone.',
  confirmed: 'Second facteur activé. Gardez vos codes de secours.',
  removed: 'Second facteur retiré.',
  started: 'Ouvrez votre application de codes, puis entrez le code qu’elle affiche.',
  codeMail: (code: string, minutes: number, act: string) => ({
    subject: `Votre code pour ${act}`,
    bodyText: `Bonjour,\n\nVoici votre code pour ${act} : ${code}\n\nIl sert une seule fois, pendant ${minutes} minutes. Trame ne vous le demandera jamais par téléphone.\n\nSi vous n’avez rien demandé, ne faites rien.\n`,
  }),
  codeGone: '(code retiré après l’envoi)',
} as const

export const accountRefusals: Readonly<Record<string, string>> = {
  'accounts.session-not-found': 'Cette session n’existe plus : elle est déjà fermée.',
  'accounts.person-not-found': 'Ce compte n’existe plus.',
  'accounts.entry-closed': signInAnswers.closed,
  'accounts.account-closed':
    'Ce compte a été fermé par qui administre l’instance : demandez-lui de le rouvrir avant d’inviter cette personne.',
  'accounts.address-link-gone':
    'Ce lien n’est plus valable : il sert une seule fois. Demandez-en un autre à qui administre l’instance.',
  'accounts.address-taken': 'Un autre compte a déjà cette adresse : rien n’a changé.',
  'accounts.no-mail-page': 'Les courriels ne se lisent ici qu’en démonstration.',
  'accounts.password-refused': 'Le mot de passe n’a pas été changé.',
  'accounts.wrong-password': 'Le mot de passe n’a pas été changé.',
  'accounts.link-gone': passwordAnswers.resetExpired,
  'accounts.password-changed-meanwhile': 'Votre mot de passe vient d’être changé ailleurs : rechargez la page.',
  'accounts.too-many-at-once': 'Trop de personnes se connectent en même temps : réessayez dans une minute.',
  'accounts.second-factor-already': 'Un second facteur est déjà activé : retirez-le d’abord.',
  'accounts.tie-gone': identityWords.tieGone,
  'accounts.tie-other': 'Cette identité attend d’être reliée à un autre compte que celui-ci.',
  'accounts.identity-taken': 'Cette identité entre déjà dans un autre compte de Trame.',
  'accounts.identity-not-found': 'Cette identité n’est plus reliée à votre compte.',
  'accounts.passkey-refused': passkeyWords.refused,
  'accounts.passkey-known': 'Cette clé d’accès est déjà connue.',
  'accounts.passkey-not-found': 'Cette clé d’accès n’est plus dans votre compte.',
  'accounts.too-many-passkeys': 'Vingt clés d’accès au plus : retirez d’abord celles qui ne servent plus.',
  'accounts.show-your-factor': 'Votre compte a déjà un second facteur : montrez-le, ou utilisez un code de secours.',
  'attempts.factor-person': 'Trop de codes faux sur ce compte : attendez un quart d’heure.',
  'attempts.factor-network': 'Trop de codes faux d’ici : attendez un quart d’heure.',
  'attempts.passkey-wrong': passkeyWords.tooMany,
  'attempts.passkey-asked': passkeyWords.tooMany,
  'attempts.link-account': `Plusieurs liens viennent d’être demandés pour cette adresse, par vous ou par d’autres : ouvrez le plus récent des courriels reçus, ou attendez un quart d’heure. ${fewerLinks} Entrez autrement (mot de passe, clé d’accès), demandez-le depuis un réseau où votre compte s’est déjà ouvert, ou écrivez à la personne qui administre Trame.`,
  'attempts.link-network':
    'Beaucoup de liens viennent d’être demandés d’ici, pour plusieurs adresses : ouvrez le plus récent des courriels reçus, attendez un quart d’heure ou demandez-le d’ailleurs.',
  'attempts.provider-start': 'Beaucoup de connexions ont commencé d’ici : attendez un quart d’heure.',
  'accounts.no-second-factor': 'Aucun second facteur n’est à retirer.',
  'accounts.wrong-code': 'Le code n’a pas été accepté.',
  'attempts.one-time-code': 'Trop de codes faux : attendez un quart d’heure.',
  'attempts.code-mail':
    'Plusieurs codes viennent déjà d’être envoyés : prenez le dernier reçu, ou attendez un quart d’heure.',
  'attempts.password-change': 'Trop d’essais : attendez un quart d’heure, ou passez par « Mot de passe oublié ».',
}

/** When sessions end by themselves. */
export const sessionsNote = (isAdministrator: boolean): string =>
  `Fermez celle d’un poste que vous avez quitté ou d’un téléphone perdu. Une session se ferme d’elle-même ${sessionDays} jours après son ouverture, ou après ${isAdministrator ? `${administratorIdleHours} heures` : `${idleDays} jours`} sans usage.`

/** Who acts in a journal line when nobody is known to. */
export const accountJournal = {
  someone: 'personne non identifiée',
  /** Whoever has a hand on the machine where Trame runs. */
  machine: 'machine de l’instance',
} as const

const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** « Firefox sous Windows »; what a browser says of itself may be missing or strange. */
export function deviceName(userAgent: string | null): string {
  const browser = browsers.find(([mark]) => mark.test(userAgent ?? ''))?.[1] ?? 'Navigateur inconnu'
  const system = systems.find(([mark]) => mark.test(userAgent ?? ''))?.[1]
  return system ? `${browser} sous ${system}` : browser
}
