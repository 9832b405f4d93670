/** What a sub-action says as a step, and what becomes of its cells. Rules: docs/rules/taking-up.md §3.24. */
import { describe, expect, test } from 'vitest'
import { readSubActions as read } from './sub-actions.fixture.ts'

describe('who does it', () => {
  test.each([
    ['Pilote', 'Action sociale', 'caf', 'Pilote : Action sociale'],
    ['Pilote', 'Pilote : Caf\nPartenaires : PMI', 'caf', 'Pilote : Pilote : Caf\nPartenaires : PMI'],
    ['Pilote / Partenaires', 'Caf / PMI', 'caf', 'Pilote / Partenaires : Caf / PMI'],
    ['Pilote', 'Partenaires : PMI', null, 'Pilote : Partenaires : PMI'],
  ])('under « %s », « %s » keeps its words', (header, lead, party, description) => {
    const { steps, fateOf } = read([
      ['N°', 'Action', header],
      ['A1', 'Ouvrir', 'Ville'],
      ['A1.1', 'Recruter', lead],
    ])
    expect(steps).toMatchObject([{ responsiblePartyId: party, responsible: '', description }])
    expect(fateOf('C3')).toBe('says-more')
  })
  test('of a column of services, the service stays in words', () => {
    const { steps, fateOf } = read([
      ['N°', 'Action', 'Pilote', 'Service'],
      ['A1', 'Ouvrir', 'Ville', ''],
      ['A1.1', 'Recruter', 'Caf', 'Action sociale'],
    ])
    expect(steps).toMatchObject([{ responsiblePartyId: 'caf', description: 'Service : Action sociale' }])
    expect([fateOf('C3'), fateOf('D3')]).toEqual(['understood', 'says-more'])
  })
  test('a lead alone is its responsible, and nothing else', () => {
    for (const [lead, responsible, party] of [
      ['Caf', '', 'caf'],
      ['Agence', 'Agence', null],
    ]) {
      const { steps } = read([
        ['N°', 'Action', 'Pilote'],
        ['A1', 'Ouvrir', 'Ville'],
        ['A1.1', 'Recruter', lead ?? ''],
      ])
      expect(steps).toMatchObject([{ responsible, responsiblePartyId: party, description: '' }])
    }
  })
})

describe('its amounts', () => {
  const plan = (whole: string, ...parts: readonly string[]) =>
    read([
      ['N°', 'Action', 'Pilote', 'Budget 2027 Caf'],
      ['A1', 'Ouvrir', 'Ville', whole],
      ...parts.map((part, at) => [`A1.${at + 1}`, `Étape ${at}`, 'Ville', part]),
    ])
  test('are parts of those of its action where they add up to them: kept in words, never added', () => {
    const { steps, fateOf, actions } = plan('10 000', '6 000', '4 000')
    expect(steps.map(({ amounts, description }) => [amounts, description])).toEqual([
      [[], 'Budget 2027 Caf : 6 000'],
      [[], 'Budget 2027 Caf : 4 000'],
    ])
    expect([fateOf('D2'), fateOf('D3'), fateOf('D4')]).toEqual(['understood', 'part-amount', 'part-amount'])
    // Taken as an action, it has its own.
    expect(actions[1]?.amounts).toMatchObject([{ euros: 6000, year: 2027 }])
  })
  test('are added otherwise', () => {
    for (const [whole, ...parts] of [
      ['10 000', '6 000'],
      ['', '6 000'],
      ['10 000', '6 000', '6 000'],
    ]) {
      const { steps, fateOf } = plan(whole ?? '', ...parts)
      expect(steps.map(({ amounts }) => amounts.map(({ euros }) => euros))).toEqual(parts.map(() => [6000]))
      expect(fateOf('D3')).toBe('understood')
    }
  })
  test('of each level add up to the one above', () => {
    const { steps } = read([
      ['N°', 'Action', 'Budget'],
      ...[
        ['A1', 'Ouvrir', '10 000'],
        ['A1.1', 'Louer', '6 000'],
        ['A1.1.1', 'Payer', '6 000'],
        ['A1.2', 'Aider', '4 000'],
      ],
    ])
    expect(steps.map(({ amounts }) => amounts)).toEqual([[], [], []])
  })
})

test('what describes it is said once', () => {
  const { steps, fateOf } = read([
    ['N°', 'Action', 'Pilote', 'Description'],
    ['A1', 'Ouvrir', 'Ville', ''],
    ['A1.1', 'Recruter', 'Ville', 'Deux personnes'],
  ])
  expect(steps).toMatchObject([{ description: 'Deux personnes' }])
  expect(fateOf('D3')).toBe('understood')
})

test('of more words than a step holds, it is an action, and that is said', () => {
  const words = (length: number) => 'mot '.repeat(length / 4).trim()
  const { actions } = read([
    ['N°', 'Action', 'Pilote', 'Description'],
    ['A1', 'Ouvrir', 'Ville', ''],
    ['A1.1', 'Recruter', 'Ville', words(1600)],
    ['A1.2', 'Former', 'Ville', words(2400)],
  ])
  expect(actions.map(({ step, tooLongFor }) => [step?.of, tooLongFor])).toEqual([
    [undefined, undefined],
    ['1:2', undefined],
    [undefined, 'A1'],
  ])
})

test.each([
  ['A1', 'A1.1', true],
  ['A1', 'A1-2', true],
  ['FA 3', 'FA 3-b', true],
  ['3', '3.1', true],
  ['12', '12.b', true],
  ['3', '3-4', false],
  ['2026', '2026-1', false],
  ['12', '12-b', false],
])('beside « %s », « %s » is a sub-action: %s', (code, own, isSub) => {
  const { steps } = read([
    ['N°', 'Action', 'Pilote'],
    [code, 'Ouvrir', 'Ville'],
    [own, 'Recruter', 'Ville'],
  ])
  expect(steps.length > 0).toBe(isSub)
})
