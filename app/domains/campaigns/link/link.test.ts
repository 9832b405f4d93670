import { describe, expect, test } from 'vitest'
import { linkLabels } from './labels.fr.ts'
import { answerAgainUntil, isFilled, lastDayBefore, linkState, shownValue } from './link.ts'
import { readSent, sentFields } from './send-fields.ts'

const at = new Date('2026-06-01T10:00:00Z')
const later = new Date('2026-06-15T22:00:00Z')

describe('a personal link', () => {
  test('opens until its end, unless it was taken back', () => {
    expect(linkState({ expiresAt: later, revokedAt: null }, at)).toBe('open')
    expect(linkState({ expiresAt: later, revokedAt: at }, at)).toBe('revoked')
    expect(linkState({ expiresAt: at, revokedAt: null }, at)).toBe('expired')
    expect(linkState({ expiresAt: at, revokedAt: at }, at)).toBe('revoked')
  })
  test('says its last whole day where the CTG is', () => {
    expect(lastDayBefore(later, 'Europe/Paris')).toBe('2026-06-15')
    expect(lastDayBefore(new Date('2026-06-15T20:00:00Z'), 'Indian/Reunion')).toBe('2026-06-15')
  })
  test('given again with a report sent back, lasts two weeks at least', () => {
    expect(answerAgainUntil('2026-06-30', '2026-06-01')).toBe('2026-06-30')
    expect(answerAgainUntil('2026-06-02', '2026-06-01')).toBe('2026-06-16')
    expect(answerAgainUntil('2027-01-01', '2026-12-25')).toBe('2027-01-09')
  })
})

describe('an action of the page', () => {
  const shown = shownValue('in-progress', false)
  test('is left out while nothing is said of it', () => {
    expect(isFilled({ status: 'in-progress', shown, reportedOn: '2026-06-01', facts: ' ', files: [] })).toBe(false)
    expect(isFilled({})).toBe(false)
  })
  test('is left out while what was given back to be corrected is as it was', () => {
    const given = { status: 'in-progress', shown, 'givenBack-facts': 'Dix-huit\nfamilles.' }
    expect(isFilled({ ...given, facts: 'Dix-huit\r\nfamilles.' })).toBe(false)
    expect(isFilled({ ...given, facts: '' })).toBe(false)
    expect(isFilled({ ...given, facts: 'Vingt familles.' })).toBe(true)
    expect(isFilled({ ...given, facts: 'Dix-huit\nfamilles.', peopleReached: '20' })).toBe(true)
  })
  test('is left out while a proposal given back is as it was; one that is emptied says something', () => {
    const given = { status: 'in-progress', shown, 'givenBack-proposedLead': 'Samir Tulle', facts: '' }
    expect(isFilled({ ...given, proposedLead: 'Samir Tulle' })).toBe(false)
    expect(isFilled({ ...given, proposedLead: 'Julie Percale' })).toBe(true)
    expect(isFilled({ ...given, proposedLead: '' })).toBe(true)
  })
  test.each([
    { facts: 'Dix-huit familles.' },
    { peopleReached: '18' },
    { proposedEndsOn: '2026-09-01' },
    { files: ['{}'] },
    { status: 'done' },
    { isWatched: 'on' },
  ])('is sent with %o', (said) => {
    expect(isFilled({ status: 'in-progress', shown, reportedOn: '2026-06-01', facts: '', ...said })).toBe(true)
  })
})

describe('what the page sends', () => {
  const [one, two] = ['0190a000-0000-4000-8000-000000000001', '0190a000-0000-4000-8000-000000000002']
  const read = (input: Record<string, unknown>) => readSent(sentFields.parse(input), [one, two])
  test('is every action one has filled, and nothing of another', () => {
    const other = '0190a000-0000-4000-8000-000000000003'
    expect(read({ [`${two}.facts`]: 'Dit.', [`${other}.facts`]: 'Dit ailleurs.' })).toEqual({
      sections: [{ actionId: two, fields: { facts: 'Dit.' } }],
      nothingNew: null,
    })
  })
  test('is « rien de neuf » on one, with what was written on the others', () => {
    expect(read({ nothingNew: one, [`${two}.facts`]: 'Dit.' })).toMatchObject({
      sections: [{ actionId: two }],
      nothingNew: one,
    })
    expect(read({ nothingNew: one, [`${one}.facts`]: 'Dit.' })).toMatchObject({ field: `${one}.facts` })
  })
  test('is refused at the first action when nothing was said', () => {
    expect(read({})).toMatchObject({ field: `${one}.facts`, sentence: expect.stringMatching(/\.$/) })
  })
})

test('what was sent says what became of it, once the coordination has answered', () => {
  const said = (['submitted', 'accepted', 'sent-back'] as const).map((status) => linkLabels.sentOn('2 déc.', status))
  expect(said).toEqual(['Envoyé 2 déc.', 'Envoyé 2 déc., accepté', 'Envoyé 2 déc., renvoyé'])
})
