/** Words of the texts of an archive. Pure. */
export const readingLabels = {
  textLead: 'Texte écrit à plusieurs dans Trame : son état, puis ses versions, la dernière d’abord.',
  textFoot: 'L’historique entier, frappe par frappe, est dans donnees/text_update.jsonl.',
  version: (number: number, instant: string, authors: string): string =>
    `Version ${number}, ${instant}, ${authors || 'sans auteur nommé'}`,
} as const
