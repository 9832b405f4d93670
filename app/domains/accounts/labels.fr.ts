/** Every sentence of the accounts' pages and mails. Pure. */

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
} as const
