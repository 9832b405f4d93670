import { expect, test } from 'vitest'
import { cafKeyOf } from './caf-key.ts'
import { takingOf } from './templates.ts'

test('taking a template adds the titles nobody wrote, and leaves the others as they are', () => {
  const template = ['Objet', 'Durée', 'Évaluation'].map((title) => ({ title, body: 'du modèle' }))
  const { added, left } = takingOf(template, [{ title: 'OBJET ' }, { title: 'Evaluation.' }, { title: 'À nous' }])
  expect([added, left].map((list) => list.map(({ title }) => title))).toEqual([['Durée'], ['Objet', 'Évaluation']])
  expect(takingOf(template, []).added).toHaveLength(3)
})

test.each([
  [[{ departmentCode: 'D92', population: 50_000 }], 'Caf des Hauts-de-Seine', 'D92'],
  [
    [
      { departmentCode: 'D40', population: 4_000 },
      { departmentCode: 'D64', population: 9_000 },
    ],
    'Caf Pays Basque et Seignanx',
    'D64 cafpaysbasqueetseignanx',
  ],
  [[], 'Caf', null],
])('the Caf of %o, named %s, is known as %s', (communes, name, key) => {
  expect(cafKeyOf(communes, name)).toBe(key)
})
