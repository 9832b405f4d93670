import { describe, expect, test } from 'vitest'
import { aCellLine, everyRight, cellLists as lists } from './cells.fixture.ts'
import { type CellKey, valuesIn } from './cells.ts'
import { type CellChange, type CellLine, type CellRights, judgeCells, judgeUndo, type KeptCell } from './judge-cells.ts'

const justification = { reason: '', decisionId: null }
const cell = (key: CellKey, before: string, after: string): CellChange => ({ key, before, after })
const judge = (line: CellLine, cells: readonly CellChange[], rights: Partial<CellRights> = {}, said = justification) =>
  judgeCells({ line, lists, rights: { ...everyRight, ...rights } }, cells, said)
const refusedKeys = (judged: ReturnType<typeof judge>) =>
  Object.entries(judged.refusals).map(([key, { code }]) => [key, code])

describe('cells of one row', () => {
  test('are taken or refused each on its own', () => {
    const judged = judge(aCellLine({ nextStep: 'Choisir le terrain' }), [
      cell('title', 'Ouvrir une crèche', 'Ouvrir deux crèches'),
      cell('ends', '', 'bientôt'),
      cell('nextStep', 'Autre chose', 'Poser la première pierre'),
    ])
    expect(judged.after).toMatchObject({ title: 'Ouvrir deux crèches', endsOn: null, nextStep: 'Choisir le terrain' })
    expect(refusedKeys(judged)).toEqual([
      ['ends', 'not-understood'],
      ['nextStep', 'changed-meanwhile'],
    ])
    expect(judged.refusals.nextStep?.present).toBe('Choisir le terrain')
    expect(judged.changed.map(({ key }) => key)).toEqual(['title'])
  })

  test('that say already what is wanted are neither changed nor refused', () => {
    const judged = judge(aCellLine({ nextStep: 'Signer' }), [cell('nextStep', 'Choisir', 'Signer')])
    expect([judged.refusals, judged.changed]).toEqual([{}, []])
  })

  test('of a sheet one may not write are all refused', () => {
    const judged = judge(aCellLine({}), [cell('title', 'Ouvrir une crèche', 'Autre')], { mayWrite: false })
    expect(refusedKeys(judged)).toEqual([['title', 'not-allowed']])
  })

  test.each<[string, Partial<CellLine>, readonly CellChange[], readonly (readonly string[])[], Partial<CellLine>]>([
    [
      'a service brings its party',
      {},
      [cell('leadService', '', 'Action sociale')],
      [],
      { leadServiceId: 'caf-social', leadPartyId: 'caf' },
    ],
    [
      'a service of another party is refused',
      { leadPartyId: 'town' },
      [cell('leadService', '', 'Action sociale')],
      [['leadService', 'not-possible']],
      { leadServiceId: null, leadPartyId: 'town' },
    ],
    [
      'a party and its service change together',
      { leadPartyId: 'town', leadServiceId: 'town-early' },
      [cell('leadParty', 'Ville de Test', 'Caf'), cell('leadService', 'Éducation (Ville)', 'Éducation (Caf)')],
      [],
      { leadServiceId: 'caf-early', leadPartyId: 'caf' },
    ],
    [
      'a party does not leave its service behind',
      { leadPartyId: 'town', leadServiceId: 'town-early' },
      [cell('leadParty', 'Ville de Test', '')],
      [['leadParty', 'not-possible']],
      { leadPartyId: 'town' },
    ],
    [
      'an end before the start is refused',
      { startsOn: '2028-01-01' },
      [cell('ends', '', '2027'), cell('title', 'Ouvrir une crèche', 'Autre')],
      [['ends', 'not-possible']],
      { endsOn: null, title: 'Autre' },
    ],
    [
      'a start after the end is refused',
      { endsOn: '2027-06-01' },
      [cell('starts', '', '2028')],
      [['starts', 'not-possible']],
      { startsOn: null },
    ],
    [
      'both dates may move at once',
      { startsOn: '2026-01-01', endsOn: '2026-06-01' },
      [cell('starts', 'janv. 2026', '2028'), cell('ends', 'juin 2026', '2029')],
      [],
      { startsOn: '2028-01-01', endsOn: '2029-01-01' },
    ],
    [
      'an objective brings its axis and its theme',
      {},
      [cell('objectives', '', '2.1')],
      [],
      { axisId: 'a2', themeId: 'housing' },
    ],
    [
      'the theme chosen before stays',
      { themeId: 'early' },
      [cell('objectives', '', '2.1')],
      [],
      { axisId: 'a2', themeId: 'early' },
    ],
  ])('%s', (_title, given, cells, refusals, after) => {
    const judged = judge(aCellLine(given), cells)
    expect(refusedKeys(judged)).toEqual(refusals)
    expect(judged.after).toMatchObject(after)
  })

  test('are not moved to a theme on which one has no right', () => {
    const judged = judge(aCellLine({ themeId: 'early' }), [cell('theme', 'Petite enfance', 'Logement')], {
      mayPlaceOn: (themeId) => themeId === 'early',
    })
    expect(refusedKeys(judged)).toEqual([['theme', 'not-allowed']])
    const placed = judge(aCellLine({}), [cell('objectives', '', '2.1')], { mayPlaceOn: (id) => id === null })
    expect(refusedKeys(placed)).toEqual([['objectives', 'not-allowed']])
  })

  test.each([
    ['en cours', 'validée', justification, 'not-possible'],
    ['en cours', 'suspendue', justification, 'reason-missing'],
    ['en cours', 'abandonnée', { reason: 'Faute de local.', decisionId: null }, 'decision-missing'],
    ['en cours', 'abandonnée', { reason: 'Faute de local.', decisionId: 'd' }, undefined],
    ['en cours', 'terminée', justification, undefined],
  ] as const)('a status moves from « %s » to « %s » as the table allows', (before, after, said, code) => {
    const judged = judgeCells(
      { line: aCellLine({ status: 'in-progress' }), lists, rights: everyRight },
      [cell('status', before, after)],
      said,
    )
    expect(judged.refusals.status?.code).toBe(code)
  })

  test('a status is refused to who may only write', () => {
    const judged = judge(aCellLine({}), [cell('status', 'proposée', 'en cours')], { mayMove: false })
    expect(refusedKeys(judged)).toEqual([['status', 'not-allowed']])
  })
})

describe('putting cells back', () => {
  const before = aCellLine({ title: 'Avant', status: 'in-progress', endsOn: '2027-01-01' })
  const after = aCellLine({ title: 'Après', status: 'abandoned', endsOn: null })
  const keys = ['title', 'status', 'ends'] as const
  const savedCells = keys.map((key) => ({ key, before: valuesIn(before, key), after: valuesIn(after, key) }))
  const undo = (line: CellLine, given: readonly KeptCell[] = savedCells) =>
    judgeUndo({ line, lists, rights: everyRight }, given)

  test('gives every cell its former value, a status too whatever its moves', () => {
    expect(undo(after).after).toMatchObject({ title: 'Avant', status: 'in-progress', endsOn: '2027-01-01' })
  })

  test('leaves those that someone changed since, and says so', () => {
    const judged = undo({ ...after, title: 'Entre-temps' })
    expect(judged.after).toMatchObject({ title: 'Entre-temps', status: 'in-progress' })
    expect(judged.refusals.title).toMatchObject({ code: 'changed-meanwhile', present: 'Entre-temps' })
  })

  test('does not put back what is no longer in the CTG', () => {
    const judged = undo(aCellLine({}), [{ key: 'theme', before: { themeId: 'gone' }, after: { themeId: null } }])
    expect(judged.refusals.theme?.code).toBe('not-possible')
  })
})
