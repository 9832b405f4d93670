import { expect, test } from 'vitest'
import { excerptOf } from './excerpt.ts'

const long = `${'Le début du texte parle d’autre chose. '.repeat(6)}Les crèches ferment à dix-huit heures.${' Puis la suite.'.repeat(20)}`

test('an excerpt shows the words found, whole words around them, accents forgiven', () => {
  const excerpt = excerptOf(long, 'creches')
  expect(excerpt).toMatch(/^… .*Les crèches ferment à dix-huit heures\..* …$/)
  expect(excerpt.length).toBeLessThan(180)
})

test('a short text is shown whole, on one line', () => {
  expect(excerptOf('Un texte\n\n- court', 'court')).toBe('Un texte - court')
})

test('without any word found, the beginning is shown', () => {
  expect(excerptOf(long, 'introuvable')).toMatch(/^Le début du texte/)
})
