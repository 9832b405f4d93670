/** Names of the styles of a Word document, as Word lists them. Pure. */

export const styleNames = {
  summary: 'À retenir',
  note: 'Précision',
  figure: 'Chiffre',
  cell: 'Texte de tableau',
  cellHead: 'En-tête de tableau',
  front: 'Page de garde',
  contents: 'Titre du sommaire',
} as const
