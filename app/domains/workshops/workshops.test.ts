import { describe, expect, test } from 'vitest'
import { actionWords, findingWords, readCode, refusalToTurn, shownCode, titleOf } from './workshops.ts'

const proposal = (what: string, need = '', who = '') => ({ id: what, groupId: null, what, need, who })

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
