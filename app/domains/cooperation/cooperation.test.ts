import { describe, expect, test } from 'vitest'
import { anAction, aPlan } from '#app/domains/snapshots/plan-content.fixture.ts'
import { cooperationSquare, countCarriers, crossParties, measureCooperation, type ServiceRef } from './cooperation.ts'
import { cooperationLabels as t } from './labels.fr.ts'
import { cooperationPoints, type FrozenState } from './points.ts'

/** Services of the fixture: social and benefits of the Caf, early and housing of the town. */
const carriedBy = (id: string, serviceIds: string[], given: Parameters<typeof anAction>[1] = {}) =>
  anAction(id, { serviceIds, leadPartyId: null, leadServiceId: null, ...given })

describe('who acts with whom', () => {
  const plan = aPlan([
    carriedBy('a', ['early', 'social']),
    carriedBy('b', ['early', 'social', 'benefits']),
    carriedBy('c', ['benefits']),
    carriedBy('d', []),
    carriedBy('e', ['early', 'social'], { status: 'abandoned' }),
  ])
  const cooperation = measureCooperation(plan)

  test('actions are counted by how many services carry them; those that left the plan are not', () => {
    expect(cooperation.actionCount).toBe(4)
    expect(cooperation.byServices).toEqual({ none: 1, one: 1, two: 1, more: 1 })
    expect(cooperation.loneActions.map(({ actionId }) => actionId)).toEqual(['c'])
  })

  test('and by how many parties: those of the services, and the lead’s; a partner only associated does not carry', () => {
    expect(cooperation.byParties).toEqual({ none: 1, one: 1, two: 2, more: 0 })
    const led = measureCooperation(
      aPlan([carriedBy('a', ['social'], { leadPartyId: 'town' }), carriedBy('b', [], { leadPartyId: 'caf' })]),
    )
    expect(led.byParties).toEqual({ none: 0, one: 1, two: 1, more: 0 })
    expect(measureCooperation(aPlan([carriedBy('a', ['social'], { partyIds: ['town'] })])).byParties.one).toBe(1)
  })

  test('each service tells its actions, those it carries alone, those it shares with another party', () => {
    expect(
      cooperation.services.map(({ serviceId, actions, alone, acrossParties }) => [
        serviceId,
        actions,
        alone,
        acrossParties,
      ]),
    ).toEqual([
      ['social', 2, 0, 2],
      ['benefits', 2, 1, 1],
      ['early', 2, 0, 2],
      ['housing', 0, 0, 0],
    ])
  })

  test('pairs come the most frequent first; ties keep the order of the services', () => {
    expect(cooperation.pairs.map(({ one, other, actions }) => [one.serviceId, other.serviceId, actions])).toEqual([
      ['social', 'early', 2],
      ['social', 'benefits', 1],
      ['benefits', 'early', 1],
    ])
  })

  test('the square is the same read by line or by column, empty on its diagonal, without idle services', () => {
    const square = cooperationSquare(cooperation)
    expect(square.map(({ service }) => service.serviceId)).toEqual(['social', 'benefits', 'early'])
    expect(square.map(({ counts }) => counts)).toEqual([
      [null, 1, 2],
      [1, null, 1],
      [2, 1, null],
    ])
  })

  test('services of the Caf are crossed with those of the authorities, idle ones too; a partner crosses nobody', () => {
    const service = (serviceId: string, partyKind: ServiceRef['partyKind'], partyId: string = partyKind) => ({
      ...{ serviceId, name: `Service ${serviceId}`, partyId, partyKind, partyShortName: partyId },
    })
    const services = [
      ...[service('c1', 'caf'), service('c2', 'caf'), service('v1', 'authority'), service('v2', 'authority')],
      service('p', 'partner'),
    ]
    const carriers = [['c1', 'v1'], ['c1', 'v1', 'v2'], ['v1', 'v2'], ['v1', 'p'], ['c2', 'p'], []]
    const actions = carriers.map((serviceIds) => ({ serviceIds, leadPartyId: null, coLeadPartyId: null }))
    const counted = countCarriers(services, actions)
    expect(counted).toMatchObject({ actionCount: 6, crossing: 2, byServices: { none: 1, one: 0, two: 4, more: 1 } })
    expect(crossParties(counted)).toEqual({
      columns: [
        { key: 'c1', label: 'Service c1' },
        { key: 'c2', label: 'Service c2' },
      ],
      lines: [
        { key: 'v1', label: 'Service v1', counts: [2, 0] },
        { key: 'v2', label: 'Service v2', counts: [1, 0] },
      ],
    })
    const several = countCarriers([...services, service('w', 'authority', 'other')], actions)
    expect(crossParties(several).lines.map(({ label }) => label)).toContain('Service w (other)')
  })

  test('a service the plan no longer knows is not counted', () => {
    expect(measureCooperation(aPlan([carriedBy('a', ['gone', 'early'])])).byServices.one).toBe(1)
  })

  test('an action named twice for one service counts once', () => {
    expect(measureCooperation(aPlan([carriedBy('a', ['early', 'early'])])).byServices.one).toBe(1)
  })

  test('nothing in an empty plan', () => {
    const empty = measureCooperation(aPlan([]))
    expect([empty.actionCount, empty.pairs.length, empty.loneActions.length]).toEqual([0, 0, 0])
    expect(cooperationSquare(empty)).toEqual([])
  })
})

describe('at the signature and each year', () => {
  const plan = aPlan([
    anAction('a', { startsOn: '2015-05-01' }),
    anAction('b', { startsOn: '2017-02-01' }),
    anAction('c', { startsOn: null }),
  ])
  const state = (id: string, reason: FrozenState['reason'], takenOn: string, count: number): FrozenState => ({
    id,
    name: id,
    reason,
    takenOn,
    content: aPlan(Array.from({ length: count }, (_, index) => anAction(`${id}${index}`))),
  })
  const dates = { startsOn: '2015-01-01', endsOn: '2018-12-31', signedOn: '2015-04-08' }
  const sentences = (...args: Parameters<typeof cooperationPoints>) =>
    cooperationPoints(...args).map((point) => [
      t.when(point),
      'on' in point.source ? point.source.on : null,
      point.cooperation?.actionCount ?? null,
    ])

  test('from the states frozen; what nobody froze is not recorded, as many years as the CTG has', () => {
    const states = [state('copil', 'copil', '2016-03-18', 5), state('signed', 'signature', '2015-04-08', 6)]
    expect(sentences(plan, states, dates, '2026-11-25')).toEqual([
      ['À la signature', '2015-04-08', 6],
      ['2016', '2016-03-18', 5],
      ['2017', null, null],
      ['2018', null, null],
      ['Aujourd’hui', '2026-11-25', 3],
    ])
  })

  test('a year is told by its copil, whatever was frozen after it', () => {
    const states = [state('copil', 'copil', '2016-03-18', 5), state('asked', 'asked', '2016-10-01', 7)]
    expect(sentences(plan, states, dates, '2017-01-10')[2]).toEqual(['2016', '2016-03-18', 5])
  })

  test('a signature recorded long after froze another plan: its day is not recorded', () => {
    const late = state('signed', 'signature', '2016-06-01', 6)
    expect(sentences(plan, [late], dates, '2016-09-01').slice(0, 2)).toEqual([
      ['À la signature', null, null],
      ['2015', null, null],
    ])
  })

  test('the year that runs is today; a signature to come is not told', () => {
    const young = { startsOn: '2026-01-01', endsOn: '2030-12-31', signedOn: null }
    expect(sentences(plan, [], young, '2026-11-25').map(([when]) => when)).toEqual(['Aujourd’hui'])
    expect(sentences(plan, [], { ...young, signedOn: '2027-04-01' }, '2026-11-25').map(([when]) => when)).toEqual([
      'Aujourd’hui',
    ])
    expect(sentences(plan, [], young, '2027-01-01').map(([when]) => when)).toEqual(['2026', 'Aujourd’hui'])
  })

  test('a CTG without dates is told today only', () => {
    const none = { startsOn: null, endsOn: null, signedOn: null }
    expect(sentences(plan, [], none, '2026-11-25').map(([when]) => when)).toEqual(['Aujourd’hui'])
  })
})

describe('in words', () => {
  /** Spaces as typed. */
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
  const words = (plan: ReturnType<typeof aPlan>, sittings: Parameters<typeof t.sentences>[0]['sittings'] = []) =>
    t.sentences({ cooperation: measureCooperation(plan), points: [], sittings }).map(plain)

  test('shares, the strongest pair, who is alone, who carries nothing', () => {
    expect(
      words(
        aPlan([
          carriedBy('a', ['early', 'social']),
          carriedBy('b', ['early', 'social']),
          carriedBy('c', ['benefits']),
          carriedBy('d', []),
        ]),
      ),
    ).toEqual([
      'Sur 4 actions, 1 est portée par un seul service et 2 par deux services. 1 action n’a pas de service nommé.',
      'Comptées par partie : 1 est portée par une seule partie et 2 par deux parties.',
      'Agissent le plus souvent ensemble : Action sociale (Caf) et Petite enfance (Ville), sur 2 actions.',
      'Agit toujours seul : Prestations (Caf).',
      '1 service nommé ne porte aucune action : Habitat (Ville).',
      'Aucun siège ne nomme encore son service : on ne sait pas qui siège.',
    ])
  })

  test('who sat most, who has no seat', () => {
    const sittings = [
      { serviceId: 'early', meetings: 3, sat: 3 },
      { serviceId: 'social', meetings: 3, sat: 2 },
      { serviceId: 'benefits', meetings: 0, sat: 0 },
    ]
    expect(words(aPlan([]), sittings).at(-1)).toBe(
      'Ont le plus siégé : Petite enfance (Ville), à 3 réunions closes. N’a de siège dans aucune instance : Habitat (Ville).',
    )
    expect(sittings.map(t.sat).map(plain)).toEqual(['3 sur 3', '2 sur 3', 'pas encore'])
  })
})
