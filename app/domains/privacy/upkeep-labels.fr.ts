/** What is forgotten by its age, and why it may go, under the names of upkeep-rules.ts: said to whoever runs the instance. Pure. */
export const upkeepLabels = {
  handledRequest: {
    what: 'Réponses déjà données à une demande',
    why: 'un navigateur qui renvoie un formulaire le fait dans les jours qui suivent, un téléphone hors ligne dès qu’il retrouve le réseau ; la demande répétée reçoit alors la même réponse',
  },
  personSession: {
    what: 'Sessions finies',
    why: 'elles n’ouvrent plus rien ; adresse et navigateur sont des données personnelles',
  },
  verification: {
    what: 'Liens de connexion et de mot de passe périmés',
    why: 'ils n’ouvrent plus rien',
  },
  knownNetwork: {
    what: 'Réseaux d’où une personne est entrée, hachés',
    why: 'au-delà, une connexion depuis ce réseau est une première fois',
  },
  attempt: {
    what: 'Essais comptés',
    why: 'aucune limite ne regarde au-delà d’un jour',
  },
  oneTimeCode: {
    what: 'Codes à usage unique périmés',
    why: 'ils n’ouvrent plus rien',
  },
  entryChallenge: {
    what: 'Demandes à un navigateur restées sans réponse',
    why: 'elles n’attendent plus rien',
  },
  mailWords: {
    what: 'Texte des courriels partis, ou que l’on a renoncé à envoyer',
    why: 'à qui, quand et sur quoi suffit ensuite à répondre à qui dit n’avoir rien reçu',
  },
  mail: {
    what: 'Courriels eux-mêmes, sauf ceux qu’une convocation, une campagne ou une lettre cite',
    why: 'deux ans de preuve ; jusque-là, le même courriel n’est pas écrit deux fois',
  },
  publicMail: {
    what: 'Courriels aux personnes sans compte qui lisent la page publique',
    why: 'leur adresse ne reste pas plus longtemps que ce qu’elles ont écrit n’est contestable',
  },
  readNotice: {
    what: 'Notifications lues',
    why: 'le journal et l’objet disent la même chose',
  },
  withdrawnNotice: {
    what: 'Notifications retirées',
    why: 'elles n’ouvrent plus rien',
  },
  unreadNotice: {
    what: 'Notifications jamais lues',
    why: 'qui ne les a pas lues en deux ans ne les lira plus',
  },
  noticeDigest: {
    what: 'Courriels de notifications écrits, et leur lien de désabonnement',
    why: 'un vieux courriel doit encore permettre de ne plus en recevoir',
  },
  weeklyDigest: {
    what: 'Lettres de la semaine, sauf la dernière de chacun',
    why: 'la dernière sert à ne dire que le nouveau',
  },
  ctgArchive: {
    what: 'Copies d’une CTG à télécharger',
    why: 'une copie entière ne reste pas là où on ne la cherche plus ; on en redemande une',
  },
  archiveArrival: {
    what: 'Octets des archives apportées, entrées ou non',
    why: 'le compte rendu reste ; les octets sont dans la CTG, ou chez qui les a apportés',
  },
  webhookMessage: {
    what: 'Messages de webhook reçus ou abandonnés',
    why: 'le temps de voir ce qui est arrivé et de le renvoyer',
  },
  unconfirmedComment: {
    what: 'Avis du public dont l’adresse n’a jamais été confirmée',
    why: 'rien ne dit qui les a écrits, et personne ne les a lus',
  },
  commentAddress: {
    what: 'Adresses de qui a écrit un avis, une fois décidé et le délai pour contester passé',
    why: 'il n’y a plus rien à lui dire ; l’avis reste, sous son prénom ou son pseudonyme',
  },
  noticeAddress: {
    what: 'Nom et adresse de qui a signalé un contenu, une fois décidé',
    why: 'la décision lui est dite ; le signalement et ses motifs restent',
  },
  unconfirmedFollower: {
    what: 'Demandes de suivre une action, jamais confirmées',
    why: 'rien ne dit que cette adresse l’a voulu',
  },
  formerFollower: {
    what: 'Suivis arrêtés, dont l’adresse est déjà effacée',
    why: 'le lien du dernier courriel ne sert plus',
  },
  commentMail: {
    what: 'Courriels aux personnes sans compte, et l’empreinte de leur lien',
    why: 'un vieux courriel doit encore permettre de ne plus en recevoir',
  },
  planImport: {
    what: 'Reprises de tableur commencées et jamais confirmées',
    why: 'elles portent un fichier entier, et rien n’en est venu',
  },
  personalArchive: {
    what: 'Archives des données d’une personne, préparées pour elle',
    why: 'le temps de la télécharger ; elle se redemande',
  },
  addressLink: {
    what: 'Liens par lesquels une personne sans compte voit ce qui est gardé sous son adresse',
    why: 'ils n’ouvrent plus rien',
  },
}
