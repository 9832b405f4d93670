/** Words shown around a text that is read. */
export const richTextLabels = {
  table: 'Tableau du texte',
  added: '[ajout : ',
  removed: '[retrait : ',
  endOfChange: ']',
  unknownFigure: 'Chiffre inconnu de Trame',
  notCollected: 'non recueilli',
  /** The name of what fills a passage. */
  fact: (name: string) => `Passage rempli : ${name}`,
  commented: 'passage commenté : ',
  readComment: ' Lire le commentaire sur ce passage',
} as const
