import { describe, expect, test } from 'vitest'
import { fieldTitled } from './cof-fields.ts'
import { type CofSheet, cofTotals, isTooLarge, readCof, readDay, readEuros } from './read-cof.ts'

const row = (...texts: readonly string[]): CofSheet['rows'][number] => texts.map((text) => ({ text }))
const sheetOf = (rows: CofSheet['rows'], more: Partial<CofSheet> = {}): CofSheet => ({ name: 'COF', rows, ...more })
const heads = row(
  'N° COF',
  'Équipement',
  'Gestionnaire',
  'Commune',
  'Date d’effet',
  'Date de fin',
  'Montant bonus territoire',
)

/** Cells and comments of a file, counted without looking at what the reader made of them. */
const countCells = (sheets: readonly CofSheet[]): number =>
  sheets
    .flatMap(({ rows }) => rows.flat())
    .reduce((sum, { text, comment = '' }) => sum + (text.trim() ? 1 : 0) + (comment.trim() ? 1 : 0), 0)

const read = (...sheets: readonly CofSheet[]) => readCof(sheets) ?? expect.unreachable('no table')

describe('titles of columns', () => {
  test.each([
    ['N° COF', 'cofNumber'],
    ['Numéro de convention', 'cofNumber'],
    ['Nom de la structure', 'service'],
    ['Équipement ou service', 'service'],
    ['Service', 'service'],
    ['Nom du gestionnaire', 'manager'],
    ['Partenaire', 'manager'],
    ['Type d’équipement', 'facilityKind'],
    ['Nature', 'facilityKind'],
    ['Commune d’implantation', 'commune'],
    ['Date de début', 'startsOn'],
    ['Échéance', 'endsOn'],
    ['Bonus territoire 2026 (€)', 'bonusEuros'],
    ['Observations', undefined],
    ['', undefined],
  ])('« %s » is %s', (title, field) => expect(fieldTitled(title)).toBe(field))
})

describe('a cell', () => {
  test.each([
    ['01/09/2026', false, '2026-09-01'],
    ['1.9.2026', false, '2026-09-01'],
    ['2026-09-01', true, '2026-09-01'],
    ['2026', false, '2026-01-01'],
    ['2026', true, '2026-12-31'],
    ['31/02/2026', false, undefined],
    ['à partir de 2026', false, undefined],
  ])('« %s » is the day %s %s', (text, isEnd, day) => expect(readDay({ text }, isEnd)).toBe(day))

  test.each([
    ['12 345,67 €', 12345.67],
    ['1 200 euros', 1200],
    ['0', 0],
    ['-50', undefined],
    ['40 %', undefined],
    ['selon convention', undefined],
  ])('« %s » is %s euros', (text, euros) => expect(readEuros({ text })).toBe(euros))
})

describe('the list of the Caf', () => {
  test('gives a line a service, its fields read, its other columns in words', () => {
    const sheet = sheetOf([
      row('Caf des Hauts-de-Seine'),
      [...heads, { text: 'Observations' }],
      row('27-114', 'Crèche du Luth', 'Ville', 'Gennevilliers', '01/01/2027', '31/12/2030', '31 000 €', 'à renouveler'),
      row('27-115', 'LAEP', 'Association', 'Gennevilliers', 'dès que possible', '', 'à définir'),
      row('', 'Total', '', '', '', '', '31 000 €'),
    ])
    const { lines, account } = read(sheet)
    expect(lines).toEqual([
      {
        cofNumber: '27-114',
        service: 'Crèche du Luth',
        manager: 'Ville',
        facilityKind: '',
        commune: 'Gennevilliers',
        startsOn: '2027-01-01',
        endsOn: '2030-12-31',
        bonusEuros: 31000,
        words: [{ title: 'Observations', text: 'à renouveler' }],
      },
      {
        cofNumber: '27-115',
        service: 'LAEP',
        manager: 'Association',
        facilityKind: '',
        commune: 'Gennevilliers',
        startsOn: null,
        endsOn: null,
        bonusEuros: null,
        words: [
          { title: 'Date d’effet', text: 'dès que possible' },
          { title: 'Montant bonus territoire', text: 'à définir' },
        ],
      },
    ])
    expect(account.understood + account.words + account.aside.length).toBe(countCells([sheet]))
    expect(account.aside.map(({ cell, because }) => `${cell} ${because}`)).toEqual([
      'COF, A1 above',
      ...heads.map((_head, index) => `COF, ${'ABCDEFG'[index]}2 heading`),
      'COF, H2 heading',
      'COF, B5 total',
      'COF, G5 total',
    ])
    expect(cofTotals(lines)).toEqual({ lines: 2, bonusEuros: 31000, withoutBonus: 1 })
  })

  test('says a manager merged over several services for each, and counts its cell once', () => {
    const sheet = sheetOf([
      heads,
      [{ text: '1' }, { text: 'Crèche' }, { text: 'Ville', down: 2 }],
      [{ text: '2' }, { text: 'RPE' }, { text: '' }],
    ])
    const { lines, account } = read(sheet)
    expect(lines.map(({ manager }) => manager)).toEqual(['Ville', 'Ville'])
    expect(account.understood).toBe(5)
  })

  test('takes nothing that someone hid or struck, and says so', () => {
    const hidden = sheetOf([heads, row('9', 'Cachée')], { name: 'Brouillon', hidden: true })
    const sheet = sheetOf(
      [
        heads,
        [{ text: '1' }, { text: 'Crèche' }, { text: 'Ville', struck: true, comment: 'à vérifier' }],
        row('2', 'Masqué'),
        row('', '', 'seul'),
      ],
      { hiddenRows: [2], hiddenColumns: [0] },
    )
    const { lines, account } = read(hidden, sheet)
    expect(lines).toMatchObject([
      {
        service: 'Crèche',
        cofNumber: '',
        manager: '',
        words: [
          { title: 'Gestionnaire', text: 'Ville (barré)' },
          { title: 'Gestionnaire', text: 'à vérifier' },
        ],
      },
    ])
    expect(
      Map.groupBy(account.aside, ({ because }) => because)
        .keys()
        .toArray(),
    ).toEqual(['hidden-sheet', 'heading', 'hidden-column', 'hidden-row', 'no-service'])
    expect(account.understood + account.words + account.aside.length).toBe(countCells([hidden, sheet]))
  })

  test('is not there without titles, and too large past its bounds', () => {
    expect(readCof([sheetOf([row('Bonjour'), row('Crèche', 'Ville')])])).toBeUndefined()
    expect(isTooLarge([sheetOf(Array.from({ length: 3001 }, () => row('a')))])).toBe(true)
  })

  test('accounts for every cell of lists made at random', () => {
    let seed = 7
    const pick = (most: number): number => {
      seed = (seed * 48271) % 2147483647
      return seed % most
    }
    const texts = ['', '', 'Crèche', 'Total', '12 €', '2026', '01/01/2026', '  ', 'Ville']
    for (let round = 0; round < 200; round += 1) {
      const rows = Array.from({ length: 2 + pick(9) }, () =>
        Array.from({ length: pick(10) }, () => ({
          text: texts[pick(texts.length)] ?? '',
          ...(pick(9) === 0 && { comment: 'note' }),
          ...(pick(9) === 0 && { struck: true as const }),
          ...(pick(9) === 0 && { down: 2 + pick(3) }),
        })),
      )
      const sheets = [
        sheetOf([heads, ...rows], { hiddenRows: [pick(9)], hiddenColumns: [pick(9)] }),
        sheetOf(rows, { name: 'Autre', ...(pick(2) === 0 && { hidden: true as const }) }),
      ]
      const { account } = read(...sheets)
      expect(account.understood + account.words + account.aside.length).toBe(countCells(sheets))
    }
  })
})
