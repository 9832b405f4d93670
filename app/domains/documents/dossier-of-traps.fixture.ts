/** A dossier whose words try everything that a writer of documents may break on. */
import type { Dossier } from './dossier.ts'

const longWord = 'anticonstitutionnellement'.repeat(4)
const sentence = 'Une phrase ordinaire, qui se répète pour remplir la page sans rien apporter de neuf. '
const odd = `L'accueil <des> "enfants" & l’\u{1f476}\u200d\u{1f467}\u0000\u000b : \ud83d 50 % ; «\u00a0oui\u00a0» #let $x$ *y* _z_ \\ @a`

export const dossierOfTraps: Dossier = {
  title: `Titre & <pièges> "${longWord}" ${sentence}`,
  subtitle: `CTG d'Ô & <Île> ${sentence}`,
  front: [odd, '', sentence.repeat(3)],
  parties: Array.from({ length: 14 }, (_none, index) => ({
    name: index % 2 === 0 ? `Commune n° ${index} d'Ailly-le-Haut-Clocher & <alentours>` : longWord,
    kind: index === 0 ? ('caf' as const) : ('authority' as const),
    ...(index === 3 && { logo: { sha256: 'b'.repeat(64), mediaType: 'image/jpeg' as const } }),
  })),
  madeOn: '2028-02-29',
  isDemo: false,
  sections: [
    {
      key: 'odd',
      title: odd,
      summary: odd,
      blocks: [
        { kind: 'paragraph', text: odd },
        { kind: 'note', text: odd },
      ],
    },
    {
      key: 'empty',
      title: 'Rien',
      summary: '  ',
      blocks: [
        { kind: 'paragraph', text: ' \n ' },
        { kind: 'list', items: [] },
      ],
    },
    {
      key: 'long',
      title: `Long ${sentence.repeat(3)}`,
      summary: sentence.repeat(4),
      blocks: [
        { kind: 'heading', text: longWord.repeat(2) },
        { kind: 'paragraph', text: sentence.repeat(60) },
        { kind: 'list', items: Array.from({ length: 30 }, (_none, index) => `Point ${index} : ${sentence}`) },
        { kind: 'paragraph', text: 'Deux lignes\navant un tableau' },
        {
          kind: 'table',
          caption: `Tableau "large" & <étroit> ${sentence}`,
          columns: Array.from({ length: 12 }, (_none, index) => ({
            header: `Colonne ${index}`,
            share: 1 + (index % 3),
          })),
          rows: [
            Array.from({ length: 12 }, (_none, index) => (index === 4 ? longWord : `mot ${index}`)),
            [odd, 'trop', 'court'],
            ['Première\nseconde', sentence.repeat(12)],
          ],
        },
        { kind: 'table', caption: 'Sans ligne', columns: [{ header: 'Seule' }], rows: [] },
        { kind: 'table', caption: 'Sans colonne', columns: [], rows: [['perdue']] },
      ],
    },
    {
      key: 'charts',
      title: 'Graphiques',
      blocks: [
        {
          kind: 'chart',
          shape: 'bars',
          title: 'Négatifs & nuls',
          sentence: odd,
          unit: 'places',
          categories: ['Baisse', 'Rien', 'Hausse', odd],
          series: [
            { name: 'Écart <brut>', values: [-12.5, 0, 7, null] },
            { name: 'Écart "net"', values: [-3, 0, 1_234_567, 2] },
          ],
        },
        {
          kind: 'chart',
          shape: 'stacked',
          title: 'Tout inconnu',
          sentence: '',
          unit: '%',
          categories: ['A', 'B'],
          series: [{ name: 'S', values: [null, null] }],
        },
        {
          kind: 'chart',
          shape: 'line',
          title: 'Un seul point',
          sentence: 'Un point.',
          unit: '',
          categories: ['2026'],
          series: [{ name: 'S', values: [3] }],
        },
        { kind: 'chart', shape: 'bars', title: 'Vide', sentence: 'Rien.', unit: 'actions', categories: [], series: [] },
        {
          kind: 'chart',
          shape: 'bars',
          title: 'Trente barres',
          sentence: sentence.repeat(5),
          unit: 'familles',
          categories: Array.from({ length: 30 }, (_none, index) => `Action ${index} ${sentence}`),
          series: [{ name: 'Familles', values: Array.from({ length: 30 }, (_none, index) => index * 1.5) }],
        },
      ],
    },
  ],
}
