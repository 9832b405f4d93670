/** A CTG changes its places; a table that is corrected keeps the names that it had. */
import { expect, test } from 'vitest'
import { defaultRule, type ReleasedTable } from '#app/domains/secrecy/secrecy.ts'
import { recallPlaces } from './former-places.ts'
import { matchPlace } from './read-place.ts'

const row = (id: string, label: string) => ({ id, label, parentId: null })
const released = (...rows: ReleasedTable['rows']): ReleasedTable => ({
  ...{ version: 1, universe: 'foyers 2024', rule: defaultRule('foyers'), areZerosShown: true, rows },
  ...{ columns: [row('ensemble', 'Ensemble')], cells: rows.map(() => [12]) },
})
const place = (id: string, name: string, codes: readonly string[] = []) => ({
  ...{ id, name, codes, isWhole: false, territoryCode: codes[0] ?? null, areaId: null },
})
const then = (rank: number, name: string, territoryCode: string | null = null) => ({
  ...{ place: rank, name, territoryCode, areaId: null },
})

test('a quartier named since, a commune that has left and the whole of then are found again under their ids', () => {
  const now = {
    places: [place('quartier:7', 'Le Luth'), { ...place('200054781', 'Boucle', ['200054781']), isWhole: true }],
    wholeCode: '200054781',
  }
  const former = {
    places: [then(0, 'Gennevilliers', '92036'), then(1, 'Le Luth'), then(2, 'Asnières', '92004')],
    released: [released(row('nom:luth', 'Le Luth'), row('92004', 'Asnières'), row('92036', 'Gennevilliers'))],
  }
  const { places, wholeCode } = recallPlaces(now, former)
  expect(wholeCode).toBe('92036')
  expect(matchPlace('le luth', '', places)).toEqual({ kind: 'known', id: 'nom:luth', isWhole: false })
  expect(matchPlace('', '92004', places)).toMatchObject({ kind: 'known', id: '92004' })
  expect(matchPlace('Gennevilliers', '', places)).toMatchObject({ kind: 'known', isWhole: true })
  expect(matchPlace('Boucle', '', places)).toMatchObject({ kind: 'known', isWhole: false })
  expect(recallPlaces(now, { places: [], released: [] })).toEqual(now)
})

test('a whole that is no territory stays one', () => {
  const former = { places: [then(0, 'Perimetre')], released: [released(row('perimetre', 'Perimetre'))] }
  const now = { places: [{ ...place('92036', 'Gennevilliers', ['92036']), isWhole: true }], wholeCode: '92036' }
  expect(recallPlaces(now, former)).toMatchObject({ wholeCode: null, places: [{ isWhole: true }, { isWhole: false }] })
})
