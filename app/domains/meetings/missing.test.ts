import { describe, expect, test } from 'vitest'
import { meetingLabels } from './labels.fr.ts'
import { countNotNoted, missingPositions, missingSeats, presenceOf, type SeatAtMeeting, whoSat } from './missing.ts'
import { readMissing } from './read-missing.ts'

const seat = (functionTitle: string, given: Partial<SeatAtMeeting> = {}): SeatAtMeeting => ({
  id: functionTitle,
  functionTitle,
  partyName: 'Ville',
  holderName: 'A. Nom',
  since: null,
  until: null,
  presence: null,
  personName:
    given.presence === undefined ? null : given.holderName === undefined ? 'A. Nom' : (given.holderName ?? ''),
  ...given,
})

describe('what was missing at a meeting', () => {
  test('the copil of 18 March 2016: mayor and director sat, the two other seats are named', () => {
    const seats = [
      seat('Maire', { presence: 'present' }),
      seat('Direction générale des services', { presence: 'absent' }),
      seat('Direction', { partyName: 'Caf', presence: 'present' }),
      seat('Administratrice ou administrateur', { partyName: 'Caf', holderName: null }),
    ]
    expect(missingSeats(seats, '2016-03-18')).toEqual([
      { code: 'seats-empty', count: 1, names: ['Caf : Administratrice ou administrateur'] },
      { code: 'seats-absent', count: 1, names: ['Ville : Direction générale des services'] },
    ])
  })
  test('nothing when everybody sat or was represented, or when the seat did not count yet', () => {
    const seats = [
      seat('Maire', { presence: 'represented' }),
      seat('Présidente', { holderName: null, presence: 'present' }),
      seat('Nouveau siège', { since: '2017-01-01' }),
    ]
    expect(missingSeats(seats, '2016-03-18')).toEqual([])
  })
  test('a presence not noted is no absence; a seat without holder is said all the same', () => {
    const seats = [seat('Maire'), seat('Présidente', { holderName: null }), seat('Élue', { presence: 'absent' })]
    expect(missingSeats(seats, '2016-03-18').map(({ code, names }) => [code, ...names])).toEqual([
      ['seats-empty', 'Ville : Présidente'],
      ['seats-absent', 'Ville : Élue'],
    ])
    expect(countNotNoted(seats)).toBe(1)
  })
  test.each([
    ['held, noted absent', {}, 'absent', 'A. Nom', 'absent'],
    ['held, not noted', {}, null, null, null],
    ['without holder, not noted', { holderName: null }, null, null, 'vacant'],
    ['without holder, noted absent', { holderName: null }, 'absent', '', 'vacant'],
    ['without holder, noted excused', { holderName: null }, 'excused', '', 'vacant'],
    ['without holder, somebody sat', { holderName: null }, 'present', 'B. Nom', 'present'],
    ['without holder, whoever was called did not come', { holderName: null }, 'absent', 'B. Nom', 'absent'],
    ['held since, empty that day', {}, 'absent', '', 'vacant'],
  ] as const)('a seat %s', (_title, given, presence, personName, said) => {
    const one = seat('Maire', { ...given, presence, personName })
    expect(presenceOf(one)).toBe(said)
    expect(countNotNoted([one])).toBe(said === null ? 1 : 0)
    const missing = missingSeats([one], '2016-03-18').map(({ code }) => code)
    expect(missing.includes('seats-absent')).toBe(said === 'absent' && one.holderName !== null)
    expect(missing.includes('seats-empty')).toBe(said === 'vacant' || (said === 'absent' && one.holderName === null))
  })
  test('excused is not sitting', () => {
    expect(missingSeats([seat('Maire', { presence: 'excused' })], '2016-03-18')).toHaveLength(1)
  })
  test('signatories not asked are named', () => {
    expect(
      missingPositions([
        { partyName: 'Caf', position: 'agreement' },
        { partyName: 'MSA', position: 'not-asked' },
      ]),
    ).toEqual([{ code: 'positions-not-asked', count: 1, names: ['MSA'] }])
  })
  test('a stored list is read back, names left out or not', () => {
    expect(readMissing([{ code: 'no-body', count: 1 }])).toEqual([{ code: 'no-body', count: 1, names: [] }])
  })
})

describe('who sat on a seat', () => {
  const seat = { holderName: 'Mme Arnaud', announcedRepresentative: 'M. Brel' }
  test.each([
    ['represented', '', 'M. Brel'],
    ['represented', 'Mme Arnaud', 'M. Brel'],
    ['represented', 'Mme Colin', 'Mme Colin'],
    ['present', '', 'Mme Arnaud'],
    ['excused', '', 'Mme Arnaud'],
  ] as const)('noted %s with « %s » is %s', (presence, typed, name) => {
    expect(whoSat(seat, { presence, typed })).toBe(name)
  })
  test('is nobody when nothing is known', () => {
    expect(whoSat({ holderName: null, announcedRepresentative: null }, { presence: 'represented', typed: '' })).toBe('')
  })
  test('is whoever was called to it when it has no holder', () => {
    const empty = { holderName: null, announcedRepresentative: 'M. Brel' }
    expect(whoSat(empty, { presence: 'present', typed: '' })).toBe('M. Brel')
  })
})

test.each([
  ['Mme Arnaud', 'represented', 'M. Brel', 'a dit se faire représenter par M. Brel'],
  ['Mme Arnaud', 'declined', 'M. Brel', 'a dit ne pas venir ; à sa place, M. Brel'],
  ['Mme Arnaud', 'declined', null, 'a dit ne pas venir'],
  ['Mme Arnaud', 'accepted', null, ''],
  [null, null, 'M. Brel', 'personne convoquée : M. Brel'],
  [null, null, null, ''],
] as const)(
  'of %s who answered %s, %s being called, the seat says « %s »',
  (holderName, holderReply, standIn, words) => {
    expect(meetingLabels.announced({ holderName, holderReply, announcedRepresentative: standIn })).toBe(words)
  },
)
