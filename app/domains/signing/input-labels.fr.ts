/** What is said at a field that is not filled as it should be. Pure. */

export const inputLabels = {
  holderName: 'Indiquez le nom de la personne qui signe.',
  signedOn: 'Indiquez le jour de la signature.',
  isTrueCopy: 'Certifiez que la copie est conforme à l’exemplaire signé.',
  signedPdf: 'Choisissez le PDF signé.',
  code: 'Entrez le code reçu.',
  hasRead: 'Cochez la case : vous signez le texte que vous avez lu.',
} as const
