/** What is given back of a text that closes: her own words, not those of everybody. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { factsAtFirst } from './saving.ts'
import { createUnsaved } from './unsaved.ts'

const copyOf = { personId: 'p', ctgId: 'c', subjectType: 'theme', subjectId: 's', field: 'text' } as const

/** A text of two paragraphs that a colleague wrote, open and known to be saved. */
function givenOpenText() {
  const colleague = new Y.Doc()
  const paragraphs = ['La ville ouvre une réunion.', 'La Caf finance.'].map((words) => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(words)])
    return paragraph
  })
  colleague.getXmlFragment('default').insert(0, paragraphs)
  const doc = new Y.Doc()
  let facts = factsAtFirst
  const learn = (news: Partial<typeof facts>) => {
    facts = { ...facts, ...news }
  }
  const unsaved = createUnsaved(doc, copyOf, { learn, keepCopy: () => undefined, forgetCopy: () => undefined })
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server') unsaved.setThere(update)
  })
  const receive = () => Y.applyUpdate(doc, Y.encodeStateAsUpdate(colleague), 'server')
  receive()
  const blockOf = (of: Y.Doc, place: number): Y.XmlText => {
    const block = of.getXmlFragment('default').get(place)
    const text = block instanceof Y.XmlElement ? block.get(0) : undefined
    return text instanceof Y.XmlText ? text : expect.unreachable('no paragraph')
  }
  const hers = (place: number) => blockOf(doc, place)
  return {
    unsaved,
    receive,
    hers,
    theirs: (place: number) => blockOf(colleague, place),
    addParagraph: (words: string) => {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(words)])
      doc.getXmlFragment('default').push([paragraph])
    },
    /** At the end of a paragraph, between words. */
    putIn: (place: number, name: string, attributes: Readonly<Record<string, string>>, [before, after] = ['', '']) => {
      const block = hers(place).parent
      if (!(block instanceof Y.XmlElement)) return expect.unreachable('no paragraph')
      const atom = new Y.XmlElement(name)
      block.push([new Y.XmlText(before), atom, new Y.XmlText(after)])
      for (const [key, value] of Object.entries(attributes)) atom.setAttribute(key, value)
    },
  }
}

test('her words only are given back, in the order of the text, whatever others write meanwhile', () => {
  const { unsaved, hers, theirs, receive, addParagraph } = givenOpenText()
  hers(1).insert(15, ' Elle suit aussi.')
  hers(0).insert(0, 'Demain, ')
  theirs(0).insert(3, 'grande ')
  theirs(1).insert(0, 'Ensuite, ')
  receive()
  hers(0).insert(hers(0).length, ' À neuf heures.')
  addParagraph('Les élus signent.')
  expect(unsaved.readWords()).toBe('Demain, … À neuf heures.\n\nElle suit aussi.\n\nLes élus signent.')
})

test('what is confirmed is not given back, nor what she removed again', () => {
  const { unsaved, hers } = givenOpenText()
  hers(0).insert(0, 'Confirmé. ')
  unsaved.setSaved()
  expect(unsaved.readWords()).toBe('')
  hers(0).insert(10, 'Ajouté. ')
  hers(0).insert(0, 'Repris. ')
  hers(0).delete(0, 8)
  expect(unsaved.readWords()).toBe('Ajouté.')
})

test('letters put in a word are given back with their word; what was only removed or put in bold has no words', () => {
  const { unsaved, hers } = givenOpenText()
  hers(0).delete(0, 3)
  hers(1).format(0, 6, { bold: {} })
  expect([unsaved.isThere(), unsaved.readWords()]).toEqual([true, ''])
  hers(0).insert(hers(0).length - 1, 's')
  expect(unsaved.readWords()).toBe('réunions.')
})

const claire = { personId: 'c', name: 'Claire Mousseline' }

test('who is mentioned and what is named in a sentence are given back as they are read, in their place', () => {
  const { unsaved, hers, putIn } = givenOpenText()
  putIn(0, 'mention', claire)
  expect(unsaved.readWords()).toBe('réunion.@Claire Mousseline')
  unsaved.setSaved()
  hers(0).insert(0, 'Demain, ')
  putIn(0, 'fact', { name: 'end' }, [' suit, le ', ' au plus tard.'])
  putIn(1, 'hardBreak', {}, ['', 'Elle signe.'])
  expect(unsaved.readWords()).toBe('Demain, … suit, le {date de fin} au plus tard.\n\nElle signe.')
})

test('of a mention that is confirmed, or of what has no words, nothing is given back', () => {
  const { unsaved, putIn } = givenOpenText()
  putIn(0, 'mention', claire)
  unsaved.setSaved()
  putIn(1, 'hardBreak', {})
  putIn(1, 'fact', { name: 'nobody knows' })
  expect(unsaved.readWords()).toBe('')
})
