import { describe, expect, test } from 'vitest'
import { type ActKind, type AuthorisingAct, type Signature, signing } from '../convention.ts'
import { readKind, readState, type SignatoryKey, signatoryTexts } from './cells.ts'
import { judgeSignatory } from './judge.ts'
import { actStandingOf, awaitedActs, daysLate, type SignatoryRow, type SignatoryTable } from './signatory-row.ts'

const today = '2027-03-10'
const versions = [
  { id: 'v1', number: 1, decisionId: null },
  { id: 'v2', number: 2, decisionId: 'd' },
]
const act = (facts: Partial<AuthorisingAct> = {}): AuthorisingAct => ({
  kind: 'assembly',
  versionId: 'v2',
  number: '',
  adoptedOn: null,
  expectedOn: null,
  transmittedOn: null,
  note: '',
  ...facts,
})
const signature = (signedOn: string | null, versionId: string | null = 'v2'): Signature => ({
  versionId,
  signedOn,
  signedBy: '',
  signedAs: '',
  note: '',
})
const row = (facts: Partial<SignatoryRow> = {}): SignatoryRow => ({
  partyId: 'p',
  name: 'Commune de Soyères',
  shortName: 'Soyères',
  kind: 'authority',
  isLead: false,
  act: null,
  signature: null,
  representedBy: 'Paul Croisé',
  representedAs: 'maire',
  ...facts,
})
const tableOf = (one: SignatoryRow, signedOn: string | null = null): SignatoryTable => ({
  signatories: [one],
  versions,
  signedOn,
  isArchived: false,
})

/** What typing these texts makes of the row. */
function typing(one: SignatoryRow, texts: Partial<Record<SignatoryKey, string>>, signedOn: string | null = null) {
  const table = tableOf(one, signedOn)
  const seen = signatoryTexts(one, table, today)
  const keys = Object.keys(seen).filter((key): key is SignatoryKey => key in texts)
  const cells = keys.map((key) => ({ key, before: seen[key], after: texts[key] ?? '' }))
  return judgeSignatory(one, cells, { table, today })
}

describe('a cell typed', () => {
  test.each<[string, SignatoryRow, Partial<Record<SignatoryKey, string>>, Partial<AuthorisingAct>]>([
    ['a session passed is the day of adoption', row(), { session: '3 mars 2027' }, { adoptedOn: '2027-03-03' }],
    ['a session to come is expected', row(), { session: '19/03/2027' }, { adoptedOn: null, expectedOn: '2027-03-19' }],
    [
      'a session passed whose act is awaited stays expected',
      row(),
      { session: '17/02/2027', actState: 'attendu' },
      { adoptedOn: null, expectedOn: '2027-02-17' },
    ],
    [
      'an expected session moved to another day passed stays expected',
      row({ act: act({ expectedOn: '2027-02-17' }) }),
      { session: '18/02/2027' },
      { adoptedOn: null, expectedOn: '2027-02-18' },
    ],
    [
      'an expected session held another day, and received, is the day of adoption',
      row({ act: act({ expectedOn: '2027-02-17' }) }),
      { session: '18/02/2027', actState: 'reçu' },
      { adoptedOn: '2027-02-18' },
    ],
    [
      'an act said received takes the day it was expected',
      row({ act: act({ expectedOn: '2027-02-17' }) }),
      { actState: 'reçu' },
      { adoptedOn: '2027-02-17' },
    ],
    [
      'an act received on version 1 is said so',
      row({ act: act({ adoptedOn: '2027-01-24' }) }),
      { actState: 'reçu, version 1' },
      { adoptedOn: '2027-01-24', versionId: 'v1' },
    ],
    [
      'an act of version 1 that is voted again takes the version to sign',
      row({ act: act({ adoptedOn: '2027-01-24', versionId: 'v1' }) }),
      { actState: 'reçu' },
      { versionId: 'v2' },
    ],
    [
      'a day of version 1 that is corrected stays on version 1',
      row({ act: act({ adoptedOn: '2027-01-24', versionId: 'v1' }) }),
      { session: '25/01/2027' },
      { adoptedOn: '2027-01-25', versionId: 'v1' },
    ],
    ['a bureau is a bureau', row(), { actKind: 'Décision du Bureau' }, { kind: 'bureau' }],
  ])('%s', (_, one, texts, expected) => {
    const { after, refusals } = typing(one, texts)
    expect(refusals).toEqual({})
    expect(after.act).toMatchObject(expected)
  })

  test('a day of signature signs the version to sign, by whoever represents the party', () => {
    expect(typing(row(), { signedOn: '09/03/2027' }).after.signature).toEqual({
      ...signature('2027-03-09'),
      signedBy: 'Paul Croisé',
      signedAs: 'maire',
    })
  })
  test('a signature is erased by an empty cell, a refusal by another state', () => {
    expect(typing(row({ signature: signature('2027-03-09') }), { signedOn: '' }).after.signature).toBeNull()
    expect(typing(row({ signature: signature(null) }), { actState: 'attendu' }).after.signature).toBeNull()
    expect(typing(row(), { actState: 'refus' }).after.signature).toMatchObject({ signedOn: null })
  })

  test.each<[string, SignatoryRow, Partial<Record<SignatoryKey, string>>, SignatoryKey, RegExp]>([
    ['what is no day', row(), { session: 'bientôt' }, 'session', /n’est pas une date/],
    ['a month is no day', row(), { signedOn: 'mars 2027' }, 'signedOn', /n’est pas une date/],
    ['a signature to come', row(), { signedOn: '12/03/2027' }, 'signedOn', /à venir/],
    ['an unknown kind', row(), { actKind: 'vote' }, 'actKind', /nature d’acte/],
    ['an unknown state', row(), { actState: 'presque' }, 'actState', /état n’est pas connu/],
    ['a version that is not there', row(), { actState: 'reçu, version 9' }, 'actState', /état n’est pas connu/],
    ['an act received without a day', row(), { actState: 'reçu' }, 'actState', /jour de la séance/],
    [
      'an act received before its session',
      row({ act: act({ expectedOn: '2027-03-19' }) }),
      { actState: 'reçu' },
      'actState',
      /à venir/,
    ],
    [
      'a transmission before the adoption',
      row({ act: act({ adoptedOn: '2027-02-01', transmittedOn: '2027-02-02' }) }),
      { session: '03/02/2027' },
      'session',
      /transmission suit/,
    ],
    ['a refusal that signs', row(), { actState: 'refus', signedOn: '09/03/2027' }, 'signedOn', /refuser et signer/],
    ['too long a number', row(), { actNumber: 'x'.repeat(61) }, 'actNumber', /60 caractères/],
  ])('refuses %s, and says why', (_, one, texts, key, reason) => {
    expect(typing(one, texts).refusals[key]?.reason).toMatch(reason)
  })

  test('of a convention signed, a signature is not erased and nothing is awaited', () => {
    const signed = row({ signature: signature('2027-03-01'), act: act({ adoptedOn: '2027-02-01' }) })
    expect(typing(signed, { signedOn: '' }, '2027-03-01').refusals.signedOn?.reason).toMatch(/déjà signé/)
    expect(typing(signed, { actState: 'attendu' }, '2027-03-01').refusals.actState?.reason).toMatch(/plus attendu/)
    expect(actStandingOf(row(), tableOf(row(), '2027-03-01'), today)).toBe('unrecorded')
  })

  test('one that somebody changed meanwhile is refused with what it says now; the others are taken', () => {
    const one = row({ act: act({ number: '12' }) })
    const judged = judgeSignatory(
      one,
      [
        { key: 'actNumber', before: '11', after: '13' },
        { key: 'representedBy', before: 'Paul Croisé', after: 'Lise Ottoman' },
      ],
      { table: tableOf(one), today },
    )
    expect(judged.refusals).toEqual({ actNumber: { reason: expect.stringMatching(/entre-temps/), present: '12' } })
    expect(judged.after).toMatchObject({ representedBy: 'Lise Ottoman', act: { number: '12' } })
  })

  test('the same day written otherwise changes nothing', () => {
    const one = row({ act: act({ adoptedOn: '2027-03-03' }) })
    expect(typing(one, { session: '2027-03-03' }).changed).toEqual([])
  })
})

describe('where an act stands', () => {
  test.each<[string, SignatoryRow, string]>([
    ['nothing said', row(), 'awaited'],
    ['expected later', row({ act: act({ expectedOn: '2027-03-19' }) }), 'awaited'],
    ['expected yesterday', row({ act: act({ expectedOn: '2027-03-09' }) }), 'late'],
    ['expected today', row({ act: act({ expectedOn: today }) }), 'awaited'],
    ['adopted', row({ act: act({ adoptedOn: '2027-03-01' }) }), 'received'],
    ['adopted on version 1', row({ act: act({ adoptedOn: '2027-03-01', versionId: 'v1' }) }), 'to-vote-again'],
    ['none needed', row({ act: act({ kind: 'none' }) }), 'received'],
    [
      'refused, whatever its act',
      row({ signature: signature(null), act: act({ expectedOn: '2027-01-01' }) }),
      'refused',
    ],
  ])('%s', (_, one, standing) => {
    expect(actStandingOf(one, tableOf(one), today)).toBe(standing)
  })
  test('the latest is reminded first, a refusal never', () => {
    const late = row({ partyId: 'late', act: act({ expectedOn: '2027-02-17' }) })
    const refused = row({ partyId: 'refused', signature: signature(null) })
    const table = { ...tableOf(row()), signatories: [row(), late, refused] }
    expect(daysLate(late, today)).toBe(21)
    expect(awaitedActs(table, today).map(({ partyId }) => partyId)).toEqual(['late', 'p'])
  })
  test('a party that refuses is counted among those that sign by nobody', () => {
    const rows = [
      row({ partyId: 'a', signature: signature('2027-03-01') }),
      row({ partyId: 'b', signature: signature(null) }),
    ]
    expect(signing({ ...tableOf(row()), signatories: rows })).toMatchObject({ done: 1, total: 1, awaited: [] })
  })
})

test.each<[string, ActKind | undefined]>([
  ['délibération', 'assembly'],
  ['Conseil d’administration', 'assembly'],
  ['décision par délégation', 'delegation'],
  ['commission permanente', 'commission'],
  ['aucun acte', 'none'],
  ['courrier', undefined],
])('« %s » is a kind of act', (text, kind) => {
  expect(readKind(text)).toBe(kind)
})

test.each([
  ['voté', 'received'],
  ['Reçu le 3', 'received'],
  ['prévu', 'awaited'],
  ['a refusé', 'refused'],
  ['sans avis', undefined],
])('« %s » is a state', (text, state) => {
  expect(readState(text, versions)?.state).toBe(state)
})
