import { Node } from '@tiptap/pm/model'
import { describe, expect, test } from 'vitest'
import { aLine, aText } from '#test/text-fixture.server.ts'
import { rangesOf, rangesOfFact, selectedPassage } from './editor-passages.ts'
import { markEnds, markPassages } from './mark-passages.ts'
import type { TextInline } from './rich-text.ts'
import { textSchema } from './text-schema.ts'

const nadia: TextInline = { type: 'mention', attrs: { personId: 'p1', name: 'Nadia' } }
const bold = (text: string): TextInline => ({ type: 'text', text, marks: [{ type: 'bold' }] })
const text = aText(
  aLine('Les places ', bold('manquent'), ' au nord.'),
  aLine('Voir ', nadia, { type: 'hardBreak' }, 'en juin.'),
)
const doc = Node.fromJSON(textSchema, text)

describe('a passage in the editor', () => {
  test('is one range a line, whatever its formatting', () => {
    const ranges = rangesOf(doc, [{ start: 4, end: 19 }, undefined, { start: 23, end: 34 }])
    expect(ranges.map((parts) => parts.map(({ from, to }) => doc.textBetween(from, to, '|', '@')))).toEqual([
      ['places manquent'],
      [],
      ['nord.', 'Voir @'],
    ])
  })
  test('is what one selects, counted as the server counts', () => {
    const [[range] = []] = rangesOf(doc, [{ start: 4, end: 19 }])
    expect(selectedPassage(doc, range ?? { from: 0, to: 0 })).toEqual({ quote: 'places manquent', near: 4 })
    expect(selectedPassage(doc, { from: 24, to: 40 })?.quote).toBe('nord.\nVoir @Nadiaen')
    expect(selectedPassage(doc, { from: 3, to: 3 })).toBeUndefined()
  })
})

describe('a passage of a text that is read', () => {
  const shown = (passages: Parameters<typeof markPassages>[1]) =>
    markEnds(markPassages(text, passages)).content.map((block) =>
      block.type === 'paragraph'
        ? block.content?.map((inline) => [
            inline.type === 'text' ? inline.text : inline.type,
            inline.threads?.join(),
            inline.endOf?.join(),
          ])
        : [],
    )
  test('cuts the words it begins and ends in, and says where it ends', () => {
    expect(shown([{ threadId: 't1', start: 4, end: 15 }])[0]).toEqual([
      ['Les ', undefined, undefined],
      ['places ', 't1', undefined],
      ['manq', 't1', 't1'],
      ['uent', undefined, undefined],
      [' au nord.', undefined, undefined],
    ])
  })
  test('goes through a mention and a break, beside another one', () => {
    const passages = [
      { threadId: 't1', start: 33, end: 41 },
      { threadId: 't2', start: 35, end: 39 },
    ]
    expect(shown(passages)[1]).toEqual([
      ['Voir ', undefined, undefined],
      ['mention', 't1,t2', 't2'],
      ['hardBreak', 't1', undefined],
      ['en', 't1', 't1'],
      [' juin.', undefined, undefined],
    ])
  })
})

describe('a passage that fills itself', () => {
  const named: TextInline = { type: 'fact', attrs: { name: 'perimeter' } }
  const facts = aText(aLine('Communes : ', named, ' et après.'), aLine(named))
  const node = Node.fromJSON(textSchema, facts)

  test('selected alone is quoted by its name; with words, the words are', () => {
    expect(selectedPassage(node, { from: 12, to: 13 })).toEqual({ quote: '{communes du périmètre}', near: 0 })
    expect(selectedPassage(node, { from: 1, to: 13 })?.quote).toBe('Communes :')
    expect(selectedPassage(node, { from: 14, to: 14 })).toBeUndefined()
  })

  test('is shown wherever it is named, its sign after the last one', () => {
    expect(rangesOfFact(node, 'perimeter').map(({ from, to }) => to - from)).toEqual([1, 1])
    expect(rangesOfFact(node, 'end')).toEqual([])
    const marked = markEnds(markPassages(facts, [{ threadId: 't1', fact: 'perimeter' }]))
    const shown = JSON.stringify(marked)
    expect(shown.match(/"threads":\["t1"\]/g)).toHaveLength(2)
    expect(shown.match(/"endOf":\["t1"\]/g)).toHaveLength(1)
  })
})
