/** The list of a year as it is asked, and its total (docs/rules/facilities.md §1.4). */
import { describe, expect, test } from 'vitest'
import { type FacilityOfYear, sumByKind, totalOf } from './facilities.ts'
import { facilitiesLabels } from './labels.fr.ts'
import { inOrder, inView, listAddress, readListView } from './list-view.ts'

const facility = (given: Partial<FacilityOfYear> = {}): FacilityOfYear => ({
  ...{ id: 'a', kind: 'multi-accueil', name: 'Les Agnettes', communeCode: '92036', state: 'open', places: 45 },
  ...{ opening: '', operator: 'Ville', operatorKind: 'public', hasCof: true, source: 'La Ville', note: '' },
  ...given,
})

describe('the list of a large territory', () => {
  const rows = [
    facility({ id: 'a', name: 'Les Agnettes', communeCode: '23001', places: 12 }),
    facility({ id: 'b', name: 'À petits pas', communeCode: '23002', places: null }),
    facility({ id: 'c', name: 'Bulle', communeCode: '23002', places: 40 }),
    facility({ id: 'd', kind: 'rpe', name: 'Relais', communeCode: null, places: null }),
    facility({ id: 'e', kind: 'assistantes-maternelles', name: 'Assistantes maternelles', places: 30 }),
  ]
  const seen = (address: string) => {
    const view = readListView(new URLSearchParams(address))
    return inOrder(inView(rows, view), view).map(({ id }) => id)
  }

  test.each([
    ['', 'abcde'],
    ['?annee=2026&type=rpe', 'd'],
    ['?commune=23002', 'bc'],
    ['?type=multi-accueil&tri=places', 'cab'],
    ['?type=multi-accueil&tri=name', 'bca'],
    ['?type=inconnu&tri=inconnu', 'abcde'],
    ['?commune=75056', ''],
  ])('asked by « %s », is %s', (address, ids) => {
    expect(seen(address).join('')).toBe(ids)
  })
  test('its address is read back as it was written', () => {
    const view = { kind: 'rpe', communeCode: '23002', order: 'places' } as const
    expect(readListView(new URLSearchParams(listAddress(2026, view)))).toEqual(view)
    expect(listAddress(2026, { order: 'commune' })).toBe('?annee=2026')
  })
  test('its total counts facilities, childminders by their places only, and says when it is a floor', () => {
    const total = totalOf(sumByKind(rows))
    expect(total).toEqual({ open: 4, places: 82, withoutPlaces: 1, hasChildminders: true })
    expect(facilitiesLabels.total(total)).toBe(
      '4\u00a0équipements et services ouverts, au moins 82\u00a0places, assistantes maternelles comprises.',
    )
    expect(facilitiesLabels.total({ open: 1, places: null, withoutPlaces: 0, hasChildminders: false })).toBe(
      '1\u00a0équipement ou service ouvert.',
    )
  })
})
