import { describe, expect, test } from 'vitest'
import { type PlacedAction, placeActions, placeColumns, placesPicture, toldLines } from './places.ts'

const gennevilliers = { code: '92036', name: 'Gennevilliers' }
const colombes = { code: '92025', name: 'Colombes' }
const centres = new Map([['92036', { longitude: 2.294, latitude: 48.927 }]])
const areas = [{ id: 'luth', name: 'Le Luth', communeCode: '92036', isPriority: true }]
const action = (id: string, communeCodes: readonly string[], areaIds: readonly string[] = []): PlacedAction => ({
  id,
  status: 'in-progress',
  flags: id === 'late' ? ['late'] : [],
  communeCodes,
  areaIds,
})

describe('where the actions take place', () => {
  test('an action of a quartier is one of its commune, counted once there', () => {
    const { lines, withoutPlace } = placeActions([colombes, gennevilliers], areas, [
      action('a', ['92036'], ['luth']),
      action('late', [], ['luth']),
      action('c', ['92036', '92025']),
      action('d', []),
    ])
    expect(lines.map((line) => [line.kind, line.actionCount, line.lateCount])).toEqual([
      ['commune', 1, 0],
      ['commune', 3, 1],
      ['area', 2, 1],
    ])
    expect(withoutPlace).toEqual(['d'])
  })
  test('communes are drawn when the position of those that count is known', () => {
    const far = { code: '75056', name: 'Paris' }
    expect(placesPicture(placeActions([gennevilliers], [], [action('a', ['92036'])]), centres)?.sentence).toBe(
      'Gennevilliers 1\u00a0action.',
    )
    expect(placesPicture(placeActions([gennevilliers, far], [], []), centres)).toBeDefined()
    expect(placesPicture(placeActions([gennevilliers, far], [], [action('a', ['75056'])]), centres)).toBeUndefined()
    expect(placesPicture(placeActions([], [], []), centres)).toBeUndefined()
  })
})

describe('columns of places for means', () => {
  const labels = { several: 'Plusieurs', none: 'Non précisé' }
  test.each([
    [[], [], 'none'],
    [['92036'], [], '92036'],
    [['92036', '92025'], [], 'several'],
    [[], ['luth'], '92036'],
  ])('with several communes, those %o and quartiers %o are in column %s', (communeCodes, areaIds, key) => {
    const { columnOf } = placeColumns([colombes, gennevilliers], areas, labels)
    expect(columnOf({ communeCodes, areaIds })).toBe(key)
  })
  test('with a single commune, its quartiers are the columns', () => {
    const { columns, columnOf } = placeColumns([gennevilliers], areas, labels)
    expect(columns.map(({ key }) => key)).toEqual(['luth', '92036', 'several', 'none'])
    expect(columnOf({ communeCodes: ['92036'], areaIds: ['luth'] })).toBe('luth')
    expect(columnOf({ communeCodes: ['92036'], areaIds: [] })).toBe('92036')
  })
})

test('of a département, the communes where nothing happens are counted; of a few communes, they are told', () => {
  const many = Array.from({ length: 61 }, (_, at) => ({
    code: `62${String(at).padStart(3, '0')}`,
    name: `Commune ${at}`,
  }))
  const placed = { id: 'a', status: 'in-progress' as const, flags: [], communeCodes: ['62007'], areaIds: [] }
  const area = { id: 'q', name: 'Centre', communeCode: '62009', isPriority: false }
  const { lines, emptyCount } = toldLines(placeActions(many, [area], [placed]))
  expect(lines.map((line) => (line.kind === 'commune' ? line.commune.code : line.area.id))).toEqual(['62007', 'q'])
  expect(emptyCount).toBe(60)
  expect(toldLines(placeActions(many.slice(0, 12), [], [placed]))).toMatchObject({
    lines: { length: 12 },
    emptyCount: 0,
  })
})
