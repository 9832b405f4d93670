import { describe, expect, test } from 'vitest'
import { drawEdit, editableHeaders, randomFrom } from '#test/plan-edits.ts'
import { planFacts, planRows } from '#test/plan-rows.ts'
import { exportLabels as e } from '../export/labels.fr.ts'
import type { ActionRow } from '../export/plan-columns.ts'
import { tablesOf } from '../export/plan-tables.ts'
import { cellsOf, compare, edited, refusedOf, sheetsOf } from './edited-file.fixture.ts'
import { findExportTables } from './file-tables.ts'

const c = e.column

test('a file that comes back as it left changes nothing, whatever the order of its rows and columns', () => {
  const actions = planRows(5)
  const sheets = sheetsOf(tablesOf(actions))
  expect(compare(sheets, actions)).toMatchObject({ changed: [], added: [], refused: [], absent: [], leftCount: 0 })
  const turned = sheets.map(({ name, rows: [titles = [], ...rows] }) => ({
    name,
    rows: [titles, ...rows.toReversed()].map((row) => row.toReversed()),
  }))
  expect(compare(turned, actions)).toMatchObject({ changed: [], added: [], refused: [], absent: [] })
})

test('5,000 edits drawn at random are all found, each in its cell, and nothing else is', () => {
  const actions = planRows(300)
  const sheets = sheetsOf(tablesOf(actions))
  const random = randomFrom(20_261_126)
  const keys = ['actions', 'steps', 'means', 'measures', 'readings'] as const
  const made = new Set<string>()
  while (made.size < 5000) {
    const sheetIndex = Math.floor(random() * keys.length)
    const key = keys[sheetIndex] ?? 'actions'
    const rows = sheets[sheetIndex]?.rows ?? []
    const row = 1 + Math.floor(random() * (rows.length - 1))
    const headers = editableHeaders(key)
    const header = headers[Math.floor(random() * headers.length)] ?? ''
    const cell = rows[row]?.[rows[0]?.findIndex(({ text }) => text === header) ?? -1]
    const place = `${sheetIndex + 1}:${row + 1} ${header}`
    if (!cell || made.has(place)) continue
    const text = drawEdit({ key, header, before: cell.text }, planFacts, random)
    if (text === undefined) continue
    cell.text = text
    made.add(place)
  }
  const { changed, refused, added, absent, leftCount } = compare(sheets, actions)
  const found = [
    ...changed.flatMap(({ key, cells }) => cells.map(({ header }) => `${key} ${header}`)),
    ...refused.map(({ key, header }) => `${key} ${header}`),
  ]
  expect(found.toSorted()).toEqual([...made].toSorted())
  expect({ added, absent, leftCount }).toEqual({ added: [], absent: [], leftCount: 0 })
})

describe('one cell', () => {
  test.each([
    [0, c.title, 'Un autre titre', 'Un autre titre'],
    [0, c.endsOn, '15/03/2028', '15/03/2028'],
    [0, c.endsOn, 'sept-28', 'sept. 2028'],
    [0, c.status, 'Suspendue', undefined],
    [0, c.theme, '', ''],
    [0, c.partners, 'caf de test\nVille', 'Caf de test\nVille de test'],
    [1, c.doneOn, '02/02/2027', '02/02/2027'],
    [2, c.amountEuros, '13 500,50', '13500,5'],
    [2, c.amountEuros, '12,5 k€', '12500'],
    [2, c.amountEuros, '12 k€ par an', undefined],
    [0, c.nextStep, '#REF!', undefined],
    [2, c.fullTimeEquivalents, '0,5', '0,5'],
    [2, c.fullTimeEquivalents, '-1', undefined],
    [2, c.tax, 'ttc', 'TTC'],
    [2, c.tax, 'hors taxe', undefined],
    [3, c.target, '20', '20'],
    [4, c.value, '5', '5'],
  ])('sheet %d, « %s »: %j becomes %j', (sheet, header, text, after) => {
    const difference = compare(edited(sheet, header, text), planRows(2))
    if (after === undefined) expect(refusedOf(difference)).toEqual([[header, text]])
    else expect(cellsOf(difference)).toMatchObject([[expect.any(String), header, expect.any(String), after]])
  })

  test.each([
    ['01/01/2027 (1er trim.)', 'not a date'],
    ['01/01/2020', 'an end before the start'],
  ])('an end « %s » is refused, %s, and told', (text) => {
    const difference = compare(edited(0, c.endsOn, text), planRows(2))
    expect([cellsOf(difference), refusedOf(difference)]).toEqual([[], [[c.endsOn, text]]])
  })

  test('a lead party taken away would leave its service behind: it is refused', () => {
    const difference = compare(edited(0, c.leadParty, ''), planRows(2))
    expect([cellsOf(difference), refusedOf(difference)]).toEqual([[], [[c.leadParty, '']]])
  })

  test('the same date or number written otherwise is no change', () => {
    expect(compare(edited(0, c.endsOn, 'T1 2027'), planRows(2)).changed).toEqual([])
    expect(compare(edited(2, c.amountEuros, '12 000 €'), planRows(2)).changed).toEqual([])
  })

  test('a letter that the Windows encoding has not, a « ? » in its CSV, is no change', () => {
    const actions = planRows(2).map((row) => ({ ...row, need: 'Des familles\u202f: 😀 non\u00a0?' }))
    const sheets = sheetsOf(tablesOf(actions))
    for (const text of ['Des familles?: ? non\u00a0?', 'Des familles?: ?? non\u00a0?']) {
      const cell = sheets[0]?.rows[1]?.find((one) => one.text.startsWith('Des familles'))
      if (cell) cell.text = text
      expect(compare(sheets, actions)).toMatchObject({ changed: [], refused: [] })
    }
  })

  test('what is read only is refused and told', () => {
    expect(refusedOf(compare(edited(0, c.code, '9.9.9'), planRows(2)))).toEqual([[c.code, '9.9.9']])
  })
})

describe('the plan changed in Trame since the file left', () => {
  const later = planRows(2).map((action, index) =>
    index === 0 ? { ...action, version: 9, nextStep: 'Ouvrir', areas: 'Le Luth' } : action,
  )

  test('what the file leaves as it was stays as it is in Trame', () => {
    expect(compare(sheetsOf(tablesOf(planRows(2))), later)).toMatchObject({ changed: [], refused: [], leftCount: 2 })
  })

  test('a cell that both changed is doubted; another cell of the row is not', () => {
    const sheets = edited(0, c.nextStep, 'Fermer')
    const [change] = compare(sheets, later).changed
    expect(change?.cells).toEqual([{ header: c.nextStep, before: 'Ouvrir', after: 'Fermer', isDoubted: true }])
    const [own] = compare(edited(0, c.need, 'Un besoin'), later).changed
    expect(own?.cells.map(({ header, isDoubted }) => [header, isDoubted])).toEqual([[c.need, false]])
  })

  test('without its print, an older row is doubted whole', () => {
    const sheets = edited(0, c.fingerprint, '')
    const [change] = compare(sheets, later).changed
    expect(change?.cells.map(({ header, isDoubted }) => [header, isDoubted])).toEqual([
      [c.nextStep, true],
      [c.areas, true],
    ])
  })
})

describe('rows', () => {
  test('one that is no longer in the file is told, never removed', () => {
    const sheets = sheetsOf(tablesOf(planRows(2))).map(({ name, rows }) => ({ name, rows: rows.slice(0, 2) }))
    expect(compare(sheets, planRows(2)).absent.map(({ table }) => table)).toEqual([
      'actions',
      ...Array.from({ length: 5 }, () => 'steps'),
      ...Array.from({ length: 3 }, () => 'means'),
      'measures',
      'readings',
    ])
  })

  test('one without identifier is new, under the action its number says', () => {
    const sheets = sheetsOf(tablesOf(planRows(2)))
    const add = (index: number, texts: Readonly<Record<string, string>>) =>
      sheets[index]?.rows.push(sheets[index].rows[0]?.map(({ text }) => ({ text: texts[text] ?? '' })) ?? [])
    add(0, { [c.title]: 'Nouvelle action', [c.endsOn]: '2028', [c.status]: 'en cours' })
    add(1, { [c.code]: '1.1.2', [c.step]: 'Nouvelle étape' })
    add(2, {
      [c.title]: 'Action 1 ; « essai »',
      [c.funder]: 'Caf de test',
      [c.year]: '2028',
      [c.nature]: 'fonctionnement',
    })
    add(1, { [c.title]: 'Nouvelle action', [c.step]: 'Sa première étape' })
    add(1, { [c.code]: '7.7.7', [c.step]: 'Étape de nulle part' })
    add(2, { [c.code]: '1.1.1', [c.funder]: 'Caf de test' })
    const { added, refused } = compare(sheets, planRows(2))
    expect(added.map(({ table, owner, cells }) => [table, owner.action, cells.length])).toEqual([
      ['actions', undefined, 3],
      ['steps', { id: planRows(2)[1]?.id }, 1],
      ['steps', { newKey: '1:4' }, 1],
      ['means', { id: planRows(2)[0]?.id }, 3],
    ])
    expect(refused.map(({ table, header }) => [table, header])).toEqual([
      ['steps', c.title],
      ['means', c.year],
      ['means', c.nature],
    ])
  })

  test('a copied line is new and said to be a copy; an identifier from elsewhere is refused', () => {
    const copied = sheetsOf(tablesOf(planRows(1)))
    copied[0]?.rows.push(copied[0].rows[1]?.map((cell) => ({ ...cell })) ?? [])
    expect(compare(copied, planRows(1)).added).toMatchObject([{ table: 'actions', doubt: 'copy' }])
    expect(compare(sheetsOf(tablesOf(planRows(2))), planRows(1)).refused.every(({ header }) => header === c.id)).toBe(
      true,
    )
  })

  test('a column of ours taken away changes nothing; one added, and another sheet, are told', () => {
    const sheets = edited(0, c.title, 'Nouveau titre').map(({ name, rows }) => ({
      name,
      rows: rows.map((row, index) => [
        ...row.filter((_, column) => column !== 4),
        { text: index === 0 ? 'Avis' : 'oui' },
      ]),
    }))
    const tables = findExportTables(sheets, tablesOf([]), { isCsv: false })
    expect(tables[0]?.others).toEqual([{ header: 'Avis', cellCount: 2 }])
    expect(cellsOf(compare(sheets, planRows(2)))).toEqual([
      ['actions', c.title, 'Action 1 ; « essai »', 'Nouveau titre'],
    ])
    expect(
      findExportTables([{ name: 'Plan', rows: [[{ text: 'Action' }, { text: 'Pilote' }]] }], tablesOf([]), {
        isCsv: false,
      }),
    ).toEqual([])
  })
})

describe('a dependency', () => {
  const [first, second] = planRows(2)
  const end = ({ id, code, title }: ActionRow, stepId: string | null = null, stepTitle: string | null = null) => ({
    ...{ actionId: id, stepId, code, title, stepTitle },
    state: { startsOn: null, startsPrecision: 'day', endsOn: null, endsPrecision: 'day', status: 'validated' } as const,
  })
  const plan = (): readonly ActionRow[] => {
    if (!first || !second) return expect.unreachable('two actions')
    const dependency = { id: 'd1', waiting: end(second), awaited: end(first), conflict: null }
    return [
      { ...first, dependencies: [dependency] },
      { ...second, dependencies: [dependency] },
    ]
  }
  /** With one more row in « Dépendances », by its titles. */
  const withRow = (row: Readonly<Record<string, string>>) => {
    const sheets = sheetsOf(tablesOf(plan()))
    const rows = sheets.find(({ name }) => name === e.sheet.dependencies)?.rows ?? []
    rows.push((rows[0] ?? []).map(({ text }) => ({ text: row[text] ?? '' })))
    return compare(sheets, plan())
  }

  test('is told once, and comes back as it left', () => {
    expect(tablesOf(plan()).find(({ key }) => key === 'dependencies')?.rows).toHaveLength(1)
    expect(compare(sheetsOf(tablesOf(plan())), plan())).toMatchObject({
      changed: [],
      added: [],
      refused: [],
      absent: [],
    })
  })

  test.each([
    ['to a step', { [c.code]: '1.1.2', [c.awaitedCode]: '1.1.1', [c.awaitedStep]: 'étape 2' }, undefined],
    ['there already', { [c.code]: '1.1.2', [c.awaitedTitle]: 'Action 1 ; « essai »' }, 'déjà dans le plan'],
    ['that closes a circle', { [c.code]: '1.1.1', [c.awaitedCode]: '1.1.2' }, 's’attendre elle-même'],
    ['to itself', { [c.code]: '1.1.1', [c.awaitedCode]: '1.1.1' }, 's’attendre elle-même'],
    ['to nothing', { [c.code]: '1.1.1' }, 'la fin est attendue'],
    ['of nothing', { [c.awaitedCode]: '1.1.1' }, 'de quelle action'],
    ['to a step of another action', { [c.code]: '1.1.2', [c.awaitedCode]: '1.1.1', [c.step]: 'Rien' }, 'étape'],
  ])('added %s', (_, row, reason) => {
    const { added, refused } = withRow(row)
    if (reason === undefined) expect(added).toMatchObject([{ table: 'dependencies' }])
    else expect([added, refused]).toMatchObject([[], [{ reason: expect.stringContaining(reason) }]])
  })

  test('changed is refused: one adds another', () => {
    const sheets = sheetsOf(tablesOf(plan()))
    const cell = sheets[5]?.rows[1]?.[4]
    if (cell) cell.text = 'Une autre'
    expect(compare(sheets, plan())).toMatchObject({ changed: [], refused: [{ header: c.awaitedTitle }] })
  })
})
