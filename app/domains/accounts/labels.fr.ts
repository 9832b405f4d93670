/** Every sentence of the accounts' pages and mails, and the names of the roles. Pure. */
import type { Role } from '#app/kernel/actor.ts'

export const roleNames: Readonly<Record<Role, string>> = {
  coordinator: 'coordination',
  'cooperation-officer': 'coopération thématique',
  'body-member': 'membre d’une instance',
  'action-lead': 'pilote d’action',
  contributor: 'contribution',
  reader: 'lecture',
}

export const accountMails = {
  magicLink: (url: string, minutes: number) => ({
    subject: 'Votre lien de connexion à Trame',
    bodyText: `Bonjour,\n\nPour vous connecter à Trame, ouvrez ce lien (valable ${minutes} minutes, une seule fois) :\n${url}\n\nSi vous n’avez rien demandé, ne faites rien : personne ne peut se connecter sans ce lien.\n`,
  }),
  resetPassword: (url: string) => ({
    subject: 'Choisir un nouveau mot de passe pour Trame',
    bodyText: `Bonjour,\n\nPour choisir un nouveau mot de passe, ouvrez ce lien (valable une heure) :\n${url}\n\nSi vous n’avez rien demandé, ne faites rien : votre mot de passe ne change pas.\n`,
  }),
  invitation: (inviter: string, ctgName: string, role: string, url: string) => ({
    subject: `${inviter} vous invite à rejoindre la CTG ${ctgName}`,
    bodyText: `Bonjour,\n\n${inviter} vous invite à suivre la convention territoriale globale « ${ctgName} » dans Trame (rôle : ${role}).\n\nOuvrez cette page et demandez un lien de connexion avec cette adresse électronique :\n${url}\n\nSi vous ne connaissez pas cette personne, ne faites rien.\n`,
  }),
} as const

export const signInAnswers = {
  badEmail: 'Cette adresse électronique n’est pas valable : vérifiez-la, par exemple prenom.nom@ville.fr.',
  wrong: 'Adresse ou mot de passe inconnu. Vérifiez-les, ou demandez un lien de connexion par courriel.',
  tooMany: 'Trop d’essais : attendez une minute, puis recommencez.',
  linkSent:
    'Si un compte existe à cette adresse, un lien de connexion vient d’y être envoyé. Il est valable 15 minutes.',
  linkExpired:
    'Ce lien de connexion n’est plus valable : il sert une seule fois, pendant 15 minutes. Demandez-en un autre ci-dessous.',
} as const

export const passwordAnswers = {
  tooShort: 'Ce mot de passe est trop court : 12 caractères au moins.',
  different: 'Les deux saisies diffèrent : écrivez deux fois le même mot de passe.',
  wrongCurrent: 'Le mot de passe actuel n’est pas le bon.',
  changed: 'Mot de passe changé. Vos autres sessions ont été fermées.',
  resetSent:
    'Si un compte existe à cette adresse, un lien pour choisir un mot de passe vient d’y être envoyé. Il est valable une heure.',
  resetExpired:
    'Ce lien n’est plus valable : il sert une seule fois, pendant une heure. Demandez-en un autre ci-dessous.',
  resetDone: 'Mot de passe enregistré : connectez-vous.',
  tooMany: 'Trop d’essais : attendez une minute, puis recommencez.',
} as const

export const accountRefusals: Readonly<Record<string, string>> = {
  'accounts.session-not-found': 'Cette session n’existe plus : elle est déjà fermée.',
  'accounts.person-not-found': 'Ce compte n’existe plus.',
  'accounts.no-mail-page': 'Les courriels ne se lisent ici qu’en démonstration.',
  'accounts.password-refused': 'Le mot de passe n’a pas été changé.',
}

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
