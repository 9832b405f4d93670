import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { cleanUpdate } from './clean-update.server.ts'
import { richTextOf } from './plain-text.ts'
import { readRichText } from './read-rich-text.ts'
import { randomDocument, randomFrom, wholeText } from './rich-text.fixture.ts'
import { pasteMaxCharacters } from './writing.ts'
import { contentOf, docFrom, updateBy, writeContent } from './y-text.server.ts'

/** The server's text and an author's, the same to begin with. */
function givenTexts(words = 'Bonjour') {
  const server = docFrom([])
  writeContent(server, richTextOf(words))
  const author = docFrom([Y.encodeStateAsUpdate(server)])
  /** Sends what the author does through the cleaning, and back to her. */
  const send = (edit: (doc: Y.Doc) => void) => {
    const cleaned = cleanUpdate(server, updateBy(author, edit) ?? expect.unreachable('nothing was done'))
    Y.applyUpdate(server, cleaned.update)
    Y.applyUpdate(author, Y.encodeStateAsUpdate(server))
    return cleaned
  }
  return { server, author, send }
}

const fragmentOf = (doc: Y.Doc) => doc.getXmlFragment('default')
function paragraphOf(doc: Y.Doc): Y.XmlElement {
  const first = fragmentOf(doc).get(0)
  return first instanceof Y.XmlElement ? first : expect.unreachable('no paragraph')
}
function wordsOf(doc: Y.Doc): Y.XmlText {
  const first = paragraphOf(doc).get(0)
  return first instanceof Y.XmlText ? first : expect.unreachable('no words')
}
const link = (href: string) => ({ link: { href } })

describe('an update', () => {
  test('of the editor passes as it is', () => {
    const { server, send } = givenTexts()
    expect(send((doc) => wordsOf(doc).insert(7, ' à tous')).reason).toBeUndefined()
    expect(send((doc) => writeContent(doc, wholeText)).reason).toBeUndefined()
    expect(contentOf(server)).toEqual(readRichText(wholeText).text)
  })

  test('of the editor passes whatever is written after whatever', () => {
    const random = randomFrom(7)
    const { server, author } = givenTexts()
    for (let round = 0; round < 300; round += 1) {
      const { text } = readRichText(randomDocument(random))
      const update = updateBy(author, (doc) => writeContent(doc, text))
      if (!update) continue
      expect(cleanUpdate(server, update)).toEqual({ update })
      Y.applyUpdate(server, update)
      expect(contentOf(server)).toEqual(contentOf(author))
    }
    expect(Y.encodeStateVector(author)).toEqual(Y.encodeStateVector(server))
  })

  test.each<[string, (doc: Y.Doc) => void, string]>([
    ['an unknown node', (doc) => fragmentOf(doc).push([new Y.XmlElement('iframe')]), 'unknown-content'],
    ['a node out of its place', (doc) => fragmentOf(doc).push([new Y.XmlElement('tableCell')]), 'unknown-content'],
    ['words outside a paragraph', (doc) => fragmentOf(doc).push([new Y.XmlText('nu')]), 'unknown-content'],
    ['an attribute of another node', (doc) => paragraphOf(doc).setAttribute('level', '1'), 'unknown-content'],
    ['something embedded', (doc) => wordsOf(doc).insertEmbed(0, { image: 'x' }), 'unknown-content'],
    ['an attribute that no node has', (doc) => paragraphOf(doc).setAttribute('onclick', 'alert(1)'), 'unknown-content'],
    ['another root', (doc) => doc.getMap('other').set('a', 'b'), 'unknown-content'],
    ['an unknown mark', (doc) => wordsOf(doc).format(0, 3, { blink: {} }), 'unknown-content'],
    ['a link that runs', (doc) => wordsOf(doc).format(0, 3, link('javascript:alert(1)')), 'bad-link'],
    ['a paste without end', (doc) => wordsOf(doc).insert(0, 'x'.repeat(pasteMaxCharacters + 1)), 'too-big'],
  ])('leaves out %s, and its author too loses it', (_what, edit, reason) => {
    const { server, author, send } = givenTexts()
    const cleaned = send(edit)
    expect(cleaned.reason).toBe(reason)
    for (const doc of [server, author]) {
      expect(contentOf(doc)).toEqual(richTextOf('Bonjour'))
      expect([...doc.share.keys()].filter((name) => name !== 'default' && doc.getMap(name).size > 0)).toEqual([])
    }
    expect(cleaned.update.byteLength).toBeLessThan(1_000)
    // What she writes next still applies.
    expect(send((doc) => wordsOf(doc).insert(wordsOf(doc).length, ' encore')).reason).toBeUndefined()
    expect(contentOf(server)).toEqual(richTextOf('Bonjour encore'))
    expect(contentOf(author)).toEqual(contentOf(server))
  })

  test('keeps what is good beside what is left out', () => {
    const { server, send } = givenTexts()
    send((doc) => {
      const frame = new Y.XmlElement('iframe')
      fragmentOf(doc).push([frame])
      frame.setAttribute('src', 'https://ailleurs.example')
      frame.push([new Y.XmlText('dedans')])
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.push([new Y.XmlText('gardé')])
      fragmentOf(doc).push([paragraph])
    })
    expect(contentOf(server)).toEqual(richTextOf('Bonjour\n\ngardé'))
    expect(Buffer.from(Y.encodeStateAsUpdate(server)).toString('latin1')).not.toMatch(/ailleurs|dedans|iframe/)
  })

  test('that changes an attribute is read through the one it replaces', () => {
    const { server, author, send } = givenTexts()
    send((doc) => writeContent(doc, { type: 'doc', content: [{ type: 'heading', attrs: { level: 1 } }] }))
    expect(send((doc) => paragraphOf(doc).setAttribute('level', '2')).reason).toBeUndefined()
    expect(send((doc) => paragraphOf(doc).setAttribute('level', 'x'.repeat(1_000))).reason).toBe('unknown-content')
    expect(Y.encodeStateVector(author)).toEqual(Y.encodeStateVector(server))
  })

  test('that comes before what it follows is kept until that comes', () => {
    const { server, author } = givenTexts()
    const first = updateBy(author, (doc) => wordsOf(doc).insert(7, ' à'))
    const second = updateBy(author, (doc) => wordsOf(doc).insert(9, ' tous'))
    for (const update of [second, first]) {
      const cleaned = cleanUpdate(server, update ?? expect.unreachable('no update'))
      expect(cleaned.reason).toBeUndefined()
      Y.applyUpdate(server, cleaned.update)
    }
    expect(contentOf(server)).toEqual(richTextOf('Bonjour à tous'))
  })

  test('that is not one is refused whole', () => {
    expect(() => cleanUpdate(docFrom([]), new Uint8Array([9, 9, 9, 9, 9]))).toThrow()
  })
})
