import { describe, expect, test } from 'vitest'
import { type RichBlock, richWords } from '#app/domains/documents/document-text.ts'
import { listEvidenceKeys } from './evidence-keys.ts'
import { plainTextOf } from './plain-text.ts'
import { readRichText } from './read-rich-text.ts'
import { randomDocument, randomFrom, wholeFigures, wholeText } from './rich-text.fixture.ts'
import { emptyText, type RichText, type TextBlock } from './rich-text.ts'
import { toDocumentText } from './to-document-text.ts'

const title = (level: 1 | 2 | 3): TextBlock => ({
  type: 'heading',
  attrs: { level },
  content: [{ type: 'text', text: `titre ${level}` }],
})
const levelsOf = (...levels: readonly (1 | 2 | 3)[]) =>
  toDocumentText({ type: 'doc', content: levels.map(title) }, {}).map((block) => 'level' in block && block.level)

const line = (text: string, href: string): RichText => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text, marks: [{ type: 'link', attrs: { href } }] }] }],
})

describe('a text to read', () => {
  test('has its titles, lists, tables, links and figures, without the words only proposed', () => {
    const read = toDocumentText(wholeText, wholeFigures)
    expect(read.map(({ kind }) => kind)).toEqual([
      ...['title', 'words', 'evidence', 'title', 'items', 'quote', 'grid', 'words'],
    ])
    expect(richWords(read)).not.toContain('semestre')
    expect(read.at(-1)).toEqual({ kind: 'words', runs: [{ text: 'Le copil suit chaque année ce chiffre.' }] })
    expect(read[1]).toMatchObject({
      runs: [{}, { text: 'recule', bold: true }, {}, { href: 'https://data.caf.fr/' }, {}, {}, {}],
    })
  })

  test('says that a figure is unknown rather than nothing', () => {
    expect(toDocumentText(wholeText, {})[2]).toMatchObject({ figure: { isMissing: true, territory: '92036' } })
  })

  test('skips no level of title', () => {
    expect(levelsOf(2, 3, 1)).toEqual([1, 2, 1])
    expect(levelsOf(3, 3, 2, 3)).toEqual([1, 1, 1, 2])
    expect(levelsOf(1, 3, 2, 3)).toEqual([1, 2, 2, 3])
  })

  test.each([
    ["https://caf.fr/l’été?q=d'été", 'https://caf.fr/l%E2%80%99%C3%A9t%C3%A9?q=d%27%C3%A9t%C3%A9'],
    ['/ctg/1/plan', '/ctg/1/plan'],
    ['mailto:nom@ville.fr', 'mailto:nom@ville.fr'],
  ])('has links that typography leaves alone: %s', (href, whole) => {
    expect(toDocumentText(line('ici', href), {})).toEqual([{ kind: 'words', runs: [{ text: 'ici', href: whole }] }])
  })

  test('is nothing when it is empty', () => {
    expect(toDocumentText(emptyText, {})).toEqual([])
  })

  test('is the same words as the plain text, whatever the document, and holds no empty block', () => {
    const random = randomFrom(11)
    const bare = (words: string) => words.replaceAll(/[\s;,-]/g, '')
    for (let round = 0; round < 250; round += 1) {
      const { text } = readRichText(randomDocument(random))
      const read = toDocumentText(text, {})
      const words = richWords(read.map(withoutEvidence))
      expect(bare(words)).toBe(bare(plainTextOf(text)))
      if (listEvidenceKeys([text]).length === 0) expect(JSON.stringify(read)).not.toContain('"evidence"')
    }
  })
})

const withoutEvidence = (block: RichBlock): RichBlock => {
  if (block.kind === 'evidence') return { kind: 'words', runs: [] }
  if (block.kind === 'quote') return { ...block, blocks: block.blocks.map(withoutEvidence) }
  if (block.kind === 'items') return { ...block, items: block.items.map((item) => item.map(withoutEvidence)) }
  return block
}
