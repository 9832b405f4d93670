/** Sub-actions in a column of their own, under their action. Rules: docs/rules/taking-up.md §3.24. */
import { describe, expect, test } from 'vitest'
import { readAsProposed } from './ledger-of.fixture.ts'
import { readSubActions as read, subActionFacts } from './sub-actions.fixture.ts'

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
  test.each([
    ['empty', ''],
    ['an axis', 'Axe 1 : Jeunesse'],
  ])('without an action above (%s), each is one', (_, first) => {
    const { actions } = read([
      header,
      ['', first, '', '', '', ''],
      ['', '', 'Recruter', 'Amicale', '30/09/2026', ''],
      ['', '', 'Aménager', 'Amicale', '30/09/2026', ''],
      ['2', 'Ouvrir', '', '', '2027', ''],
    ])
    expect(actions.map(({ title, step }) => [title, step?.title])).toEqual([
      ['Recruter', undefined],
      ['Aménager', 'Aménager'],
      ['Ouvrir', undefined],
    ])
  })
  test('alone on its line and drawn as an axis, what is above sub-actions is their action', () => {
    const { ledger, actions } = readAsProposed(
      [
        {
          name: 'Plan',
          rows: [
            header.map((text) => ({ text })),
            [{ text: '' }, { text: 'Ouvrir un relais', bold: true }],
            ['', '', 'Recruter', 'Amicale'].map((text) => ({ text })),
            ['', '', 'Aménager', 'CCAS'].map((text) => ({ text })),
          ],
        },
      ],
      subActionFacts,
    )
    expect(actions.map(({ title, step }) => [title, step?.of])).toEqual([
      ['Ouvrir un relais', undefined],
      ['Recruter', '1:2'],
      ['Aménager', '1:2'],
    ])
    expect(ledger.length).toBeGreaterThan(0)
  })
  test('the dash of a sub-action is not its title; a list of them beside their action is kept in words', () => {
    const { actions, steps } = read([
      header,
      ['1', 'Ouvrir', '- Recruter\n- Aménager', 'Agence', '2027', ''],
      ['2', 'Former', '', 'CCAS', '2027', ''],
      ['', '', '- Payer', '', '2028', ''],
    ])
    expect(actions[0]?.description).toBe('Sous-action : - Recruter\n- Aménager')
    expect(steps.map(({ title }) => title)).toEqual(['Payer'])
  })
  test('what says nothing is no sub-action', () => {
    const { actions, steps } = read([
      header,
      ['1', 'Ouvrir un relais', '-', 'Caf', '', ''],
      ['', '', 'Recruter', 'Amicale', '', ''],
      ['', '', '—', '', '2027', ''],
    ])
    expect(actions[0]).toMatchObject({ title: 'Ouvrir un relais', leadPartyId: 'caf' })
    expect(steps.map(({ title }) => title)).toEqual(['Recruter'])
  })
  test('numbers that begin again in each axis, and one of another action, are those of where they are written', () => {
    const { steps } = read([
      header,
      ['', 'Axe 1 : Jeunesse', '', '', '', ''],
      ['1', 'Ouvrir', '', 'Caf', '', ''],
      ['1.1', '', 'Recruter', 'Amicale', '', ''],
      ['', 'Axe 2 : Logement', '', '', '', ''],
      ['1', 'Former', '', 'Caf', '', ''],
      ['1.1', '', 'Choisir', 'Amicale', '', ''],
      ['2', 'Aider', '', 'Caf', '', ''],
      ['1.2', '', 'Dire', 'Amicale', '', ''],
    ])
    expect(steps.map(({ of, title }) => [of, title])).toEqual([
      ['1:3', '1.1 Recruter'],
      ['1:6', '1.1 Choisir'],
      ['1:8', '1.2 Dire'],
    ])
  })
  test('the column of sub-actions may be left of that of actions', () => {
    const { actions, steps } = read([
      ['Sous-action', 'Action', 'Pilote'],
      ['Recruter', 'Ouvrir un relais', 'Amicale'],
      ['Aménager', '', 'CCAS'],
    ])
    expect(actions[0]).toMatchObject({ title: 'Ouvrir un relais' })
    expect(steps.map(({ title, responsible }) => [title, responsible])).toEqual([
      ['Recruter', 'Amicale'],
      ['Aménager', 'CCAS'],
    ])
  })
  test.each([
    [['1.1', '1.2'], '', ['1.1 Trouver', '1.2 Recruter']],
    [['1', '1.2'], '1', ['Trouver', '1.2 Recruter']],
    [['1', '2'], '', ['1 Trouver', '2 Recruter']],
  ])(
    'numbers %j are those of the sub-actions unless one is above the other',
    ([one = '', other = ''], code, titles) => {
      const { actions, steps } = read([
        header,
        [one, 'Ouvrir un lieu', 'Trouver', 'Agence', '', ''],
        [other, '', 'Recruter', 'Amicale', '', ''],
      ])
      expect(actions[0]?.code).toBe(code)
      expect(steps.map(({ title }) => title)).toEqual(titles)
    },
  )
})
