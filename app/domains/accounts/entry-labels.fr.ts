/** Sentences of passkeys and of the identity provider, which the page of sign-in carries: what only other pages say is apart. Pure. */

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
  /** Page that explains ProConnect; any other provider explains itself. */
  about: 'https://www.proconnect.gouv.fr/',
  whatItIs: (name: string) =>
    `${name} vérifie qui vous êtes, avec le compte de votre organisme, puis vous ramène ici. Trame n’en reçoit que votre nom, votre adresse professionnelle et votre organisme, jamais votre mot de passe.`,
  withAccount: 'Avec le compte de votre organisme',
  aboutLink: 'Le site de ProConnect',
} as const
