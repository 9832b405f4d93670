import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { cleanUpdate } from './clean-update.server.ts'
import { listRuns } from './passages.ts'
import { plainTextOf, richTextOf } from './plain-text.ts'
import { readRichText } from './read-rich-text.ts'
import { randomDocument, randomFrom, wholeText } from './rich-text.fixture.ts'
import { textLimits } from './rich-text.ts'
import { measureText } from './update-limits.server.ts'
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

describe('a text deeper than any may be, taken before that was limited', () => {
  test('is read line by line, without a word lost', () => {
    const doc = docFrom([])
    let inside: Y.XmlFragment = fragmentOf(doc)
    doc.transact(() => {
      for (let level = 0; level < 8_000; level += 1) {
        const quote = new Y.XmlElement('blockquote')
        const line = new Y.XmlElement('paragraph')
        line.push([new Y.XmlText(`mot ${level}`)])
        inside.push(level % 1_000 === 0 ? [line, quote] : [quote])
        inside = quote
      }
    })
    const words = plainTextOf(contentOf(doc))
    for (let level = 0; level < 8_000; level += 1_000) expect(words).toContain(`mot ${level}`)
    expect(listRuns(fragmentOf(doc)).filter(({ text }) => text !== '')).toHaveLength(8)
  })
})

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

  const nest = (doc: Y.Doc, levels: number) =>
    doc.transact(() => {
      let inside: Y.XmlFragment = fragmentOf(doc)
      for (let level = 0; level < levels; level += 1) {
        const quote = new Y.XmlElement('blockquote')
        inside.push([quote])
        inside = quote
      }
    })
  const depthOf = (doc: Y.Doc): number => {
    let depth = 0
    let inside: unknown = fragmentOf(doc).get(fragmentOf(doc).length - 1)
    while (inside instanceof Y.XmlElement && inside.nodeName === 'blockquote') {
      depth += 1
      inside = inside.get(0)
    }
    return depth
  }

  test('goes as deep as a text may, and no deeper, in one update or in as many as levels', () => {
    const { server, send } = givenTexts()
    expect(send((doc) => nest(doc, textLimits.depth)).reason).toBeUndefined()
    expect(depthOf(server)).toBe(textLimits.depth)
    expect(send((doc) => nest(doc, 3_000)).reason).toBe('too-deep')
    expect(depthOf(server)).toBeLessThanOrEqual(textLimits.depth)
    send((doc) => fragmentOf(doc).push([new Y.XmlElement('blockquote')]))
    for (let level = 0; level < 30; level += 1)
      send((doc) => {
        let inside = fragmentOf(doc).get(fragmentOf(doc).length - 1)
        while (inside instanceof Y.XmlElement && inside.length > 0) inside = inside.get(0)
        if (inside instanceof Y.XmlElement) inside.push([new Y.XmlElement('blockquote')])
      })
    expect(depthOf(server)).toBe(textLimits.depth)
  })

  test('does not hide its depth by sending what is inside first', () => {
    const { server, author } = givenTexts()
    const updates: Uint8Array[] = []
    author.on('update', (update: Uint8Array) => updates.push(update))
    let inside: Y.XmlFragment = fragmentOf(author)
    for (let level = 0; level < 20; level += 1) {
      const quote = new Y.XmlElement('blockquote')
      inside.push([quote])
      inside = quote
    }
    for (const update of updates.toReversed()) Y.applyUpdate(server, cleanUpdate(server, update).update)
    expect(depthOf(server)).toBeLessThanOrEqual(textLimits.depth)
  })

  test('is left out once the text has all the nodes it may have, a few at a time too', () => {
    const { server, author } = givenTexts()
    const add = (count: number) => {
      const update = updateBy(author, (doc) =>
        fragmentOf(doc).push(Array.from({ length: count }, () => new Y.XmlElement('paragraph'))),
      )
      const cleaned = cleanUpdate(server, update ?? expect.unreachable('nothing was done'))
      Y.applyUpdate(server, cleaned.update)
      return cleaned.reason
    }
    expect(add(50_000)).toBe('too-big')
    const reasons = Array.from({ length: 30 }, () => add(1_000))
    expect(reasons.slice(0, 15)).toEqual(Array.from({ length: 15 }))
    expect(reasons.at(-1)).toBe('too-big')
    expect(measureText(server).nodes).toBeLessThanOrEqual(textLimits.nodes)
  })

  test('that is not one is refused whole', () => {
    expect(() => cleanUpdate(docFrom([]), new Uint8Array([9, 9, 9, 9, 9]))).toThrow()
  })
})
