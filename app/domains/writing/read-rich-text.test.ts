import { Node } from '@tiptap/pm/model'
import { describe, expect, test } from 'vitest'
import { readRichText } from './read-rich-text.ts'
import { randomDocument, randomFrom, wholeText } from './rich-text.fixture.ts'
import { emptyText, isAllowedLink, linkFrom, textLimits } from './rich-text.ts'
import { textSchema } from './text-schema.ts'

const doc = (...content: readonly unknown[]) => ({ type: 'doc', content })
const paragraph = (...content: readonly unknown[]) => ({ type: 'paragraph', content })
const words = (text: string, marks: readonly unknown[] = []) => ({ type: 'text', text, marks })

describe('a document read', () => {
  test('is kept whole when it holds only what a text may hold', () => {
    expect(readRichText(wholeText)).toEqual({ text: wholeText, faults: [] })
  })

  test('is kept whole after the editor’s own schema wrote it', () => {
    const written = Node.fromJSON(textSchema, wholeText).toJSON()
    expect(readRichText(written)).toEqual({ text: wholeText, faults: [] })
  })

  test.each([
    ['an unknown node', doc({ type: 'iframe', content: [words('x')] }), 'unknown-node'],
    ['something that is no node', doc(12), 'unknown-node'],
    ['no document', 'texte', 'unknown-node'],
    ['a link that runs', doc(paragraph(words('ici', [link('javascript:alert(1)')]))), 'forbidden-link'],
    ['an unknown mark', doc(paragraph(words('ici', [{ type: 'blink' }]))), 'unknown-mark'],
    ['a card without key', doc({ type: 'evidenceCard', attrs: { indicatorId: 'a' } }), 'wrong-attribute'],
    ['a mention of nobody', doc(paragraph({ type: 'mention', attrs: { name: 'Paul' } })), 'wrong-attribute'],
    ['a text too long', doc(paragraph(words('x'.repeat(textLimits.characters + 1)))), 'too-long'],
    ['a document too deep', doc(nested(textLimits.depth + 2)), 'too-deep'],
  ])('says why %s is dropped', (_what, document, fault) => {
    const { text, faults } = readRichText(document)
    expect(faults).toContain(fault)
    expect(() => Node.fromJSON(textSchema, text).check()).not.toThrow()
  })

  test('keeps the words of a forbidden link and of an unknown mark', () => {
    const { text } = readRichText(doc(paragraph(words('ici', [link('javascript:alert(1)'), { type: 'blink' }]))))
    expect(text).toEqual(doc({ type: 'paragraph', content: [{ type: 'text', text: 'ici' }] }))
  })

  test('is mended without a fault when two edits merged left it odd', () => {
    const odd = doc({ type: 'bulletList', content: [{ type: 'listItem', content: [] }] }, words('seul'), {
      type: 'table',
      content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [] }] }],
    })
    const { text, faults } = readRichText(odd)
    expect(faults).toEqual([])
    expect(() => Node.fromJSON(textSchema, text).check()).not.toThrow()
  })

  test('is an empty text when nothing is left', () => {
    expect(readRichText(doc()).text).toEqual(emptyText)
  })

  test('always fits the schema, holds no link that runs, and reads the same twice', () => {
    const random = randomFrom(2027)
    for (let round = 0; round < 400; round += 1) {
      const { text } = readRichText(randomDocument(random))
      Node.fromJSON(textSchema, text).check()
      expect(readRichText(text)).toEqual({ text, faults: [] })
      expect(JSON.stringify(text)).not.toMatch(/javascript:|evil|onclick|\\u0000|\\ud800/)
    }
  })
})

function link(href: string) {
  return { type: 'link', attrs: { href } }
}
function nested(depth: number): unknown {
  return depth === 0 ? paragraph(words('fond')) : { type: 'blockquote', content: [nested(depth - 1)] }
}

describe('a link', () => {
  test.each(['https://caf.fr/a?b=c#d', 'http://ville.fr', 'mailto:nom@ville.fr', '/ctg/1/plan', 'https://élu.fr/é'])(
    'may go to %s',
    (address) => expect(isAllowedLink(address)).toBe(true),
  )
  test.each([
    ...['javascript:alert(1)', 'JavaScript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x', 'vbscript:x'],
    ...[
      '//evil.example',
      '/\\evil.example',
      'https://caf.fr@evil.example',
      'https:\\\\evil.example',
      'file:///etc',
      '',
    ],
    ...[
      'mailto:a@b.fr?bcc=c@d.fr',
      ' https://caf.fr',
      'https://',
      'ftp://caf.fr',
      `https://caf.fr/${'x'.repeat(2000)}`,
    ],
  ])('may not go to %j', (address) => expect(isAllowedLink(address)).toBe(false))

  test.each([
    ['www.caf.fr', 'https://www.caf.fr'],
    ['caf.fr/guide', 'https://caf.fr/guide'],
    ['nom@ville.fr', 'mailto:nom@ville.fr'],
    [' https://caf.fr ', 'https://caf.fr'],
    ['/ctg/1', '/ctg/1'],
    ['javascript:alert(1)', undefined],
    ['bonjour', undefined],
  ])('typed as %j becomes %j', (typed, whole) => expect(linkFrom(typed)).toBe(whole))
})
