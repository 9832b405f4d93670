import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { anchorPassage, findPassage, resolvePassages, wordsOfPassage } from './passages.ts'

/** A document of paragraphs; `@name` alone is a mention. */
function givenText(...paragraphs: readonly string[]) {
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment('default')
  fragment.insert(
    0,
    paragraphs.map((words) => {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(
        0,
        words.split(/(@\S+)/).map((part) => {
          if (!part.startsWith('@')) return new Y.XmlText(part)
          const mention = new Y.XmlElement('mention')
          mention.setAttribute('name', part.slice(1))
          return mention
        }),
      )
      return paragraph
    }),
  )
  return fragment
}

function textOf(fragment: Y.XmlFragment, paragraph: number): Y.XmlText {
  const element = fragment.get(paragraph)
  const text = element instanceof Y.XmlElement ? element.get(0) : undefined
  if (!(text instanceof Y.XmlText)) throw new Error('no text there')
  return text
}

/** Anchors the words, lets others write, and says what the passage has become. */
function wordsAfter(fragment: Y.XmlFragment, quote: string, change: () => void): string | undefined {
  const passage = findPassage(fragment, quote)
  const anchor = passage && anchorPassage(fragment, passage)
  if (!anchor) throw new Error('the passage was not found')
  change()
  const [now] = resolvePassages(fragment, [{ anchor, quote }])
  return now && wordsOfPassage(fragment, now)
}

describe('finding a passage from its words', () => {
  test('spaces and apostrophes do not matter', () => {
    const fragment = givenText('Les places manquent', 'à l’heure où l’on travaille.')
    expect(findPassage(fragment, "à l'heure  où")).toEqual({ start: 19, end: 31 })
    expect(findPassage(fragment, 'manquent\nà l’heure')).toEqual({ start: 11, end: 28 })
  })
  test('words proposed to come, which a reader does not see, do not part a passage', () => {
    const fragment = givenText('Dire aux familles, au même endroit.')
    textOf(fragment, 0).insert(17, ' et aux professionnels', { suggestedInsertion: { id: 's1' } })
    expect(findPassage(fragment, 'familles, au même')).toEqual({ start: 9, end: 48 })
    expect(findPassage(fragment, 'et aux professionnels')).toEqual({ start: 18, end: 39 })
  })
  test('of several, the nearest is taken', () => {
    const fragment = givenText('Le nord manque de places.', 'Le sud manque de places.')
    expect(findPassage(fragment, 'manque', 30)?.start).toBe(32)
    expect(findPassage(fragment, 'manque', 2)?.start).toBe(8)
  })
  test('words that are not there, or no words, are found nowhere', () => {
    expect(findPassage(givenText('Le nord'), 'le sud')).toBeUndefined()
    expect(findPassage(givenText('Le nord'), '  ')).toBeUndefined()
  })
  test('a mention reads as its name, and a passage around it is held', () => {
    const fragment = givenText('Voir avec @Nadia avant juin')
    expect(wordsAfter(fragment, 'avec @Nadia avant', () => {})).toBe('avec @Nadia avant')
    expect(anchorPassage(fragment, { start: 11, end: 13 })).toBeUndefined()
  })
})

describe('an anchored passage, while others write', () => {
  test('follows what is typed before it, and does not grow at its edges', () => {
    const fragment = givenText('Les places manquent au nord.')
    const text = textOf(fragment, 0)
    expect(
      wordsAfter(fragment, 'places manquent', () => {
        text.insert(0, 'Oui : ')
        text.insert(10, 'bonnes ')
        text.insert(32, ' encore')
      }),
    ).toBe('places manquent')
  })
  test('keeps what is left of it, and what is typed inside', () => {
    const fragment = givenText('Les places manquent au nord.')
    expect(
      wordsAfter(fragment, 'places manquent au', () => {
        textOf(fragment, 0).delete(4, 7)
        textOf(fragment, 0).insert(12, ' vraiment')
      }),
    ).toBe('manquent vraiment au')
  })
  test('spans paragraphs', () => {
    const fragment = givenText('Les places manquent.', 'La demande baisse.')
    expect(wordsAfter(fragment, 'manquent.La demande', () => textOf(fragment, 1).insert(3, 'forte '))).toBe(
      'manquent.\nLa forte demande',
    )
  })
  test('is an orphan once it is deleted', () => {
    const fragment = givenText('Les places manquent au nord.', 'La demande baisse.')
    expect(wordsAfter(fragment, 'places manquent', () => textOf(fragment, 0).delete(4, 15))).toBeUndefined()
    expect(wordsAfter(fragment, 'La demande', () => fragment.delete(1, 1))).toBeUndefined()
  })
  test('stays whole when its paragraph is cut in two', () => {
    const fragment = givenText('Les places manquent au nord.')
    const cut = () => {
      textOf(fragment, 0).delete(11, 17)
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText('manquent au nord.')])
      fragment.insert(1, [paragraph])
    }
    expect(wordsAfter(fragment, 'places manquent', cut)).toBe('places \nmanquent')
  })
  test('is found again by its words when its paragraph was written anew', () => {
    const fragment = givenText('Les places manquent au nord.')
    const rewrite = (words: string) => () => {
      fragment.delete(0, 1)
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(words)])
      fragment.insert(0, [paragraph])
    }
    expect(wordsAfter(fragment, 'places manquent', rewrite('Ici, les places manquent.'))).toBe('places manquent')
    expect(wordsAfter(fragment, 'places manquent', rewrite('places manquent, places manquent'))).toBeUndefined()
  })
})
