import { describe, expect, test } from 'vitest'
import { type Facts, factsIn, readTokens } from './facts.ts'
import { plainTextOf, richTextOf } from './plain-text.ts'
import { readRichText } from './read-rich-text.ts'
import { toDocumentText } from './to-document-text.ts'

const facts: Facts = {
  parties: { kind: 'words', words: 'la Caf et la Ville' },
  bodies: { kind: 'lines', lines: [{ words: 'Copil', below: ['Maire', 'Directrice'] }, { words: 'Cotech' }] },
  matrix: { kind: 'table', heads: ['Thème', 'Ville'], rows: [['Jeunesse', 'propre']] },
}
const shown = (words: string, knownFacts?: Facts) => toDocumentText(richTextOf(words), {}, { facts: knownFacts })

describe('facts that a text names', () => {
  test('are written between braces in plain words, and come back the same', () => {
    const words = 'Elle réunit {parties signataires}.\n\n- du {date de début}\n\n{autre}'
    expect(plainTextOf(richTextOf(words))).toBe(words)
    expect(factsIn(words)).toEqual(['parties', 'start'])
    expect(readTokens("{caisse d'Allocations familiales}")).toEqual([{ fact: 'caf' }])
  })

  test('are words in a sentence, a list or a table alone on their line, a gap when nothing is known', () => {
    expect(shown('{parties signataires} signent, sur {instances et leur rythme}, le {date de fin}.', facts)).toEqual([
      {
        kind: 'words',
        runs: [
          { text: 'La Caf et la Ville', fact: 'parties signataires' },
          { text: ' signent, sur ' },
          { text: 'Copil, Maire, Directrice ; Cotech', fact: 'instances et leur rythme' },
          { text: ', le ' },
          { text: '[à compléter : date de fin]', fact: 'date de fin' },
          { text: '.' },
        ],
      },
    ])
    expect(shown('{instances et leur rythme}\n\n{tableau des champs et des compétences}', facts)).toMatchObject([
      { kind: 'items', items: [[{ kind: 'words' }, { kind: 'items', items: [{}, {}] }], [{ kind: 'words' }]] },
      { kind: 'grid', headRows: 1 },
    ])
  })

  test('are only named where nothing of the CTG is read', () => {
    expect(shown('Le {date de fin}.')).toMatchObject([{ runs: [{}, { text: '[date de fin]' }, {}] }])
  })

  test.each([
    [{ type: 'fact', attrs: { name: 'start' } }, 1, []],
    [{ type: 'fact', attrs: { name: 'constructor' } }, 0, ['wrong-attribute']],
    [{ type: 'fact' }, 0, ['wrong-attribute']],
  ])('sent by anybody as %o are %i', (node, count, faults) => {
    const read = readRichText({ type: 'doc', content: [{ type: 'paragraph', content: [node] }] })
    expect(read.faults).toEqual(faults)
    expect(JSON.stringify(read.text).split('"fact"').length - 1).toBe(count)
  })
})
