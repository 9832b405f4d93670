/** A workbook of actions as a coordinator keeps one: a banner, axes in coloured merged rows, dates written freely. */
import { banner, bytesOf, type FileCell } from './plan-files/make-file.server.ts'

const headers = [
  'N°',
  'Intitulé de l’action',
  'Pilote',
  'Partenaires',
  'Début',
  'Échéance',
  'État d’avancement',
  'Budget',
]

const axes = [
  { name: 'AXE 1 : PETITE ENFANCE', actions: 9 },
  { name: 'AXE 2 : JEUNESSE, ADOLESCENCE ET PARENTALITÉ', actions: 10 },
  { name: 'AXE 3 : LOGEMENT ET HABITAT', actions: 7 },
  { name: 'AXE 4 : ACCÈS AUX DROITS', actions: 8 },
]
const ends = [
  '1er trim. 2027',
  'sept-26',
  '2026-2027',
  '15/09/2026',
  'fin 2026',
  'rentrée 2026',
  'T2 2027',
  'à définir',
]
const states = ['En cours', 'Réalisée', 'À venir', 'Suspendue', '']
const leads = ['Communauté de communes du Test', 'Caf de l’Oise', 'Mme Durand, PMI', '']

/** The item of this place, from the start again after the last. */
const turn = (items: readonly string[], place: number): string => items[place % items.length] ?? ''

const cells = (texts: readonly string[]): readonly FileCell[] => texts.map((text) => (text === '' ? null : text))

const people = [
  ['NOM Prénom', 'Structure', 'Fonction', 'Tél', 'Mail'],
  ['DURAND Anne', 'PMI', 'médecin', '02 61 91 10 01', 'anne.durand@exemple.fr'],
  ['MARTIN Paul', 'Mission locale', 'directeur', '', 'paul.martin@exemple.fr'],
]

/** Thirty-four actions under four axes and a line of total; what cannot be understood is « à définir », four times. Beside them, two people. */
export async function planWorkbook(): Promise<File> {
  const taken = { before: 0 }
  const groups = axes.map(({ name, actions }, axis) => {
    const first = taken.before
    taken.before += actions
    const rows = Array.from({ length: actions }, (_, place) =>
      cells([
        `${axis + 1}.${place + 1}`,
        `Action ${axis + 1}.${place + 1} du plan`,
        turn(leads, first + place),
        'Mission locale\nCentre social',
        (first + place) % 3 === 0 ? '2024' : '',
        turn(ends, first + place),
        turn(states, first + place),
        (first + place) % 5 === 0 ? '12 k€' : '',
      ]),
    )
    return [banner(name, headers.length), ...rows]
  })
  const rows = [
    banner('Plan d’action 2023-2027', headers.length, '1F4E78'),
    cells(headers),
    ...groups.flat(),
    cells(['', 'Total', '', '', '', '', '', '84 k€']),
  ]
  const name = 'plan 2023-2027.xlsx'
  const sheets = [
    { name: 'Actions', rows },
    { name: 'Contacts', rows: people.map(cells) },
  ]
  return new File([new Uint8Array(await bytesOf({ name, sheets }))], name)
}
