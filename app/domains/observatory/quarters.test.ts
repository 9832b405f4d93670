import { expect, test } from 'vitest'
import { namedAmong, type Quarters } from './quarters.ts'
import { quarterLabels } from './quarters-labels.fr.ts'

const values = {
  ...{ inhabitants: 2418, medianIncome: 14_940, poverty: 38.3, employment: 57.7 },
  ...{ under25Share: null, loneParentShare: 14.74, under3: 68 },
}
const seen: Quarters = {
  ...{ edition: 2022, count: 1, country: values },
  quarters: [{ code: 'QP1', name: 'Centre-ville', communeCodes: ['1', '2', '3'], communeNames: [], values }],
}
const named = (communes: readonly { readonly code: string; readonly name: string }[]) =>
  namedAmong(seen, communes)?.quarters.map(quarterLabels.named)

test.each([
  ['of one commune', [{ code: '1', name: 'Roubaix' }], 'Centre-ville (sur 3 communes)'],
  [
    'of several, some of which it is in',
    [
      { code: '1', name: 'Roubaix' },
      { code: '9', name: 'Lille' },
    ],
    'Centre-ville (Roubaix, sur 3 communes)',
  ],
  [
    'of several, all of which it is in',
    ['Roubaix', 'Tourcoing', 'Croix'].map((name, at) => ({ code: String(at + 1), name })),
    'Centre-ville (Roubaix, Tourcoing, sur 3 communes)',
  ],
])('a neighbourhood is said with its communes in a perimeter %s', (_, communes, words) => {
  expect(named(communes)).toEqual([words])
})
test('a value is written in its unit, and one that is not known says so', () => {
  expect(quarterLabels.value('medianIncome', 14_940)).toBe('14\u202f940\u00a0€')
  expect(quarterLabels.value('loneParentShare', 14.74)).toBe('14,7\u00a0%')
  expect(quarterLabels.value('under25Share', null)).toBe('secret ou non diffusé')
})
