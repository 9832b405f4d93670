import { describe, expect, test } from 'vitest'
import { routeTable } from '#test/route-table.ts'
import { seesRestricted, sightedPatterns } from './sighted-routes.ts'

const addresses = Object.values(routeTable).map(({ address }) => address)

describe('restricted sheets', () => {
  test('are shown by routes that exist, each under its own address', () => {
    expect([...sightedPatterns].filter((pattern) => !addresses.includes(pattern))).toEqual([])
  })
  test('are shown by no route that makes something for all, nor by one that is not named', () => {
    const made =
      /dossiers|etats|decloisonnement|export|document|copil|convention|reunions|decisions|ateliers|agenda|instances/
    expect(addresses.filter((address) => made.test(address) && seesRestricted(address))).toEqual([])
    expect(seesRestricted('/ctg/:ctgId/suivi/nouvelle-page')).toBe(false)
    expect(seesRestricted('')).toBe(true)
    expect(seesRestricted('ctg/:ctgId/plan')).toBe(true)
  })
})
