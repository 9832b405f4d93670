/** Files of persons are told from tables of counts, on both sides. Names and numbers are invented; keys are right on purpose. */
import { describe, expect, test } from 'vitest'
import { findNominativeSigns } from './nominative.ts'

const grid = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(';').map((cell) => cell.trim()))

const signsOf = (text: string) => {
  const [headings = [], ...rows] = grid(text)
  return findNominativeSigns(headings, rows)
}

/** As many rows as wanted, from the rank. */
const many = (heading: string, count: number, line: (rank: number) => string) =>
  [heading, ...Array.from({ length: count }, (_, rank) => line(rank))].join('\n')

describe('refused: these are persons', () => {
  test.each<readonly [string, string, object]>([
    ['a NIR with its key', 'Référence;Places\na;3\n1 85 05 78 006 084 91;4', { kind: 'nir', column: 0, row: 3 }],
    ['a NIR without spaces', 'Référence\n269054958815780', { kind: 'nir', row: 2 }],
    ['a NIR of Corsica, 2A', 'Numéro\n185052A00608435', { kind: 'nir' }],
    ['a NIR of Corsica, 2B', 'Numéro\n185052b00608462', { kind: 'nir' }],
    ['a temporary number', 'Numéro\n785059900608497', { kind: 'nir' }],
    ['a NIR inside a sentence', 'Observations\nvu le 3, 1 85 05 78 006 084 91 à rappeler', { kind: 'nir' }],
    ['a NIR without its key, under its heading', 'N° de sécurité sociale\n1850578006084', { kind: 'nir' }],
    ['numbers of beneficiaries', 'Réf\n1234567A\n2345678B\n3456789C', { kind: 'beneficiary-number', count: 3 }],
    [
      'one number of a beneficiary, under its heading',
      'N° allocataire;QF\n1234567;420',
      { kind: 'beneficiary-number' },
    ],
    ['birth dates', 'Quartier;Date de naissance\nLuth;12/03/2021', { kind: 'birth-date', column: 1, row: 2 }],
    ['birth dates, as the office writes it', 'né(e) le\n2021-03-12', { kind: 'birth-date' }],
    ['first names', 'Nom;Prénom\nMousseline;Claire', { kind: 'name-column', column: 1 }],
    ['the name of a child', 'Nom de l’enfant;Quartier\nMousseline;Luth', { kind: 'name-column', column: 0 }],
    ['e-mails', 'Quartier;Courriel\nLuth;claire@exemple.fr', { kind: 'e-mail' }],
    ['telephones', 'Quartier;Portable\nLuth;06 12 34 56 78', { kind: 'phone' }],
    [
      'one row per person',
      many('Sexe;Âge;Commune', 14, (rank) => `${rank % 2 ? 'F' : 'M'};${20 + rank};Sète`),
      { kind: 'one-row-per-person', count: 14 },
    ],
    [
      'one row per family, numbered',
      many('Dossier;Situation familiale;QF;Nombre d’enfants', 20, (rank) => `D${rank};Couple;${300 + rank};2`),
      { kind: 'one-row-per-person' },
    ],
    [
      'persons with a column that looks like a count',
      many('Sexe;Âge;Montant', 20, (rank) => `F;${20 + (rank % 3)};100`),
      { kind: 'one-row-per-person' },
    ],
  ])('%s', (_, text, sign) => {
    expect(signsOf(text)).toContainEqual(expect.objectContaining(sign))
  })
})

describe('let pass: these are counts, places or codes', () => {
  test.each<readonly [string, string]>([
    ['years as headings', 'Commune;2021;2022;2023\nSète;120;118;110\nAgde;80;82;79'],
    ['birth years as categories', 'Année de naissance;Effectif\n2019;120\n2020;118\n2021;110'],
    ['births by commune', 'Commune;Naissances domiciliées\n92036;640\n92024;812'],
    ['SIRET and SIREN', 'Gestionnaire;SIRET;SIREN\nVille;21920036500019;219200365\nAsso;34912345600027;349123456'],
    ['postal and INSEE codes', 'Code postal;Code INSEE;Foyers\n92230;92036;11735\n20000;2A004;11335'],
    ['school codes', 'Code;Élèves\n0920141D;2\n0750001U;3\n0930002X;4'],
    ['the telephone of a crèche', 'Crèche;Téléphone;Capacité\nLes Lilas;01 47 98 00 00;40\nLe Luth;01 47 98 00 01;30'],
    [
      'the e-mail of a crèche',
      'Nom de la structure;Courriel\nLes Lilas;lilas@exemple.fr\nLe Luth;luth@exemple.fr\nCap;cap@exemple.fr',
    ],
    ['opening dates', 'Équipement;Date d’ouverture\nLes Lilas;01/09/2019\nLe Luth;2020-09-01'],
    ['names of communes', 'Nom;Population\nSète;44 000\nAgde;29 000'],
    ['names of bands', 'Nom du quartier;moins de 400;400 à 799\nLe Luth;518;817'],
    [
      'sex by age by commune, with the count',
      many('Commune;Sexe;Âge;Effectif', 40, (rank) => `Sète;${rank % 2 ? 'F' : 'H'};${rank >> 1};${rank * 3}`),
    ],
    ['coordinates', 'Nom;Latitude;Longitude\nLes Lilas;48.9273645;2.2945031'],
    ['fifteen digits that are no NIR', 'Identifiant national\n185057800608492\n269054958815781'],
    ['amounts of thirteen digits without heading', 'Valeur\n1850578006084'],
    ['a small table by sex', 'Sexe;Foyers\nF;120\nH;98'],
    ['nothing', 'Commune;Foyers'],
  ])('%s', (_, text) => {
    expect(signsOf(text)).toEqual([])
  })
})

test('a long file is read piece by piece: rows keep their numbers', () => {
  expect(findNominativeSigns(['Prénom'], [['Claire']], 5001)).toEqual([
    { kind: 'name-column', column: 0, row: 5001, count: 1 },
  ])
})
