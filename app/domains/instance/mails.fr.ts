/** Mails about what who administers the instance did. Pure. */

const hello = (name: string, ...paragraphs: readonly string[]): string =>
  `Bonjour ${name},\n\n${paragraphs.join('\n\n')}\n`

const ifNotUnderstood = 'Si vous ne comprenez pas pourquoi, écrivez à la personne qui administre Trame chez vous.'

export const instanceMails = {
  linkGone: '(lien retiré après l’envoi)',
  invitedAgain: (name: string, url: string) => ({
    subject: 'Un compte Trame vous attend',
    bodyText: hello(
      name,
      'Vous avez été invité(e) à suivre une convention territoriale globale dans Trame, et vous n’y êtes pas encore venu(e).',
      `Ouvrez cette page et demandez un lien de connexion avec cette adresse électronique :\n${url}`,
      'Si vous ne connaissez pas Trame, ne faites rien.',
    ),
  }),
  invitationWithdrawn: (name: string) => ({
    subject: 'Votre invitation dans Trame est retirée',
    bodyText: hello(
      name,
      'L’invitation à suivre une convention dans Trame vous a été retirée. Vous n’avez rien à faire.',
      ifNotUnderstood,
    ),
  }),
  sessionsEnded: (name: string) => ({
    subject: 'Vos sessions Trame ont été fermées',
    bodyText: hello(
      name,
      'La personne qui administre Trame vient de fermer toutes vos sessions : il faut vous connecter de nouveau, sur chaque appareil.',
      ifNotUnderstood,
    ),
  }),
  closed: (name: string, reason: string) => ({
    subject: 'Votre compte Trame est fermé',
    bodyText: hello(
      name,
      `La personne qui administre Trame a fermé votre compte. Raison donnée : ${reason}`,
      'Vous ne pouvez plus vous connecter. Ce que vous avez écrit reste dans les conventions, à votre nom.',
      ifNotUnderstood,
    ),
  }),
  reopened: (name: string, url: string) => ({
    subject: 'Votre compte Trame est rouvert',
    bodyText: hello(
      name,
      `La personne qui administre Trame a rouvert votre compte. Connectez-vous ici :\n${url}`,
      'Vos mandats terminés entre-temps se redemandent aux coordinations des conventions.',
    ),
  }),
  administration: (name: string, isGiven: boolean) => ({
    subject: isGiven ? 'Vous administrez Trame' : 'Vous n’administrez plus Trame',
    bodyText: hello(
      name,
      isGiven
        ? 'L’administration de cette instance de Trame vient de vous être donnée : comptes, stockage, tâches et messages, sans rien lire du contenu des conventions.'
        : 'L’administration de cette instance de Trame vient de vous être retirée. Vos mandats dans les conventions ne changent pas.',
      'Vos sessions ont été fermées : connectez-vous de nouveau.',
      ifNotUnderstood,
    ),
  }),
  confirmAddress: (name: string, url: string, hours: number) => ({
    subject: 'Confirmez votre adresse pour Trame',
    bodyText: hello(
      name,
      'La personne qui administre Trame propose que votre compte porte désormais cette adresse électronique.',
      `Si c’est bien vous, ouvrez ce lien (valable ${hours} heures, une seule fois) et pressez « Confirmer » :\n${url}`,
      'Si vous n’attendiez rien, ne faites rien : rien ne change sans ce lien.',
    ),
  }),
  addressAsked: (name: string) => ({
    subject: 'L’adresse de votre compte Trame va changer',
    bodyText: hello(
      name,
      'La personne qui administre Trame a demandé que votre compte porte une autre adresse électronique. Le changement se fera quand la nouvelle adresse aura répondu.',
      'Si vous n’êtes pas d’accord, écrivez-lui tout de suite.',
    ),
  }),
  addressChanged: (name: string) => ({
    subject: 'L’adresse de votre compte Trame a changé',
    bodyText: hello(
      name,
      'La nouvelle adresse de votre compte a répondu : c’est avec elle que vous vous connectez désormais. Vos sessions ont été fermées.',
      ifNotUnderstood,
    ),
  }),
  coordinationGiven: (name: string, newcomer: string, party: string, url: string) => ({
    subject: 'Une coordination a été donnée dans votre CTG',
    bodyText: hello(
      name,
      `${party} n’avait plus de coordination : la personne qui administre Trame l’a donnée à ${newcomer}.`,
      `Les membres et leurs mandats :\n${url}`,
    ),
  }),
  sender: (host: string): string => `Trame <ne-pas-repondre@${host}>`,
} as const

/** Sent by « Essayer » to who pressed it. */
export const instanceTrialMail = (name: string) => ({
  subject: 'Essai d’envoi de Trame',
  body_text: hello(
    name,
    'Vous avez demandé cet essai depuis l’administration de Trame : le serveur de courriel l’a pris.',
  ),
})
