import { expect, test } from 'vitest'
import { publicAction, publicContent } from '#test/portal-fixture.server.ts'
import { type Centres, codesOfMap, placeLines, placesMap } from './public-places.ts'

const lines = placeLines(
  publicContent({
    places: [
      { key: '23093', name: 'Gouzon', isCommune: true },
      { key: '23031', name: 'Boussac', isCommune: true },
    ],
    actions: [{ ...publicAction, places: ['23093', '23031'] }],
  }),
)
const centres: Centres = new Map([
  ['23093', { longitude: 2.24, latitude: 46.19 }],
  ['23031', { longitude: 2.21, latitude: 46.35 }],
])

test('the communes of any département are on the map of the public page, each named', () => {
  const map = placesMap(lines, centres)
  expect(map?.svg).toContain('Gouzon')
  expect(map?.svg).toContain('Boussac')
})

test('one commune alone has no map: no centre is asked for', () => {
  const gouzon = { key: '23093', name: 'Gouzon', isCommune: true }
  const quartier = { key: 'a', name: 'Le bourg', isCommune: false }
  expect(codesOfMap({ places: [gouzon, quartier] })).toEqual([])
  expect(codesOfMap({ places: [gouzon, quartier, { ...gouzon, key: '23031' }] })).toEqual(['23093', '23031'])
})

test('a commune at no known place leaves the list alone: a map would tell less', () => {
  expect(placesMap(lines, new Map([...centres].slice(0, 1)))).toBeUndefined()
})
