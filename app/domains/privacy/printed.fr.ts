/** Words of the register of processing and of the public page made of it. Pure. Rules: docs/rules/privacy.md §6. */
export const registerWords = {
  title: 'Registre des traitements',
  lead: 'Ce que cette instance fait des données des personnes, table par table ; les durées sont celles qu’elle applique chaque nuit.',
  toValidate:
    'Finalités et bases légales sont une proposition, à valider par le délégué à la protection des données de chaque responsable.',
  subtitle: 'Article 30 du RGPD, proposition à valider par les délégués à la protection des données',
  purpose: 'Finalité',
  basis: 'Base légale proposée',
  people: 'Personnes',
  data: 'Données',
  recipients: 'Destinataires',
  delays: 'Durées',
  processing: 'Traitement',
  publicTitle: 'Données personnelles',
  publicLead: 'Ce que cette instance de Trame garde sur des personnes, pourquoi, et combien de temps.',
  rights: 'Vos droits : voir, corriger, effacer',
  contact: (contact: string) => `Pour nous écrire : ${contact}.`,
  noContact: 'L’adresse où écrire n’a pas encore été indiquée par qui administre cette instance.',
  authority:
    'Vous pouvez aussi vous adresser à la Commission nationale de l’informatique et des libertés (CNIL), www.cnil.fr.',
  what: 'Ce qui est gardé',
  never: 'Ce que Trame ne fait jamais',
  nevers: [
    'Aucune donnée d’allocataire, d’enfant ou de famille : les effectifs trop petits sont masqués avant d’arriver.',
    'Aucun appel à un autre site : ni police, ni carte, ni mesure d’audience.',
    'Aucun traceur dans les courriels.',
    'Aucune vente, aucune transmission hors de ceux que cette page nomme.',
  ],
  basisNote: '(à valider)',
} as const
