import { describe, expect, test } from 'vitest'
import { crossServices, type ServiceOfParty } from './services-matrix.ts'

describe('who acts with whom', () => {
  const service = (id: string, partyKind: ServiceOfParty['partyKind']): ServiceOfParty => ({
    id,
    name: `Service ${id}`,
    partyId: partyKind,
    partyKind,
    partyShortName: partyKind,
  })
  const services = [
    service('c1', 'caf'),
    service('c2', 'caf'),
    service('v1', 'authority'),
    service('v2', 'authority'),
    service('p', 'partner'),
  ]

  test('counts actions by pair of services, and those that cross the Caf with an authority', () => {
    const matrix = crossServices(services, [
      { serviceIds: ['c1', 'v1'] },
      { serviceIds: ['c1', 'v1', 'v2'] },
      { serviceIds: ['v1', 'v2'] },
      { serviceIds: ['v1', 'p'] },
      { serviceIds: ['c2', 'p'] },
      { serviceIds: [] },
    ])
    expect(matrix.columns.map(({ label }) => label)).toEqual(['Service v1', 'Service v2'])
    expect(matrix.lines.map(({ key, counts }) => [key, counts])).toEqual([
      ['c1', [2, 1]],
      ['c2', [0, 0]],
    ])
    expect(matrix).toMatchObject({ actionCount: 6, crossingCount: 2, manyServicesCount: 1, withoutServiceCount: 1 })
  })
})
