import { prosemirrorJSONToYDoc, yDocToProsemirrorJSON } from '@tiptap/y-tiptap'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { plainTextOf } from './plain-text.ts'
import { readRichText } from './read-rich-text.ts'
import { wholeText } from './rich-text.fixture.ts'
import type { RichText, TextBlock, TextInline } from './rich-text.ts'
import { decideSuggestions, listSuggestions, refusalToDecide, type Verdict } from './suggestions.ts'
import { textSchema } from './text-schema.ts'

const town = '0199aaaa-0000-7000-8000-0000000000aa'
const mark = (type: 'suggestedInsertion' | 'suggestedDeletion', id: string) => ({
  type,
  attrs: {
    id,
    personId: '0199aaaa-0000-7000-8000-000000000001',
    name: 'Nadia Belkacem',
    partyId: town,
    at: '2027-01-14T14:05:00.000Z',
  },
})
/** « +words » are proposed, « -words » proposed to go, all under one id. */
const line = (id: string, ...parts: readonly string[]): TextBlock => ({
  type: 'paragraph',
  content: parts.map((part): TextInline => {
    const text = part.replace(/^[+-]/, '')
    if (part.startsWith('+')) return { type: 'text', text, marks: [mark('suggestedInsertion', id)] }
    return part.startsWith('-')
      ? { type: 'text', text, marks: [{ type: 'bold' }, mark('suggestedDeletion', id)] }
      : { type: 'text', text }
  }),
})
const text = (...content: readonly TextBlock[]): RichText => ({ type: 'doc', content })

function decided(start: RichText, ids: readonly string[], verdict: Verdict): RichText {
  const doc = prosemirrorJSONToYDoc(textSchema, start, 'default')
  decideSuggestions(doc.getXmlFragment('default'), new Set(ids), verdict)
  const after: unknown = yDocToProsemirrorJSON(doc, 'default')
  expect(() => textSchema.nodeFromJSON(after).check()).not.toThrow()
  return readRichText(after).text
}

describe('the suggestions of a text', () => {
  test('are listed in its order, with what each adds and takes out, and the words before', () => {
    expect(listSuggestions(wholeText)).toEqual([
      {
        ...mark('suggestedInsertion', 's1').attrs,
        added: 'chaque semestre ',
        taken: 'chaque année ',
        after: 'Le copil suit ',
      },
    ])
  })
  test.each([
    ['its own party accepts it', { partyId: town, personId: 'p2' }, false, 'accepted', 'own-party-suggestion'],
    ['its own party takes it back', { partyId: town, personId: 'p1' }, false, 'refused', undefined],
    ['another party accepts it', { partyId: 'caf', personId: 'p3' }, false, 'accepted', undefined],
    [
      'its author accepts it in a text of her party alone',
      { partyId: town, personId: 'p1' },
      true,
      'accepted',
      'own-suggestion',
    ],
    ['a colleague accepts it there', { partyId: town, personId: 'p2' }, true, 'accepted', undefined],
  ] as const)('%s', (_case, who, isOfOneParty, verdict, refusal) => {
    expect(refusalToDecide({ partyId: town, personId: 'p1' }, { ...who, isOfOneParty }, verdict)).toBe(refusal)
  })
})

describe('deciding a suggestion', () => {
  const start = text(
    line('a', 'Le copil suit ', '-chaque année', '+chaque semestre', ' ce chiffre.'),
    line('b', 'Fin', '+ heureuse'),
  )
  test('accepted: proposed words stay, the others go, and nothing else moves', () => {
    expect(plainTextOf(decided(start, ['a'], 'accepted'))).toBe('Le copil suit chaque semestre ce chiffre.\n\nFin')
    expect(listSuggestions(decided(start, ['a'], 'accepted')).map(({ id }) => id)).toEqual(['b'])
  })
  test('refused: the text is as it was, with its own marks', () => {
    const after = decided(start, ['a', 'b', 'unknown'], 'refused')
    expect(listSuggestions(after)).toEqual([])
    expect(after.content[0]).toEqual({
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Le copil suit ' },
        { type: 'text', text: 'chaque année', marks: [{ type: 'bold' }] },
        { type: 'text', text: ' ce chiffre.' },
      ],
    })
  })
  test('a line that was only proposed goes with its refusal; a line wholly taken out goes with its acceptance', () => {
    expect(decided(text(line('a', 'Un'), line('a', '+Deux')), ['a'], 'refused')).toEqual(text(line('a', 'Un')))
    expect(decided(text(line('a', 'Un'), line('a', '-Deux')), ['a'], 'accepted')).toEqual(text(line('a', 'Un')))
  })
  test('an item goes with its list when it was alone in it; the last line of a text, and of a cell, stays', () => {
    const item = (...content: readonly TextBlock[]) => ({ type: 'listItem', content }) as const
    const list = { type: 'bulletList', content: [item(line('a', '-Un'))] } as const
    expect(decided(text(line('a', 'Zéro'), list), ['a'], 'accepted')).toEqual(text(line('a', 'Zéro')))
    expect(decided(text(list), ['a'], 'accepted').content).toHaveLength(1)
    const below = {
      type: 'bulletList',
      content: [item(line('a', '-Un'), { type: 'bulletList', content: [item(line('b', 'Sous'))] })],
    } as const
    expect(plainTextOf(decided(text(below), ['a'], 'accepted'))).toBe('- Sous')
    const attrs = { colspan: 1, rowspan: 1, colwidth: null, align: null }
    const table = {
      type: 'table',
      content: [{ type: 'tableRow', content: [{ type: 'tableCell', attrs, content: [line('a', '+Un')] }] }],
    } as const
    expect(decided(text(table), ['a'], 'refused').content[0]?.type).toBe('table')
  })
  test('what another writes at the same time stays', () => {
    const doc = prosemirrorJSONToYDoc(textSchema, start, 'default')
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    const paragraph = other.getXmlFragment('default').get(0)
    const words = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined
    if (!(words instanceof Y.XmlText)) throw new Error('no words there')
    words.insert(3, 'prochain ')
    words.insert(words.length - 1, ' clé')
    decideSuggestions(doc.getXmlFragment('default'), new Set(['a']), 'accepted')
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    const merged = readRichText(yDocToProsemirrorJSON(doc, 'default')).text
    expect(plainTextOf(merged)).toBe('Le prochain copil suit chaque semestre ce chiffre clé.\n\nFin')
  })
})
