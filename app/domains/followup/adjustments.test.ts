import { describe, expect, test } from 'vitest'
import { type Adjustable, listAdjustments, type ReportedState, readSettled, settleAdjustments } from './adjustments.ts'
import { followupLabels as t } from './labels.fr.ts'

const sheet: Adjustable = {
  status: 'in-progress',
  isWatched: false,
  nextStep: 'Ouvrir le second site',
  nextStepOn: '2026-12-01',
  endsOn: '2027-06-01',
  endsPrecision: 'month',
  leadName: 'Julie Percale',
  partnersText: 'Les Petits Pas',
  step: null,
}
const report = (given: Partial<ReportedState> = {}): ReportedState => ({
  actionStatus: 'in-progress',
  isWatched: false,
  nextStep: '',
  nextStepOn: null,
  proposedEndsOn: null,
  proposedLead: '',
  proposedPartner: '',
  proposedStepId: null,
  proposedStepTitle: '',
  proposedStepOn: null,
  ...given,
})
const plain = { precision: 'day', title: '' } as const
const sentences = (given: Partial<ReportedState>, from: Partial<Adjustable> = {}) =>
  listAdjustments({ ...sheet, ...from }, report(given)).map(t.changeSentence)

describe('what a report adjusts', () => {
  test('nothing, when it says the same', () => {
    expect(listAdjustments(sheet, report())).toEqual([])
    expect(
      listAdjustments(sheet, report({ proposedLead: 'Julie Percale', proposedPartner: 'Les Petits Pas' })),
    ).toEqual([])
  })
  test('only what it says, before and after', () => {
    const given = report({
      isWatched: true,
      proposedEndsOn: '2028-01-31',
      nextStep: 'Recruter',
      proposedLead: 'Ali Lin',
      proposedPartner: 'PMI',
    })
    expect(listAdjustments(sheet, given)).toEqual([
      { field: 'isWatched', before: false, after: true, ...plain },
      { field: 'endsOn', before: '2027-06-01', after: '2028-01-01', ...plain, precision: 'month' },
      { field: 'nextStep', before: 'Ouvrir le second site', after: 'Recruter', ...plain },
      { field: 'nextStepOn', before: '2026-12-01', after: null, ...plain },
      { field: 'leadName', before: 'Julie Percale', after: 'Ali Lin', ...plain },
      { field: 'partnersText', before: 'Les Petits Pas', after: 'Les Petits Pas, PMI', ...plain },
    ])
  })
  test('an end known to the month stays so, and a day of the same month changes nothing', () => {
    expect(listAdjustments(sheet, report({ proposedEndsOn: '2027-06-30' }))).toEqual([])
  })
  test('a step keeps the precision it had; one that left the sheet is not moved', () => {
    const moved = { proposedStepId: 's1', proposedStepTitle: 'Travaux', proposedStepOn: '2027-05-20' }
    const step = { targetOn: '2027-01-01', targetPrecision: 'quarter' } as const
    const [change] = listAdjustments({ ...sheet, step }, report(moved))
    expect(change).toEqual({
      field: 'step',
      before: '2027-01-01',
      after: '2027-04-01',
      precision: 'quarter',
      title: 'Travaux',
    })
    expect(listAdjustments(sheet, report(moved))).toEqual([])
    expect(listAdjustments({ ...sheet, step: { ...step, targetOn: '2027-04-01' } }, report(moved))).toEqual([])
  })
})

describe('an adjustment in words', () => {
  test.each([
    ['échéance déplacée de juin à septembre 2027', { proposedEndsOn: '2027-09-15' }, {}],
    ['échéance déplacée de juin 2027 à janvier 2028', { proposedEndsOn: '2028-01-15' }, {}],
    ['échéance déplacée d’avril à juin 2027', { proposedEndsOn: '2027-06-15' }, { endsOn: '2027-04-01' }],
    [
      'échéance déplacée du 1er au 2e trimestre 2027',
      { proposedEndsOn: '2027-06-15' },
      { endsOn: '2027-01-01', endsPrecision: 'quarter' },
    ],
    [
      'échéance déplacée du 28 février au 1er mars 2027',
      { proposedEndsOn: '2027-03-01' },
      { endsOn: '2027-02-28', endsPrecision: 'day' },
    ],
    [
      'échéance déplacée de 2027 à 2028',
      { proposedEndsOn: '2028-03-01' },
      { endsOn: '2027-01-01', endsPrecision: 'year' },
    ],
    ['échéance : septembre 2027', { proposedEndsOn: '2027-09-15' }, { endsOn: null }],
    ['état : suspendue', { actionStatus: 'suspended' }, {}],
    ['action à surveiller', { isWatched: true }, {}],
    ['pilote : Ali Lin', { proposedLead: 'Ali Lin' }, {}],
    ['étape «\u00a0Ouvrir\u00a0» ajoutée', { proposedStepTitle: 'Ouvrir' }, {}],
    ['étape «\u00a0Ouvrir\u00a0» prévue : mai 2027', { proposedStepTitle: 'Ouvrir', proposedStepOn: '2027-05-04' }, {}],
  ] as const)('%s', (sentence, given, from) => {
    expect(sentences(given, from)).toEqual([sentence])
  })

  test('the first sentence of the facts is enough in a list', () => {
    expect(t.firstSentence('Dix-huit familles. Le recrutement tarde.')).toBe('Dix-huit familles.')
    expect(t.firstSentence('Un texte bien trop long pour tenir', 14)).toBe('Un texte bien…')
    expect(t.delay(3)).toBe('3 mois de retard')
    expect(t.delay(-1)).toBe('1 mois d’avance')
    expect(t.delay(0)).toBe('à l’heure')
  })
})

describe('an answer', () => {
  const proposed = listAdjustments(sheet, report({ isWatched: true, nextStep: 'Recruter', nextStepOn: '2027-01-10' }))
  const taken = (chosen: readonly string[] | 'all') =>
    settleAdjustments(proposed, chosen).flatMap(({ field, isTaken }) => (isTaken ? [field] : []))

  test('takes all, some or nothing; the date of the next step goes with it', () => {
    expect(taken('all')).toEqual(['isWatched', 'nextStep', 'nextStepOn'])
    expect(taken(['nextStep'])).toEqual(['nextStep', 'nextStepOn'])
    expect(taken(['isWatched', 'nextStepOn'])).toEqual(['isWatched'])
    expect(taken([])).toEqual([])
  })
  test('is read again as it was kept', () => {
    const settled = settleAdjustments(proposed, ['nextStep'])
    expect(readSettled(JSON.parse(JSON.stringify(settled)))).toEqual(settled)
    expect(() => readSettled([{ field: 'status' }])).toThrow()
  })
})
