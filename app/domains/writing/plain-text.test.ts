import { Node } from '@tiptap/pm/model'
import { describe, expect, test } from 'vitest'
import { readProse } from '#app/domains/documents/prose.ts'
import { plainTextOf, richTextOf } from './plain-text.ts'
import { readRichText } from './read-rich-text.ts'
import { randomDocument, randomFrom, wholeText } from './rich-text.fixture.ts'
import { emptyText } from './rich-text.ts'
import { textSchema } from './text-schema.ts'

describe('the plain words of a text', () => {
  test('are paragraphs, items and rows, without the words proposed nor the cards', () => {
    expect(plainTextOf(wholeText)).toBe(
      [
        'Accueil du jeune enfant',
        'La capacité recule depuis 2021 ; voir les données de la Cnaf.\n@Paul Le Goff le confirmera.',
        'Ce que l’on retient',
        '- Soutenir les assistantes maternelles\n- un relais de plus\n- Ouvrir le samedi',
        '« On attend une place depuis un an. »',
        '- Mode d’accueil ; Places\n- Accueil collectif ; 812',
        'Le copil suit chaque année ce chiffre.',
      ].join('\n\n'),
    )
  })

  test('of an empty text are nothing', () => {
    expect(plainTextOf(emptyText)).toBe('')
    expect(richTextOf(' \n ')).toEqual(emptyText)
  })

  test.each(['Un.\n\nDeux\nlignes.', '- a\n- b\n\nFin', 'Début :\n- a\n\n- b', '• point\n— tiret', ' seul '])(
    'come back as they were read: %j',
    (typed) => {
      const text = richTextOf(typed)
      expect(() => Node.fromJSON(textSchema, text).check()).not.toThrow()
      expect(readProse(plainTextOf(text))).toEqual(readProse(typed))
    },
  )

  test('are read the same by a text begun with them, whatever the document', () => {
    const random = randomFrom(4)
    for (let round = 0; round < 300; round += 1) {
      const plain = plainTextOf(readRichText(randomDocument(random)).text)
      const begun = plainTextOf(richTextOf(plain))
      expect(readProse(begun)).toEqual(readProse(plain))
    }
  })
})
