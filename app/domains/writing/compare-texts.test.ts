import { describe, expect, test } from 'vitest'
import { compareTexts } from './compare-texts.ts'
import { plainTextOf, richTextOf } from './plain-text.ts'
import { readRichText } from './read-rich-text.ts'
import { randomDocument, randomFrom, wholeText } from './rich-text.fixture.ts'
import type { RichText } from './rich-text.ts'
import { textSchema } from './text-schema.ts'

const who = { name: 'Nadia Belkacem', at: '2027-01-14T14:05:00.000Z' }

/** What a reader sees: {+came+}, [-went-], a line a line. */
function seen(text: RichText): string {
  const show = (part: unknown): string => {
    if (typeof part !== 'object' || part === null) return ''
    const words = 'text' in part && typeof part.text === 'string' ? part.text : ''
    const marks = JSON.stringify('marks' in part ? part.marks : '')
    const inside = 'content' in part && Array.isArray(part.content) ? part.content.map(show).join('') : ''
    if (marks.includes('suggestedInsertion')) return `{+${words}+}`
    if (marks.includes('suggestedDeletion')) return `[-${words}-]`
    return 'type' in part && (part.type === 'paragraph' || part.type === 'heading') ? `${inside}\n` : words + inside
  }
  return show(text).trim()
}
const compare = (before: string, after: string) => compareTexts(richTextOf(before), richTextOf(after), who)

describe('two versions of a text', () => {
  test.each([
    [
      'a word changed',
      'Les places manquent au nord.',
      'Les places manquent au sud.',
      'Les places manquent au [-nord-]{+sud+}.',
    ],
    [
      'words added at the end',
      'La demande baisse.',
      'La demande baisse. Elle reste forte.',
      'La demande baisse.{+ Elle reste forte.+}',
    ],
    [
      'a paragraph added',
      'Un début.\n\nUne fin.',
      'Un début.\n\nUn milieu neuf.\n\nUne fin.',
      'Un début.\n{+Un milieu neuf.+}\nUne fin.',
    ],
    [
      'a paragraph removed',
      'Un début.\n\nUn milieu.\n\nUne fin.',
      'Un début.\n\nUne fin.',
      'Un début.\n[-Un milieu.-]\nUne fin.',
    ],
    [
      'a paragraph wholly other',
      'Les places manquent.',
      'Rien ne change ici.',
      '[-Les places manquent.-]\n{+Rien ne change ici.+}',
    ],
    [
      'an item added',
      '- crèche\n- relais',
      '- crèche\n- accueil du soir\n- relais',
      'crèche\n{+accueil du soir+}\nrelais',
    ],
    [
      'an item reworded',
      '- ouvrir la crèche à midi\n- relais',
      '- ouvrir la crèche à midi et le soir\n- relais',
      'ouvrir la crèche à midi{+ et le soir+}\nrelais',
    ],
  ])('%s', (_case, before, after, expected) => {
    expect(seen(compare(before, after).text)).toBe(expected)
  })

  test('alike, show nothing; the words that came and went are counted', () => {
    expect(compareTexts(wholeText, wholeText, who)).toMatchObject({ added: 0, removed: 0 })
    expect(compare('Les places manquent au nord.', 'Les places manquent au sud et à l’est.')).toMatchObject({
      added: 5,
      removed: 1,
    })
  })

  test('suggestions nobody settled do not count', () => {
    const proposed = compareTexts(
      richTextOf('Le copil suit chaque année ce chiffre.'),
      { type: 'doc', content: wholeText.content.slice(-1) },
      who,
    )
    expect(proposed).toMatchObject({ added: 0, removed: 0 })
  })

  test('whatever they are, what is shown without what came is the old one, and fits', () => {
    const random = randomFrom(7)
    for (let round = 0; round < 60; round += 1) {
      const [before, after] = [randomDocument(random), randomDocument(random)].map((one) => readRichText(one).text)
      if (!before || !after) continue
      const { text } = compareTexts(before, after, who)
      expect(() => textSchema.nodeFromJSON(text).check()).not.toThrow()
      expect(bareWords(plainTextOf(text))).toBe(bareWords(plainTextOf(before)))
    }
  })
})

const bareWords = (words: string): string =>
  words.replace(/Chiffre( \S+ \(territoire \w+, \d+\))?/g, '').replace(/[\s;,-]+/g, '')
