/** Why a request is not answered. Pure. */
export const refusalLabels = {
  otherSite: (url: string): string =>
    `Cette demande vient d’une page d’un autre site, ou d’une autre adresse que ${url} : ouvrez Trame à cette adresse et recommencez.`,
  fault: 'Une erreur imprévue s’est produite. Réessayez ; si elle revient, prévenez la personne qui administre Trame.',
  noSuchAddress: 'Cette adresse n’existe pas.',
  unknownRequest: 'Cette demande n’est pas connue : rechargez la page et recommencez.',
  cutShort: 'Ce qui a été envoyé n’est pas arrivé entier : revenez en arrière et recommencez.',
  addressUnreadable: 'Cette adresse contient un caractère qui ne se lit pas (%00) : retirez-le.',
  addressBroken: 'Cette adresse est abîmée : reprenez-la entière, telle que vous l’avez reçue.',
  tooManyAtOnce: 'Trop de demandes à la fois : attendez quelques secondes, puis réessayez. Rien n’est perdu.',
  requestReused:
    'Cette demande porte le numéro d’une autre, qui disait autre chose : rechargez la page, puis recommencez.',
  pageOfOther:
    'Cette page a été ouverte par une autre personne, qui s’est déconnectée depuis : rien n’a été enregistré à votre nom. Rechargez la page.',
  databaseSilent:
    'La base ne répond pas, vos mots sont gardés : ce qui était enregistré l’est toujours, et ce que vous venez d’écrire reste ici. Réessayez dans quelques secondes ; rien ne sera enregistré deux fois.',
  notFound: 'Cette page n’existe pas, ou elle n’est pas ouverte à votre compte.',
  forbidden: 'Votre rôle dans cette CTG ne permet pas cet acte ; la coordination peut le faire ou changer votre rôle.',
  conflict: 'Cet acte n’est plus possible dans l’état actuel ; rechargez la page pour le voir.',
  invalid: 'Une information est à corriger.',
  unavailable: 'Trame n’est pas disponible pour le moment ; réessayez dans un instant.',
  tooHeavy: 'Ce qui est envoyé est trop lourd.',
  tooManyTries: 'Trop d’essais en peu de temps : attendez quelques minutes, puis réessayez.',
}
