import { describe, expect, test } from 'vitest'
import { readTabbed } from '#app/ui/grid/clipboard.ts'
import { findInFileName, findSignatory } from './find-signatory.ts'
import { pastedCells, readPastedLines } from './paste.ts'

const party = (name: string, shortName = name) => ({ partyId: name, name, shortName })
const parties = [
  party('Caf des Trois-Orbes', 'Caf'),
  party('Communauté de communes du Pays de la Navette et des Deux-Orbes', 'CC de la Navette'),
  party('Commune de Saint-Rémy-la-Laine'),
  party('Commune du Rouet'),
  party('Commune d’Ourdoy'),
  party('Commune de Rouetville'),
]

describe('the name of a signatory', () => {
  test.each([
    ['Commune de Saint-Rémy-la-Laine', 'Commune de Saint-Rémy-la-Laine'],
    ['SAINT REMY LA LAINE', 'Commune de Saint-Rémy-la-Laine'],
    ['Mairie du Rouet', 'Commune du Rouet'],
    ['Ourdoy', 'Commune d’Ourdoy'],
    ['CC de la Navette', 'Communauté de communes du Pays de la Navette et des Deux-Orbes'],
    ['caf', 'Caf des Trois-Orbes'],
    ['Commune', undefined],
    ['Tissandre', undefined],
    ['', undefined],
  ])('« %s »', (text, name) => {
    expect(findSignatory(text, parties)?.name).toBe(name)
  })
  test.each([
    ['Deliberation_Saint-Remy-la-Laine_2027-012.pdf', 'Commune de Saint-Rémy-la-Laine'],
    ['délib Rouetville signée.PDF', 'Commune de Rouetville'],
    ['2027-03 rouet.pdf', 'Commune du Rouet'],
    ['scan0001.pdf', undefined],
    ['rouet et ourdoy.pdf', undefined],
  ])('in the file « %s »', (text, name) => {
    expect(findInFileName(text, parties)?.name).toBe(name)
  })
})

describe('lines of a spreadsheet', () => {
  test('with headers, each column says what it holds; empty cells change nothing; a name nobody bears is kept aside', () => {
    const pasted = readPastedLines(
      readTabbed(
        'Commune\tMaire\tReprésenté par\tDate de la délibération\tN°\tSigné le\r\nLe Rouet\tx\tAgnès Piqué\t28/01/2027\t2027-018\t\r\nTissandre\tx\tLise Ottoman\t\t\t\r\nOurdoy\tx\tSimon Reps\t\t\t9 mars 2027',
      ),
      parties,
    )
    expect(pasted?.uses).toEqual(['party', null, 'representedBy', 'session', 'actNumber', 'signedOn'])
    expect(pasted?.lines.map(({ partyId }) => partyId)).toEqual(['Commune du Rouet', undefined, 'Commune d’Ourdoy'])
    expect(pasted && pastedCells(pasted)).toEqual([
      {
        partyId: 'Commune du Rouet',
        cells: [
          { key: 'representedBy', text: 'Agnès Piqué' },
          { key: 'session', text: '28/01/2027' },
          { key: 'actNumber', text: '2027-018' },
        ],
      },
      {
        partyId: 'Commune d’Ourdoy',
        cells: [
          { key: 'representedBy', text: 'Simon Reps' },
          { key: 'signedOn', text: '9 mars 2027' },
        ],
      },
    ])
  })
  test('without headers, columns are told by what they hold', () => {
    const pasted = readPastedLines(
      readTabbed('Rouet\tAgnès Piqué\tmaire\tdélibération\t2027-018\t28/01/2027\treçu\t06/03/2027'),
      parties,
    )
    expect(pasted?.uses).toEqual([
      ...['party', 'representedBy', 'representedAs', 'actKind', 'actNumber', 'session', 'actState', 'signedOn'],
    ])
  })
  test('a signatory has one line', () => {
    const pasted = readPastedLines(readTabbed('Rouet\tA\nCommune du Rouet\tB'), parties)
    expect(pasted?.lines.map(({ partyId }) => partyId)).toEqual(['Commune du Rouet', undefined])
  })
  test.each([
    ['one column', 'Rouet\nOurdoy'],
    ['no name of ours', 'Agnès Piqué\tmaire'],
  ])('%s is pasted where one is', (_, text) => {
    expect(readPastedLines(readTabbed(text), parties)).toBeUndefined()
  })
})
