import { describe, expect, test } from 'vitest'
import type { Signatory } from '#app/domains/convention/convention.ts'
import { readProse } from '#app/domains/documents/prose.ts'
import {
  type Amendment,
  type AmendmentParts,
  amendmentStanding,
  calledToSign,
  comesInForceOn,
  oneYearLater,
  refusalToFreeze,
  refusalToPrepare,
} from './amendments.ts'
import { applyChanges, asConsolidated, type ConventionBase } from './consolidate.ts'
import { amendmentLabels as t } from './labels.fr.ts'
import { changedArticles } from './proposed-articles.ts'
import { effectOf, noticeIn, refusalToTerminate, terminationState } from './termination.ts'
import { typedWords } from './typed-words.ts'

const signature = (signedOn: string | null) => ({ versionId: 'a', signedOn, signedBy: '', signedAs: '', note: '' })
const signatory = (partyId: string, given: Partial<Signatory> = {}): Signatory => ({
  ...{ partyId, name: partyId, shortName: partyId, kind: 'authority', isLead: true, act: null, signature: null },
  ...given,
})
const amendment = (given: Partial<Amendment> = {}): Amendment => ({
  ...{ id: 'a', number: 1, decisionId: null, inForceOn: null, isWithdrawn: false, isArchived: false, signatories: [] },
  ...given,
})
const nothing: AmendmentParts = {
  ...{ newEndsOn: null, addsActions: false, partyIds: [], communeCodes: [], articleTitles: [] },
}
const dates = { startsOn: '2022-01-01', endsOn: '2026-12-31', signedOn: '2022-03-01' }
const today = '2026-11-24'

test.each([
  ['in preparation', amendment({ number: null }), 'draft', 'en préparation'],
  ['frozen, which no copil is awaited for', amendment(), 'frozen', 'figé, à voter'],
  ['frozen, its CTG archived', amendment({ isArchived: true }), 'frozen', 'figé'],
  ['tied to a decision', amendment({ decisionId: 'd' }), 'validated', 'validé par une décision, à voter'],
  [
    'signed by one of two',
    amendment({ signatories: [signatory('x', { signature: signature('2026-11-01') }), signatory('y')] }),
    'signing',
    'en cours de signature, 1 sur 2',
  ],
  [
    'in force',
    amendment({ inForceOn: '2026-11-01', signatories: [signatory('x', { signature: signature('2026-11-01') })] }),
    'signed',
    'en vigueur depuis le 1er novembre 2026',
  ],
  ['withdrawn', amendment({ isWithdrawn: true }), 'withdrawn', 'retiré'],
])('an amendment %s is said so everywhere', (_title, given, stage, words) => {
  const standing = amendmentStanding(given)
  expect(standing.stage).toBe(stage)
  expect(t.state({ ...standing, inForceOn: given.inForceOn })).toBe(words)
})

test('it is in force the day of the last signature, both lead parties having signed', () => {
  const both = [
    signatory('caf', { signature: signature('2026-11-01') }),
    signatory('town', { signature: signature('2026-11-10') }),
  ]
  expect(comesInForceOn(amendment({ signatories: both }))).toBe('2026-11-10')
  expect(comesInForceOn(amendment({ signatories: [signatory('caf'), ...both.slice(1)] }))).toBeNull()
  expect(comesInForceOn(amendment({ signatories: both, isWithdrawn: true }))).toBeNull()
  const refused = signatory('msa', { isLead: false, signature: signature(null) })
  expect(comesInForceOn(amendment({ signatories: [...both, refused] }))).toBe('2026-11-10')
})

describe('what is refused, with its reason', () => {
  test.each([
    [refusalToPrepare('extension', { ...dates, endsOn: null }, today), 'no-end-to-extend'],
    [refusalToPrepare('joining', { ...dates, signedOn: null }, today), 'joining-before-signature'],
    // Applied, its signature known elsewhere; then neither signed nor begun.
    [refusalToPrepare('correction', { ...dates, endsOn: null, signedOn: null }, today), undefined],
    [refusalToPrepare('correction', { ...dates, startsOn: '2027-01-01', signedOn: null }, today), 'nothing-to-amend'],
    [refusalToPrepare('extension', { ...dates, startsOn: null, signedOn: null }, today), 'nothing-to-amend'],
    [refusalToPrepare('extension', { ...dates, startsOn: '2027-01-01' }, today), undefined],
    [refusalToFreeze(amendment({ number: null }), nothing, dates), 'amendment-changes-nothing'],
    [refusalToFreeze(amendment({ number: null }), { ...nothing, newEndsOn: '2026-12-31' }, dates), 'end-not-later'],
    [refusalToFreeze(amendment({ number: null }), { ...nothing, newEndsOn: '2027-12-31' }, dates), undefined],
    [refusalToFreeze(amendment(), { ...nothing, newEndsOn: '2027-12-31' }, dates), 'amendment-frozen'],
    [refusalToFreeze(amendment({ isWithdrawn: true }), nothing, dates), 'amendment-withdrawn'],
  ])('%s', (reason, expected) => {
    expect(reason).toBe(expected)
  })
})

test('who signed or is still to sign the convention signs its amendments; who refused does only when joining', () => {
  const signatories = [signatory('caf'), signatory('town'), signatory('refused', { signature: signature(null) })]
  expect(calledToSign(signatories, [])).toEqual(['caf', 'town'])
  expect(calledToSign(signatories, ['refused', 'new'])).toEqual(['caf', 'town', 'refused', 'new'])
})

test('a year later keeps the day; the end of February stays the end of February', () => {
  expect([oneYearLater('2026-12-31'), oneYearLater('2028-02-29')]).toEqual(['2027-12-31', '2029-02-28'])
})

describe('the articles as amended', () => {
  const given = {
    articles: [
      { title: 'Objet de la convention', body: readProse('Les parties coopèrent.') },
      { title: 'Durée', body: readProse('Elle s’achève le 31 décembre 2026.') },
    ],
    ...{ startsOn: '2022-01-01', endsOn: '2026-12-31', newEndsOn: null, partyNames: [], communeNames: [], written: [] },
  }

  test('the day of the end is replaced where it is said', () => {
    expect(changedArticles({ ...given, newEndsOn: '2027-12-31' })).toMatchObject([
      { number: 2, title: 'Durée', isNew: false, after: [{ text: 'Elle s’achève le 31 décembre 2027.' }] },
    ])
  })

  test('and so is how long it lasts, whatever else lasts as long', () => {
    const body = readProse('Elle s’achève le 31 décembre 2026, soit une durée de cinq ans. Vingt-cinq ans après, rien.')
    const articles = [{ title: 'Durée', body }]
    expect(typedWords(changedArticles({ ...given, articles, newEndsOn: '2027-12-31' })[0]?.after ?? [])).toBe(
      'Elle s’achève le 31 décembre 2027, soit une durée de six ans. Vingt-cinq ans après, rien.',
    )
    // Filled by a fact, its words are a run of their own.
    const runs = [{ text: 'Elle dure, soit une durée de ' }, { text: 'cinq ans' }, { text: '.' }]
    const filled = [{ title: 'Durée', body: [{ kind: 'words' as const, runs }] }]
    expect(JSON.stringify(changedArticles({ ...given, articles: filled, newEndsOn: '2027-12-31' }))).toContain(
      'six ans',
    )
    const half = changedArticles({ ...given, articles, newEndsOn: '2027-06-30' })
    expect(typedWords(half[0]?.after ?? [])).toContain('une durée de 66 mois.')
  })

  test('a day that no article says becomes a sentence, an article that is not there a new one', () => {
    const other = { ...given, endsOn: '2025-06-30', newEndsOn: '2027-12-31' }
    expect(typedWords(changedArticles(other)[0]?.after ?? [])).toContain('La convention s’achève le 31 décembre 2027.')
    expect(changedArticles({ ...other, articles: [] })).toMatchObject([{ number: null, title: 'Durée', isNew: true }])
  })

  test('who joins and which commune enters are said in the first article; words of the parties win', () => {
    const joined = changedArticles({ ...given, partyNames: ['MSA'], communeNames: ['Ourdoy', 'Soyères'] })
    expect(typedWords(joined[0]?.after ?? [])).toBe(
      'Les parties coopèrent.\n\nLa MSA rejoint la convention et en accepte l’ensemble des engagements.\n\nLe périmètre de la convention comprend aussi les communes suivantes : Ourdoy et Soyères.',
    )
    const written = [{ title: 'durée', body: 'Autrement.' }]
    expect(changedArticles({ ...given, newEndsOn: '2027-12-31', written })).toMatchObject([
      { title: 'Durée', isWritten: true, after: [{ text: 'Autrement.' }] },
    ])
  })
})

describe('the consolidated text', () => {
  const base: ConventionBase = {
    ...{ period: '2022-2026', version: { label: 'Version 2', state: 'Projet', madeOn: '1er mars 2022' } },
    parties: [{ name: 'Caf' }],
    articles: [{ title: 'Durée', body: readProse('Quatre ans.') }],
    signatures: { made: 'Fait en deux exemplaires.', rows: [{}] },
    plan: [{ title: 'Axe' }],
    kept: 'as it is',
  }
  const change = { period: '2022-2027', parties: [{ name: 'MSA' }], plan: null }

  test('takes amendments one after the other and leaves the rest as it is', () => {
    const text = applyChanges(base, [
      { ...change, number: 1, articles: [{ title: 'durée', after: readProse('Cinq ans.') }] },
      { ...change, number: 2, period: null, articles: [{ title: 'Sobriété', after: readProse('Nouveau.') }], plan: [] },
    ])
    expect(text).toMatchObject({
      period: '2022-2027',
      parties: [{ name: 'Caf' }, { name: 'MSA' }],
      articles: [{ title: 'Durée', body: [{ text: 'Cinq ans.' }] }, { title: 'Sobriété' }],
      plan: [],
      kept: 'as it is',
    })
    expect(base.articles[0]?.body).toEqual(readProse('Quatre ans.'))
  })

  test('is said without value of a signed one, with no line to sign', () => {
    const state = t.consolidatedState([1, 2])
    const words = { label: t.consolidated, state, madeOn: '', made: t.consolidatedMade }
    const said = asConsolidated(base, { ...words, signedOn: '1er mars 2022' })
    expect(said.version.state).toBe('Texte consolidé avec les avenants 1 et 2, sans valeur signée')
    expect(said.signatures.rows).toEqual([])
    // Signed, no act is said awaited; not signed, they are.
    expect(said).toMatchObject({ signedOn: '1er mars 2022' })
    expect(asConsolidated(base, { ...words, signedOn: null })).not.toHaveProperty('signedOn')
  })
})

describe('a termination', () => {
  test.each([
    ['moyennant un préavis de trois mois.', { length: 3, unit: 'month' }],
    ['sous un préavis de 90 jours', { length: 90, unit: 'day' }],
    ['un préavis d’au moins six mois', undefined],
    ['avec un préavis d’un mois', { length: 1, unit: 'month' }],
    ['sans préavis', undefined],
  ])('the notice is read in « %s »', (words, notice) => {
    expect(noticeIn(words)).toEqual(notice)
  })

  test('its effect is computed: months keep the day, days are counted', () => {
    expect(effectOf('2026-11-30', { length: 3, unit: 'month' })).toBe('2027-02-28')
    expect(effectOf('2026-11-30', { length: 90, unit: 'day' })).toBe('2027-02-28')
  })

  test('is said in notice until its last day, included', () => {
    const one = { partyId: 'x', isWhole: true, effectiveOn: '2027-02-28', isWithdrawn: false }
    expect(terminationState(one, '2027-02-28')).toBe('in-notice')
    expect(terminationState(one, '2027-03-01')).toBe('effective')
  })

  test('a party leaves once, all end once, and nothing ends before there is a convention', () => {
    const ctg = { startsOn: '2022-01-01', signedOn: null }
    const one = { partyId: 'x', isWhole: false, effectiveOn: '2027-02-28', isWithdrawn: false }
    expect(refusalToTerminate([one], { partyId: 'x', isWhole: false }, ctg)).toBe('already-terminated')
    expect(refusalToTerminate([one], { partyId: 'y', isWhole: false }, ctg)).toBeUndefined()
    expect(refusalToTerminate([{ ...one, isWithdrawn: true }], { partyId: 'x', isWhole: true }, ctg)).toBeUndefined()
    expect(refusalToTerminate([], { partyId: null, isWhole: true }, { startsOn: null, signedOn: null })).toBe(
      'not-begun',
    )
  })
})

test('in force, an amendment awaits no act: those that nobody noted are said so', () => {
  const standing = { voted: [], signed: ['caf', 'town'], total: 2, called: 2 }
  expect(t.gathered(standing, false)).toBe('0 sur 2 l’ont voté, 2 sur 2 l’ont signé.')
  expect(t.gathered(standing, true)).toBe('2 sur 2 l’ont signé ; 2\u00a0actes non relevés.')
  expect(t.gathered({ ...standing, voted: ['caf', 'town'] }, true)).toBe('2 sur 2 l’ont signé.')
})
