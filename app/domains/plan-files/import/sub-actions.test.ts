/** What a sub-action says as a step, and what becomes of its cells. Rules: docs/rules/taking-up.md §3.24. */
import { describe, expect, test } from 'vitest'
import { noLists } from '#app/domains/plan/sheet/field-lists.fixture.ts'
import { readAsProposed } from './ledger-of.fixture.ts'

const [caf, town] = ['caf', 'town'].map((id) => ({ id, name: id === 'caf' ? 'Caf' : 'Ville', shortName: '' }))
const facts = {
  ...{ ...noLists, ctg: { startsOn: '2026-01-01', endsOn: '2030-12-31' }, values: [] },
  parties: [caf, town].flatMap((party) => party ?? []).map((party) => ({ ...party, shortName: party.name })),
  services: [{ id: 'social', name: 'Action sociale', partyId: 'caf', partyShortName: 'Caf' }],
}
const read = (rows: readonly (readonly string[])[]) => {
  const { ledger, actions } = readAsProposed(
    [{ name: 'Plan', rows: rows.map((row) => row.map((text) => ({ text }))) }],
    facts,
  )
  const fateOf = (name: string) => {
    const line = ledger.find(({ cell }) => cell === name)
    return line && ('because' in line ? line.because : line.fate)
  }
  return { actions, ledger, fateOf, steps: actions.flatMap(({ step }) => step ?? []) }
}

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

describe('in a column of their own', () => {
  const header = ['N°', 'Action', 'Sous-action', 'Pilote', 'Échéance', 'Budget 2026 Caf']
  const said = ({ steps, actions }: ReturnType<typeof read>) => ({
    actions: actions
      .filter(({ step }) => !step)
      .map(({ code, title, leadName, endsOn }) => [code, title, leadName, endsOn]),
    steps: steps.map(({ of, title, responsible, targetOn }) => [of, title, responsible, targetOn]),
  })
  const two = [
    ['1:2', '1.1 Trouver un local', 'Agence', '2026-06-30'],
    ['1:2', '1.2 Recruter', 'Amicale', '2026-09-30'],
  ]

  test('each line under an action is a step of it, whatever is empty', () => {
    const all = read([
      header,
      ['1', 'Ouvrir un lieu', '', 'Mairie annexe', '31/12/2026', '5000'],
      ['1.1', '', 'Trouver un local', 'Agence', '30/06/2026', ''],
      ['1.2', '', 'Recruter', 'Amicale', '30/09/2026', '1000'],
      ['2', 'Créer un guichet', '', '', '2027', ''],
      ['', '', 'Écrire la charte', '', '', ''],
    ])
    expect(said(all)).toEqual({
      actions: [
        ['1', 'Ouvrir un lieu', 'Mairie annexe', '2026-12-31'],
        ['2', 'Créer un guichet', '', '2027-01-01'],
      ],
      steps: [...two, ['1:5', 'Écrire la charte', '', null]],
    })
    const asides = all.ledger.flatMap((line) => (line.fate === 'aside' ? [line.because] : []))
    expect(asides).toEqual(header.map(() => 'heading'))
    expect(all.fateOf('C3')).toBe('understood')
  })
  test('the first on the line of its action: what is on its right is its own', () => {
    const all = read([
      header,
      ['1', 'Ouvrir un lieu', 'Trouver un local', 'Agence', '30/06/2026', ''],
      ['', '', 'Recruter', 'Amicale', '30/09/2026', '1000'],
      ['2', 'Créer un guichet', 'Écrire la charte', 'CCAS', '2027', ''],
    ])
    expect(said(all)).toEqual({
      actions: [
        ['1', 'Ouvrir un lieu', '', null],
        ['2', 'Créer un guichet', 'CCAS', '2027-01-01'],
      ],
      steps: two.map(([of, title = '', ...rest]) => [of, title.slice(4), ...rest]),
    })
    // Alone beside its action, it is a word of it.
    expect(all.actions.at(-1)?.description).toBe('Sous-action : Écrire la charte')
    expect(all.fateOf('C4')).toBe('says-more')
  })
  test('an action written again on each line is one; in another axis, another', () => {
    const all = read([
      ['Axe', ...header],
      ['Jeunesse', '1', 'Ouvrir un lieu', 'Trouver un local', 'Agence', '30/06/2026', ''],
      ['Jeunesse', '1', 'Ouvrir un lieu', 'Recruter', 'Amicale', '30/09/2026', ''],
      ['Logement', '1', 'Ouvrir un lieu', 'Meubler', 'CCAS', '2027', ''],
    ])
    expect(said(all)).toEqual({
      actions: [
        ['1', 'Ouvrir un lieu', '', null],
        ['1', 'Ouvrir un lieu', 'CCAS', '2027-01-01'],
      ],
      steps: two.map(([of, title = '', ...rest]) => [of, title.slice(4), ...rest]),
    })
  })
  test('without an action above, it is one', () => {
    const { actions } = read([
      header,
      ['', '', 'Recruter', 'Amicale', '30/09/2026', ''],
      ['2', 'Ouvrir', '', '', '', ''],
    ])
    expect(actions.map(({ title, step }) => [title, step])).toEqual([
      ['Recruter', undefined],
      ['Ouvrir', undefined],
    ])
  })
})
