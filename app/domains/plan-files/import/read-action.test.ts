import { describe, expect, test } from 'vitest'
import { noLists } from '#app/domains/plan/sheet/field-lists.fixture.ts'
import type { PlanCell } from './plan-cell.ts'
import { previewImport } from './preview.ts'
import { guessMapping } from './sheet-mapping.ts'

const headings = ['N°', 'Action', 'Pilote', 'Début', 'Échéance', 'État', 'Budget', 'Financeurs']
const plain = (...texts: readonly string[]): PlanCell[] => texts.map((text) => ({ text }))
const facts = { ...noLists, ctg: { startsOn: '2023-01-01', endsOn: '2027-12-31' }, values: [] }

/** One line under the usual headings, by the names of its columns. */
function read(values: Readonly<Record<string, string | PlanCell>>, ...after: readonly (readonly PlanCell[])[]) {
  const line = headings.map((heading) => {
    const value = values[heading] ?? (heading === 'Action' ? 'Relais' : '')
    return typeof value === 'string' ? { text: value } : value
  })
  const sheets = [{ name: 'Plan', rows: [plain(...headings), line, ...after] }]
  const { actions, problems, skipped } = previewImport(sheets, guessMapping(sheets), facts)
  return { ...actions[0], problems: problems.map(({ kind }) => kind), skipped: skipped.map(({ text }) => text) }
}

describe('what says that nothing is known', () => {
  test.each(['–', '-', '?', '—', '??', 'sans objet'])('« %s » for a date or a budget is not a mistake', (mark) => {
    expect(read({ Début: mark, Échéance: mark, Budget: mark, Financeurs: mark })).toMatchObject({
      ...{ startsOn: null, endsOn: null, amounts: [], description: '', problems: [] },
    })
  })
  test('« ? » for the lead: none is named', () => {
    expect(read({ Pilote: '?' }).leadName).toBe('')
  })
  test.each([
    ['CCPBS – RPE\nSolenn C.', 'CCPBS – RPE, Solenn C.'],
    ['Communes\n(réf. Caroline T.)', 'Communes (réf. Caroline T.)'],
  ])('a lead on two lines, %j, is « %s »', (text, name) => {
    expect(read({ Pilote: text }).leadName).toBe(name)
  })
  test('a state that is doubted is not known, and kept in words', () => {
    expect(read({ État: 'abandonné ?' })).toMatchObject({
      ...{ status: 'validated', problems: ['status'], description: 'État : abandonné ?' },
    })
  })
})

test('a formula that failed is told, kept in words, and is no value', () => {
  expect(read({ Pilote: '#REF!', Échéance: '#N/A', Budget: 'Err:502' })).toMatchObject({
    ...{ leadName: '', endsOn: null, amounts: [], problems: ['formula-error', 'formula-error', 'formula-error'] },
    description: 'Pilote : #REF!\nÉchéance : #N/A\nBudget : Err:502',
  })
})

test('a cell too long for a description leaves room for the others, and is told', () => {
  const { description, problems } = read({ Pilote: 'x'.repeat(32_000), État: 'quand on pourra', Budget: 'à définir' })
  expect(description?.length).toBeLessThanOrEqual(20_000)
  expect(description).toContain('État : quand on pourra')
  expect(description).toContain('Budget : à définir')
  expect(problems).toContain('text-too-long')
})

describe('dates', () => {
  test.each([
    ['fin de CTG', '2027-12-31', 'day'],
    ['Fin de la convention', '2027-12-31', 'day'],
    ['rentrée 2025', '2025-09-01', 'month'],
    ['rentrée 2025\nrentrée 2027', '2027-09-01', 'month'],
  ])('« %s » ends on %s', (text, endsOn, endsPrecision) => {
    expect(read({ Échéance: text })).toMatchObject({ endsOn, endsPrecision, problems: [], description: '' })
  })
  test('« fin 2026 ? » is 2026, and the doubt is told', () => {
    expect(read({ Échéance: 'fin 2026 ?' })).toMatchObject({
      ...{ endsOn: '2026-01-01', endsPrecision: 'year', problems: ['doubtful-date'] },
      description: 'Échéance : fin 2026 ?',
    })
  })
  test.each(['chaque année (oct)', 'tous les étés'])('« %s » stays in words', (text) => {
    expect(read({ Échéance: text })).toMatchObject({
      ...{ endsOn: null, problems: ['date'], description: `Échéance : ${text}` },
    })
  })
  test('two waves of one action: from the first start to the last end, under way', () => {
    const wave = plain('', '', '', '01/09/2025', '2027', 'en cours')
    expect(
      read({ Début: { text: '02/09/2024', day: '2024-09-02' }, Échéance: '2025', État: 'fait' }, wave),
    ).toMatchObject({ startsOn: '2024-09-02', endsOn: '2027-01-01', status: 'in-progress', problems: [] })
  })
})

describe('money', () => {
  test('a lone funder gives the amount', () => {
    expect(read({ Budget: '12 k€', Financeurs: 'CCPBS' })).toMatchObject({
      ...{ amounts: [{ label: 'CCPBS', euros: 12_000 }], description: '' },
    })
  })
  test.each(['Caf / communes', 'Caf 50 %', 'Caf ? Région ?', 'Caf et ville'])('« %s » is kept in words', (funders) => {
    expect(read({ Budget: '12 k€', Financeurs: funders })).toMatchObject({
      ...{ amounts: [{ label: '', euros: 12_000 }], description: `Financeurs : ${funders}`, problems: [] },
    })
  })
  test('funders with their amounts, when no budget says them', () => {
    expect(read({ Financeurs: 'Caf : 5 000 € + Ville : 3 000 €' }).amounts).toEqual([
      { label: 'Caf', euros: 5000 },
      { label: 'Ville', euros: 3000 },
    ])
  })
  test.each(['64 k€/an', '8 k€ ?', '22 k€ (compensation)', '≈ 700 k€', '0 (mise à dispo salle)'])(
    '« %s »: what comes with the amount is kept in words',
    (text) => {
      const { amounts, description, problems } = read({ Budget: text })
      expect(amounts).toMatchObject([{ label: '' }])
      expect({ description, problems }).toEqual({ description: `Budget : ${text}`, problems: [] })
    },
  )
})

test('a number of action typed 4.2, shown 4,2 by Excel, is 4.2', () => {
  expect(read({ 'N°': { text: '4,2', number: 4.2 } }).code).toBe('4.2')
})

test('notes under the last action are no axes; an axis still empty is one', () => {
  const wide = (text: string): PlanCell[] => [{ text, across: 8 }]
  const { skipped } = read({}, wide('NB : 34 actions'), wide('Axe 2 : Logement'), wide('* PLA : la ville'))
  expect(skipped).toEqual(['NB : 34 actions', '* PLA : la ville'])
})
