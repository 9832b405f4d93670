/** What keeps figures from being shown, and how one goes on (docs/rules/deposits.md). */
import { expect, test } from 'vitest'
import { secrecyLabels } from '#app/domains/secrecy/labels.fr.ts'
import { depositLabels } from './deposit-labels.fr.ts'
import { depositsLabels } from './labels.fr.ts'

const { dataset } = depositsLabels

test.each(['malformed', 'rule', 'contradiction', 'solver'] as const)(
  'a deposit refused for « %s » says that cause',
  (failure) => {
    expect(dataset.refused(failure)).toBe(`${secrecyLabels.failure(failure)} Rien n’est montré à personne.`)
  },
)

test('a higher threshold is advised only against a value that would be found again', () => {
  expect(dataset.refused(null)).toContain('seuil plus haut')
})

test('the next year of a series asks to withdraw nothing', () => {
  const sentences = dataset.goOnNote.split('. ')
  expect(sentences.find((one) => one.includes('L’année qui suit'))).toContain('reste')
  expect(sentences.filter((one) => one.includes('retirez'))).toEqual([expect.stringContaining('mieux définis')])
})

test('what is hidden beside is told alike for one small count and for several', () => {
  const after = ' en plus : une soustraction redonnerait ce qui ne se dit pas'
  expect([1, 3].map(depositLabels.legendComplementary)).toEqual([`1 caché${after}`, `3 cachés${after}`])
})
