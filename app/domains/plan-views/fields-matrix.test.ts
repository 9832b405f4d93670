import { describe, expect, test } from 'vitest'
import { type CrossedAction, crossFields } from './fields-matrix.ts'

const themes = [
  { id: 'early', name: 'Petite enfance' },
  { id: 'youth', name: 'Jeunesse' },
]
const parties = [
  { id: 'caf', kind: 'caf', shortName: 'Caf', isLead: true },
  { id: 'town', kind: 'authority', shortName: 'Ville', isLead: true },
  { id: 'other', kind: 'authority', shortName: 'Département', isLead: false },
  { id: 'club', kind: 'partner', shortName: 'Club', isLead: false },
] as const
const action = (given: Partial<CrossedAction>): CrossedAction => ({
  id: 'a',
  code: '1.1.1',
  title: 'Un relais',
  status: 'in-progress',
  themeId: 'early',
  cafFields: [],
  partyIds: [],
  mayEdit: true,
  ...given,
})
const cross = (actions: readonly CrossedAction[], power = 'Les crèches') =>
  crossFields({ themes, parties, powers: [{ themeId: 'early', partyId: 'town', power }], actions })

describe('themes crossed with the fields of the Caf and the powers of the authorities', () => {
  test('an action counts in each of its fields, and once in its theme', () => {
    const { lines, actionCount } = cross([
      action({ cafFields: ['benefits', 'collective-aid'], partyIds: ['town'] }),
      action({ id: 'b', cafFields: ['benefits'] }),
    ])
    expect(actionCount).toBe(2)
    expect(lines[0]).toMatchObject({
      count: 2,
      fields: [
        { field: 'benefits', count: 2, hole: null },
        { field: 'social-work', count: 0, hole: 'no-action' },
        { field: 'collective-aid', count: 1, hole: null },
      ],
      powers: [{ party: { id: 'town' }, power: 'Les crèches', count: 1, hole: null }],
    })
  })
  test('a theme without any action is one hole, and a power of a lead not said is another', () => {
    const { lines, holeCount } = cross([action({ cafFields: ['benefits', 'social-work', 'collective-aid'] })])
    expect(lines[1]).toMatchObject({ count: 0, hole: 'no-action', powers: [{ hole: 'not-said' }] })
    expect(lines[1]?.fields.map(({ hole }) => hole)).toEqual([null, null, null])
    // The power said in « Petite enfance » carries nothing: the third hole.
    expect(lines[0]?.powers).toMatchObject([{ hole: 'no-action' }])
    expect(holeCount).toBe(3)
  })
  test('other authorities are shown once they carry an action; partners and the Caf are not', () => {
    expect(cross([]).parties.map(({ id }) => id)).toEqual(['town'])
    const { parties: shown, lines } = cross([action({ partyIds: ['other', 'club', 'caf'] })])
    expect(shown.map(({ id }) => id)).toEqual(['town', 'other'])
    expect(lines[0]?.powers[1]).toMatchObject({ power: '', count: 1, hole: null })
  })
  test('what was abandoned or deferred does not count', () => {
    const { actionCount, lines } = cross([action({ status: 'abandoned' }), action({ id: 'b', status: 'deferred' })])
    expect(actionCount).toBe(0)
    expect(lines[0]?.hole).toBe('no-action')
  })
  test('actions that no cell counts are told apart', () => {
    const { withoutField, withoutTheme } = cross([action({}), action({ id: 'b', themeId: null })])
    expect(withoutField.map(({ id }) => id)).toEqual(['a'])
    expect(withoutTheme.map(({ id }) => id)).toEqual(['b'])
  })
})
