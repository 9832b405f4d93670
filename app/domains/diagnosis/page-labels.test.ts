import { expect, test } from 'vitest'
import { pageLabels } from './page-labels.fr.ts'

const cantal = { code: 'D15', name: 'Cantal' }
const communes = ['Aurillac', 'Maurs', 'Mauriac', 'Saint-Flour'].map((name) => ({ name }))
const department = { name: 'Cantal', holdsAll: true }

test.each([
  [
    'whole, a département is told commune by commune',
    { whole: { ...cantal, kind: 'departement' as const }, department: cantal },
    'Cantal, commune par commune',
  ],
  [
    'a part of it is compared with the rest',
    { department: cantal },
    '4\u00a0communes, comparées à celles du département (Cantal)',
  ],
  ['a theme of the CTG’s own, without public figure, compares with nothing', null, '4\u00a0communes'],
  ['nor does it with the series of a party alone', { department: null }, '4\u00a0communes'],
])('%s', (_, figures, said) => {
  expect(pageLabels.lead({ perimeter: communes, figures, department })).toBe(said)
})
