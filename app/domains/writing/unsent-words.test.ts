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
  return {
    unsaved,
    receive,
    hers: (place: number) => blockOf(doc, place),
    theirs: (place: number) => blockOf(colleague, place),
    addParagraph: (words: string) => {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(words)])
      doc.getXmlFragment('default').push([paragraph])
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
