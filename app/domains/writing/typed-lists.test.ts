import { describe, expect, test } from 'vitest'
import { type RichBlock, richWords } from '#app/domains/documents/document-text.ts'
import { readTypedLists } from './typed-lists.ts'

const words = (text: string): RichBlock => ({ kind: 'words', runs: [{ text }] })
/** « kind: words / words ». */
const summary = (blocks: readonly RichBlock[]) =>
  readTypedLists(blocks).map((block) =>
    block.kind === 'items'
      ? `items: ${block.items.map(richWords).join(' / ')}`
      : `${block.kind}: ${richWords([block])}`,
  )

describe('a list typed as words', () => {
  test.each<[string, readonly RichBlock[], readonly string[]]>([
    [
      'line after line',
      [words('- Réserver un local\n- Ouvrir le mercredi')],
      ['items: Réserver un local / Ouvrir le mercredi'],
    ],
    ['a paragraph each', [words('• Réserver'), words('• Ouvrir')], ['items: Réserver / Ouvrir']],
    [
      'on one line',
      [words('- Réserver un local - Ouvrir le mercredi')],
      ['items: Réserver un local / Ouvrir le mercredi'],
    ],
    [
      'after words',
      [words('À faire :\n– Réserver\n– Ouvrir\nPuis un bilan.')],
      ['words: À faire :', 'items: Réserver / Ouvrir', 'words: Puis un bilan.'],
    ],
    ['one dash alone is words', [words('- Réserver')], ['words: - Réserver']],
    ['an aside is no item', [words('Le relais - rue du Port - ouvre')], ['words: Le relais - rue du Port - ouvre']],
    ['a hyphen is no mark', [words('-5 % de naissances\n-3 % ailleurs')], ['words: -5 % de naissances\n-3 % ailleurs']],
  ])('%s', (_name, blocks, expected) => {
    expect(summary(blocks)).toEqual(expected)
  })

  test('keeps the looks of words, and where a passage ends', () => {
    const block: RichBlock = {
      kind: 'words',
      runs: [{ text: '- ' }, { text: 'Réserver', bold: true, endOf: ['t1'] }, { text: '\n- Ouvrir' }],
    }
    expect(readTypedLists([block])).toEqual([
      {
        kind: 'items',
        start: null,
        items: [
          [{ kind: 'words', runs: [{ text: 'Réserver', bold: true, endOf: ['t1'] }] }],
          [{ kind: 'words', runs: [{ text: 'Ouvrir' }] }],
        ],
      },
    ])
  })
})
