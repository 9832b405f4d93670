import { describe, expect, test } from 'vitest'
import {
  type ActKind,
  actProblems,
  authorising,
  type Convention,
  frozenAfter,
  missingOf,
  refusalToBecome,
  type Signatory,
  type SignatureState,
  signing,
  versionToSign,
} from './convention.ts'

const first = { id: 'v1', number: 1, decisionId: null }
const second = { id: 'v2', number: 2, decisionId: null }

const act = (kind: ActKind, adoptedOn: string | null, versionId: string | null = 'v2') => ({
  kind,
  versionId,
  number: '',
  adoptedOn,
  expectedOn: null,
  transmittedOn: null,
  note: '',
})
const signature = (signedOn: string | null, versionId: string | null = 'v2') => ({
  versionId,
  signedOn,
  signedBy: '',
  signedAs: '',
  note: '',
})
const signatory = (name: string, facts: Partial<Signatory> = {}): Signatory => ({
  partyId: name,
  name,
  shortName: name,
  kind: 'authority',
  isLead: false,
  act: null,
  signature: null,
  ...facts,
})
const convention = (signatories: readonly Signatory[], facts: Partial<Convention> = {}): Convention => ({
  signatories,
  versions: [first, second],
  signedOn: null,
  isArchived: false,
  ...facts,
})
const inState = (state: SignatureState): Signatory =>
  signatory('a', { signature: { awaited: null, refused: signature(null), signed: signature('2027-02-12') }[state] })

describe('the version to sign (§2.6)', () => {
  test.each([
    ['none without a version', [], undefined],
    ['the last one when no decision names one', [second, first], 'v2'],
    ['the last one tied to a decision', [{ ...first, decisionId: 'd' }, second], 'v1'],
  ])('is %s', (_case, versions, id) => {
    expect(versionToSign(versions)?.id).toBe(id)
  })
})

describe('authorising acts (§3)', () => {
  const fifteen = convention([
    signatory('Caf', { kind: 'caf', isLead: true, act: act('commission', '2027-01-20') }),
    ...Array.from({ length: 8 }, (_, index) => signatory(`commune ${index}`, { act: act('assembly', '2027-01-15') })),
    signatory('bureau', { act: act('bureau', '2027-01-28', 'v1') }),
    signatory('délégation', { act: act('none', null) }),
    ...Array.from({ length: 3 }, (_, index) => signatory(`attendue ${index}`, { act: act('assembly', null) })),
    signatory('sans rien'),
  ])

  test('are counted out of all signatories: 11 of 15', () => {
    const { done, total, awaited, onAnotherVersion, completedOn } = authorising(fifteen)
    expect([done, total, awaited.length, completedOn]).toEqual([11, 15, 4, null])
    expect(onAnotherVersion.map(({ name }) => name)).toEqual(['bureau'])
  })

  test('that Trame does not have, of a convention that is signed, are not recorded rather than awaited', () => {
    const signed = { ...fifteen, signedOn: '2027-02-20' }
    expect(authorising(signed)).toMatchObject({ done: 11, awaited: [], unrecorded: { length: 4 }, completedOn: null })
    expect(signing(signed)).toMatchObject({ awaited: [], unrecorded: { length: 15 } })
    const missing = missingOf(signed, { articles: 0, textRemarks: 0, hasSignedFile: true })
    expect(missing.map(({ code }) => code)).toEqual(['convention.acts-on-another-version'])
  })

  test('are complete, on the day of the last one, when the others refused', () => {
    const complete = convention([
      signatory('a', { act: act('assembly', '2027-01-15') }),
      signatory('b', { act: act('bureau', '2027-02-03') }),
      signatory('c', { signature: signature(null) }),
    ])
    expect(authorising(complete)).toMatchObject({ done: 2, total: 3, awaited: [], completedOn: '2027-02-03' })
  })

  test.each([
    ['authority', '2026-11-25', null, { adoptedOn: 'adopted-in-future' }],
    ['authority', '2026-11-20', '2026-11-19', { transmittedOn: 'transmitted-before-adoption' }],
    ['authority', null, '2026-11-19', { transmittedOn: 'transmitted-before-adoption' }],
    ['caf', '2026-11-20', '2026-11-21', { transmittedOn: 'transmission-without-authority' }],
    ['authority', '2026-11-20', '2026-11-22', {}],
    ['partner', null, null, {}],
  ] as const)('of a %s adopted %s, transmitted %s: %o', (kind, adoptedOn, transmittedOn, problems) => {
    expect(actProblems({ adoptedOn, transmittedOn }, kind, '2026-11-24')).toEqual(problems)
  })
})

describe('signatures (§4)', () => {
  const caf = signatory('Caf', { kind: 'caf', isLead: true, signature: signature('2027-02-12') })
  const town = signatory('Ville', { isLead: true, signature: signature('2027-02-20') })

  test.each<[string, Convention, string | null]>([
    ['the last one signs it', convention([caf, town]), '2027-02-20'],
    ['one is awaited', convention([caf, signatory('Ville', { isLead: true })]), null],
    ['one is on another version', convention([caf, { ...town, signature: signature('2027-02-20', 'v1') }]), null],
    [
      'an associate commune refused',
      convention([caf, town, signatory('c', { signature: signature(null) })]),
      '2027-02-20',
    ],
    ['the lead authority refused', convention([caf, { ...town, signature: signature(null) }]), null],
    ['nobody signs', convention([]), null],
    [
      'one joins later by amendment',
      convention([caf, town, signatory('c', { signature: signature('2028-01-10', 'v3') })], { signedOn: '2027-02-20' }),
      '2027-02-20',
    ],
    [
      'the text was made elsewhere',
      convention(
        [caf, town].map((one) => ({ ...one, signature: signature('2015-04-08', null) })),
        { versions: [] },
      ),
      '2015-04-08',
    ],
  ])('when %s', (_case, given, completedOn) => {
    expect(signing(given).completedOn).toBe(completedOn)
  })

  test('on another version are named while the convention is not signed', () => {
    const given = convention([caf, { ...town, signature: signature('2027-02-20', 'v1') }])
    expect(signing(given).onAnotherVersion.map(({ name }) => name)).toEqual(['Ville'])
    expect(signing({ ...given, signedOn: '2027-02-20' }).onAnotherVersion).toEqual([])
  })

  test.each<[SignatureState, SignatureState, string | null, string | undefined]>([
    ['signed', 'awaited', null, undefined],
    ['signed', 'refused', null, undefined],
    ['signed', 'signed', null, undefined],
    ['refused', 'signed', null, 'already-signed'],
    ['refused', 'awaited', null, undefined],
    ['awaited', 'signed', null, undefined],
    ['awaited', 'awaited', null, 'nothing-recorded'],
    ['signed', 'refused', '2027-02-20', undefined],
    ['signed', 'signed', '2027-02-20', 'already-signed'],
    ['awaited', 'signed', '2027-02-20', 'already-signed'],
  ])('become %s from %s, convention signed on %s: %s', (target, before, signedOn, refusal) => {
    expect(refusalToBecome(target, inState(before), { signedOn })).toBe(refusal)
  })

  test('are of signatories only', () => {
    expect(refusalToBecome('signed', undefined, { signedOn: null })).toBe('not-a-signatory')
  })
})

describe('what is missing (§5)', () => {
  const written = { articles: 14, textRemarks: 0, hasSignedFile: false }

  test('is said in the order of the work', () => {
    const nothing = convention([signatory('a')], { versions: [] })
    expect(missingOf(nothing, { ...written, articles: 0 }).map(({ code }) => code)).toEqual([
      'convention.no-article',
      'convention.no-version',
      'convention.acts-awaited',
      'convention.signatures-awaited',
    ])
  })

  test('claims nothing of the past of a CTG signed before Trame', () => {
    const takenUp = convention([signatory('a')], { versions: [], signedOn: '2023-02-20' })
    expect(missingOf(takenUp, { ...written, articles: 0 })).toEqual([{ code: 'convention.signed-not-filed', count: 1 }])
  })

  test('is nothing once all have signed and the paper is filed', () => {
    const done = signatory('a', { act: act('assembly', '2027-01-15'), signature: signature('2027-02-20') })
    const signed = convention([done], { versions: [{ ...second, decisionId: 'd' }], signedOn: '2027-02-20' })
    expect(missingOf(signed, { ...written, hasSignedFile: true })).toEqual([])
  })
})

test('an act or a signature older than the version it names is pointed out', () => {
  const versions = [{ ...first, frozenOn: '2026-03-02' }, second]
  const later = (day: string | null, versionId: string | null = 'v1') =>
    frozenAfter({ versionId, day }, versions)?.number
  expect([later('2026-03-01'), later('2026-03-02'), later(null), later('2026-03-01', null)]).toEqual([
    1,
    undefined,
    undefined,
    undefined,
  ])
  // Nothing is said of the day of the second one.
  expect(later('2026-03-01', 'v2')).toBeUndefined()
})
