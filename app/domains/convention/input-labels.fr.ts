/** What is said at a field that is not filled as it should be. Pure. */

export const inputLabels = {
  articleTitle: 'Donnez un titre à cet article.',
  templateAuthor: 'Dites qui écrit cette version.',
  templateDay: 'Dites de quel jour est cette version.',
  rank: 'Indiquez un rang, en chiffres.',
  templateName: 'Donnez un nom à ce modèle.',
  noArticle:
    'Aucun article n’a été reconnu : donnez à chacun un titre comme « Article 1 – Objet », un numéro en gras ou un style de titre.',
  signedPdf: 'Choisissez le PDF signé.',
  handedOn: 'Indiquez le jour de l’envoi.',
  handoverMeans: 'Dites comment la version est partie.',
  cofFile: 'Choisissez le tableur de la Caf (.xlsx, .ods ou .csv).',
  ticked: 'Cochez cette case, ou laissez-la vide.',
  signatory: 'Choisissez un signataire de la liste.',
  cellTooLong: 'Une de ces cellules est trop longue : 2 000 caractères au plus.',
  mostSignatories: 'C’est trop à la fois : 500 signataires au plus.',
} as const
