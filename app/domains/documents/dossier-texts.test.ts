import { describe, expect, test } from 'vitest'
import { shorten } from '#app/kernel/format.ts'
import type { Dossier, DossierBlock } from './dossier.ts'
import { cleanDossier, cleanLine, cleanLines, partyInitials } from './dossier-texts.ts'

const dossier = (blocks: readonly DossierBlock[]): Dossier => ({
  title: 'Titre',
  subtitle: 'CTG',
  front: ['', ' Ligne '],
  parties: [],
  madeOn: '2026-11-25',
  isDemo: false,
  sections: [{ key: 's', title: ' Section ', summary: ' ', blocks }],
})
const cleanBlocks = (...blocks: readonly DossierBlock[]) => cleanDossier(dossier(blocks)).sections[0]?.blocks

describe('a text of a dossier', () => {
  test.each([
    ["L'accueil : oui !", 'L’accueil\u00a0: oui\u202f!'],
    ['a\u0000b\u000bc\ud83dd\uffff', 'abcd'],
    ['  deux   espaces  ', 'deux espaces'],
    ['bébé \u{1f476}', 'bébé \u{1f476}'],
  ])('%j is written %j', (given, written) => {
    expect(cleanLine(given)).toBe(written)
  })

  test('keeps its lines where several are allowed', () => {
    expect(cleanLines('un \r\n deux')).toBe('un\ndeux')
    expect(cleanLine('un\n\ndeux')).toBe('un deux')
  })

  test('is cut for the head of a page only', () => {
    expect(shorten('Convention', 40)).toBe('Convention')
    expect(shorten('Convention territoriale', 12)).toBe('Convention…')
  })

  test('a party has its initials, articles left out', () => {
    expect(partyInitials('Caisse d’allocations familiales de l’Essonne')).toBe('CE')
    expect(partyInitials('Mutualité sociale agricole')).toBe('MA')
  })
})

describe('a block', () => {
  test('is left out when it is empty, and a summary too', () => {
    expect(
      cleanBlocks({ kind: 'paragraph', text: ' \n ' }, { kind: 'list', items: [' '] }, { kind: 'heading', text: '' }),
    ).toEqual([])
    expect(cleanDossier(dossier([])).sections).toEqual([{ key: 's', title: 'Section', blocks: [] }])
    expect(cleanDossier(dossier([])).front).toEqual(['Ligne'])
  })

  test('of several lines becomes several paragraphs', () => {
    expect(cleanBlocks({ kind: 'note', text: 'un\ndeux' })).toEqual([
      { kind: 'note', text: 'un' },
      { kind: 'note', text: 'deux' },
    ])
  })

  test('a table has a cell for each column, neither more nor less', () => {
    const columns = [{ header: 'A' }, { header: 'B' }]
    expect(cleanBlocks({ kind: 'table', caption: 'T', columns, rows: [['1'], ['1', '2', '3']] })).toEqual([
      {
        kind: 'table',
        caption: 'T',
        columns,
        rows: [
          ['1', ''],
          ['1', '2'],
        ],
      },
    ])
    expect(cleanBlocks({ kind: 'table', caption: 'T', columns: [], rows: [['1']] })).toEqual([])
  })
})
