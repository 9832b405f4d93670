import { describe, expect, test } from 'vitest'
import { giveBack, type SaidBefore } from './given-back.ts'
import { reportedAction } from './reported-action.ts'

const action = reportedAction({
  status: 'in-progress',
  isWatched: false,
  nextStep: '',
  endsOn: null,
  endsPrecision: 'month',
  leadName: '',
  partnersText: '',
  measures: [],
  steps: [
    { id: 'moves', title: 'Ouverture', targetOn: null, targetPrecision: 'month', status: 'to-come' },
    { id: 'done', title: 'Étude', targetOn: null, targetPrecision: 'month', status: 'done' },
  ],
})
const said: SaidBefore = {
  status: 'sent-back',
  actionStatus: 'suspended',
  isWatched: true,
  facts: 'Rien n’avance.',
  coversFrom: null,
  coversTo: null,
  delayMonths: 0,
  difficultyKind: null,
  difficulty: '',
  helpWanted: '',
  helpBodyId: null,
  publicsReached: '',
  meansUsed: '',
  nextStep: '',
  nextStepOn: null,
  proposedEndsOn: '2028-01-01',
  proposedStepId: null,
  proposedStepTitle: '',
  proposedStepOn: null,
  proposedLead: '',
  proposedPartner: 'PMI',
  adjustment: '',
}
const given = { facts: 'Rien n’avance.', delayMonths: '0', proposedEndsOn: '2028-01-01', proposedPartner: 'PMI' }

describe('what a report sent back gives back to the next one', () => {
  test('is all it said and proposed, and nothing it left empty', () => {
    expect(giveBack(said, action)).toEqual({ status: 'suspended', isWatched: true, fields: given })
  })
  test('is nothing of a report that was accepted or waits', () => {
    for (const status of ['submitted', 'accepted'] as const)
      expect(giveBack({ ...said, status }, action)).toBeUndefined()
    expect(giveBack(null, action)).toBeUndefined()
  })
  test.each([
    [
      'a new step, with its title',
      { proposedStepId: null },
      { proposedStepTitle: 'Ouverture', proposedStepOn: '2027-05-01' },
    ],
    ['a step moved, chosen', { proposedStepId: 'moves' }, { proposedStepId: 'moves', proposedStepOn: '2027-05-01' }],
    ['not a step that is done since', { proposedStepId: 'done' }, {}],
    ['not a step that left the sheet', { proposedStepId: 'gone' }, {}],
  ])('is %s', (_title, step, expected) => {
    const stepSaid = { ...said, proposedStepTitle: 'Ouverture', proposedStepOn: '2027-05-01', ...step }
    expect(giveBack(stepSaid, action)?.fields).toEqual({ ...given, ...expected })
  })
  test('leaves a state the action can no longer take', () => {
    expect(giveBack({ ...said, actionStatus: 'abandoned' }, action)?.status).toBeUndefined()
  })
})
