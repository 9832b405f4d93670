import { describe, expect, test } from 'vitest'
import type { Level } from '#app/domains/evaluation/evaluation.ts'
import {
  actionWords,
  findingWords,
  isLevelMissing,
  isThemeMissing,
  keptLevel,
  opinionsByGroup,
  readCode,
  reasonsFrom,
  refusalToKeep,
  refusalToTurn,
  shownCode,
  titleOf,
} from './workshops.ts'

const proposal = (what: string, need = '', who = '') => ({ id: what, groupId: null, what, need, who })

describe('a workshop on a question of the evaluation', () => {
  const judging = { evaluationQuestionId: 'q' }
  const ordinary = { evaluationQuestionId: null }
  test.each([
    [judging, null, true],
    [judging, 'not-judged', false],
    [ordinary, null, false],
  ] as const)('asks what each judges, and it alone: %o, %s', (workshop, level, isMissing) => {
    expect(isLevelMissing(workshop, level)).toBe(isMissing)
  })
  test.each([
    [judging, null, false],
    [judging, 'theme', false],
    [ordinary, 'theme', false],
    [ordinary, null, true],
  ] as const)('may be of the whole convention, and it alone: %o, %s', (workshop, themeId, isMissing) => {
    expect(isThemeMissing({ ...workshop, themeId })).toBe(isMissing)
  })
  test('an ordinary workshop keeps no level', () => {
    expect([keptLevel(ordinary, 'reached'), keptLevel(judging, 'reached')]).toEqual([null, 'reached'])
  })
  const closedAt = new Date('2028-09-12T10:00:00Z')
  test.each([
    [{ ...ordinary, closedAt }, 3, 'workshop-without-question'],
    [{ ...judging, closedAt: null }, 3, 'workshop-still-open'],
    [{ ...judging, closedAt }, 0, 'no-opinion'],
    [{ ...judging, closedAt }, 1, undefined],
  ] as const)('is kept with its question once closed and once somebody spoke: %o, %d', (workshop, count, refusal) => {
    expect(refusalToKeep(workshop, count)).toBe(refusal)
  })
  const said = (groupId: string | null, level: Level | null, what: string) => ({
    groupId,
    level,
    what,
    partyName: null,
  })
  test('counts opinions by group, what nobody arranged last, and averages nothing', () => {
    const opinions = [
      said('a', 'rather', 'Un'),
      said(null, 'partly', 'Deux'),
      said('a', 'not-judged', 'Trois'),
      said('b', null, '-'),
    ]
    const groups = [
      { id: 'b', title: 'Vide' },
      { id: 'a', title: 'Horaires' },
    ]
    expect(opinionsByGroup(groups, opinions).map(({ title, counts }) => [title, counts])).toEqual([
      ['Horaires', { 'not-reached': 0, partly: 0, rather: 1, reached: 0, 'not-judged': 1 }],
      ['', { 'not-reached': 0, partly: 1, rather: 0, reached: 0, 'not-judged': 0 }],
    ])
  })
  test('words of a group begin the reasons of a party', () => {
    expect(reasonsFrom('Horaires', [{ what: 'Un' }, { what: 'Deux' }])).toBe('Horaires :\n- Un\n- Deux')
  })
})

describe('the words of what a group becomes are those of its proposals', () => {
  const two = [
    proposal('Ouvrir tôt', 'Les horaires décalés', 'Caf'),
    proposal('Ouvrir tard', 'Les horaires décalés', 'Ville'),
  ]

  test('its title is the group’s, or what the only proposal says', () => {
    expect(titleOf('Horaires', two)).toBe('Horaires')
    expect(titleOf(undefined, [proposal('Ouvrir tôt')])).toBe('Ouvrir tôt')
  })

  test('a finding lists what was said, with each need', () => {
    expect(findingWords('Horaires', two)).toEqual({
      title: 'Horaires',
      text: '- Ouvrir tôt : Les horaires décalés\n- Ouvrir tard : Les horaires décalés',
    })
    expect(findingWords('Ouvrir tôt', [proposal('Ouvrir tôt')]).text).toBe('')
    expect(findingWords('Ouvrir tôt', [proposal('Ouvrir tôt', 'Les horaires décalés')]).text).toBe(
      'Les horaires décalés',
    )
  })

  test('an action says each need once; several names are its partners, one leads it', () => {
    expect(actionWords('Horaires', two)).toEqual({
      title: 'Horaires',
      need: 'Les horaires décalés',
      description: '- Ouvrir tôt\n- Ouvrir tard',
      leadName: '',
      partnersText: 'Caf, Ville',
    })
    expect(actionWords('Ouvrir tôt', [proposal('Ouvrir tôt', '', 'Caf')])).toMatchObject({
      leadName: 'Caf',
      description: '',
    })
  })
})

test('an empty group, or one turned already, is not turned', () => {
  expect(refusalToTurn([], 0)).toBe('nothing-to-turn')
  expect(refusalToTurn([1], 1)).toBe('already-turned')
  expect(refusalToTurn([1, 2], 0)).toBeUndefined()
})

test('a code is read as it is shown, or without its mark', () => {
  expect(shownCode('abcdefghij')).toBe('abcde-fghij')
  expect(readCode(' ABCDE-fghij ')).toBe('abcdefghij')
})
