/** What people type, paste and file, read cell by cell. */
import { describe, expect, test } from 'vitest'
import { pasteAt, readPasted, trimGrid } from '#app/domains/documents/read-pasted.ts'
import { depositLabels } from './deposit-labels.fr.ts'
import { isAsked, type PlaceChoice, placesToCheck } from './place-choice.ts'
import { guessMapping, headsKey } from './read-columns.ts'
import { type KnownPlace, matchPlace } from './read-place.ts'
import { readTable } from './read-table.ts'
import { readValue, readYear } from './read-value.ts'

const known: readonly KnownPlace[] = [
  { id: '92036', name: 'Gennevilliers', codes: ['92036', '219200367'], isWhole: true },
  { id: 'quartier:1', name: 'Le Luth', codes: [], isWhole: false },
  { id: 'quartier:2', name: 'Les Agnettes', codes: [], isWhole: false },
]

const read = (
  text: string,
  {
    year = null,
    choices = {},
    isCount = true,
  }: { year?: number | null; choices?: Record<string, PlaceChoice>; isCount?: boolean } = {},
) => {
  const grid = readPasted(text)
  return readTable(grid, {
    mapping: guessMapping(grid),
    known,
    choices: new Map(Object.entries(choices)),
    year,
    isCount,
  })
}

describe('a value', () => {
  test.each([
    ['1 234', { value: 1234 }],
    ['1 234,5', { value: 1234.5 }],
    ['57,4 %', { value: 57.4 }],
    ['1.234', { value: 1.234 }],
    ['−3', { value: -3 }],
    ['s', { reason: 'secret' }],
    ['<5', { reason: 'secret' }],
    ['ND', { reason: 'not-published' }],
    ['', { reason: 'not-collected' }],
    ['–', { reason: 'not-collected' }],
    ['s.o.', { reason: 'not-applicable' }],
    ['environ 30', 'not-a-number'],
  ])('%s', (text, expected) => {
    expect(readValue(text)).toEqual(expected)
  })
})

describe('a year', () => {
  test.each([
    ['2023', 2023],
    ['2023-12', 2023],
    ['décembre 2023', 2023],
    ['31/12/2023', 2023],
    ['2023-2024', 2023],
    ['Rentrée 2024', 2024],
    ['2 000 à 3 999', undefined],
    ['2000 à 3999', undefined],
    ['2019 et 2023', undefined],
    ['QF 2023', undefined],
    ['400 à 799', undefined],
  ])('%s', (text, expected) => {
    expect(readYear(text)).toBe(expected)
  })
})

describe('a place', () => {
  test.each([
    ['Gennevilliers', '', { kind: 'known', id: '92036', isWhole: true }],
    ['n’importe', '92 036', { kind: 'known', id: '92036', isWhole: true }],
    ['', '219200367', { kind: 'known', id: '92036', isWhole: true }],
    ['LE LUTH', '', { kind: 'known', id: 'quartier:1', isWhole: false }],
    ['Total', '', { kind: 'whole' }],
    ['Asnières', '92004', { kind: 'outside' }],
    ['Bourg', '1053', { kind: 'own' }],
    ['Les Agnetes', '', { kind: 'doubtful', candidates: ['quartier:2'] }],
    ['IRIS 0101', '920360101', { kind: 'own' }],
    ['Secteur nord', '', { kind: 'own' }],
  ])('%s %s', (name, code, expected) => {
    expect(matchPlace(name, code, known)).toEqual(expected)
  })
})

test('a code that a spreadsheet shortened of its zero is read as it was', () => {
  const ain = [{ id: '01004', name: 'Ambérieu-en-Bugey', codes: ['01004'], isWhole: false }]
  expect(matchPlace('1004', '1004', ain)).toEqual({ kind: 'known', id: '01004', isWhole: false })
  expect(matchPlace('Bourg-en-Bresse', '1053', ain)).toEqual({ kind: 'outside' })
  expect(matchPlace('École 2053', '2053', ain)).toEqual({ kind: 'own' })
})

describe('a table', () => {
  test('three years pasted from a spreadsheet', () => {
    const table = read('Lieu\t2023\t2024\t2025\r\nGennevilliers\t412\t430\t1 455\r\nLe Luth\t3\t12\t\r\n')
    expect(table.problems).toEqual([])
    expect(table.years).toEqual([2023, 2024, 2025])
    expect(table.cells.map(({ placeId, year, value }) => [placeId, year, value])).toEqual([
      ['whole', 2023, 412],
      ['whole', 2024, 430],
      ['whole', 2025, 1455],
      ['quartier:1', 2023, 3],
      ['quartier:1', 2024, 12],
      ['quartier:1', 2025, null],
    ])
    expect(table.account).toMatchObject({ rows: 2, kept: 2, cells: 5, blanks: 1 })
  })

  test('categories in columns, with their total, of a year said apart', () => {
    const table = read('Quartier\tmoins de 400\t400 à 799\tTotal\nLe Luth\t518\t817\t1335\nTotal\t1006\t1536\t2542', {
      year: 2023,
    })
    expect(table.problems).toEqual([])
    expect(table.categories).toEqual(['moins de 400', '400 à 799'])
    expect(
      table.cells.filter(({ category }) => category === 'whole').map(({ placeId, value }) => [placeId, value]),
    ).toEqual([
      ['quartier:1', 1335],
      ['whole', 2542],
    ])
  })

  test('a long file of data.caf.fr: code, year and category in columns, other communes left aside', () => {
    const table = read(
      'numcomdo\tdtreffre\tqf_400\tfoyers\n92036\t2023-12\t<400\t2660\n92036\t2023-12\t400-799\t4900\n92004\t2023-12\t<400\t3000',
    )
    expect(table.problems).toEqual([])
    expect(table.years).toEqual([2023])
    expect(table.categories).toEqual(['<400', '400-799'])
    expect(table.account).toMatchObject({ rows: 3, kept: 2, outside: 1, cells: 2 })
  })

  test('a total beside communes that are not of the perimeter is nobody’s until a person says whose', () => {
    const text = 'Code\tCommune\t2024\n92036\tGennevilliers\t2412\n92004\tAsnières\t3000\n\tTotal\t5412'
    const table = read(text)
    expect(table.problems.map(({ kind, text: name }) => [kind, name])).toEqual([['total-to-choose', 'Total']])
    expect(placesToCheck(table.places).map((place) => [place.name, isAsked(place)])).toEqual([['Total', true]])
    const result = read(text, { choices: { Total: 'left-out' } })
    expect(result.problems).toEqual([])
    expect(result.account).toMatchObject({ rows: 3, kept: 1, outside: 1, leftOut: 1, cells: 1 })
  })

  test.each([
    ['what is no number', 'Lieu\t2024\nLe Luth\tenviron 30\nTotal\t40', [['not-a-number', 2, '2024']]],
    ['what is no count', 'Lieu\t2024\nLe Luth\t3,5\nTotal\t40', [['not-a-count', 2, '2024']]],
    ['a place given twice', 'Lieu\t2024\nLe Luth\t12\nle luth\t13', [['repeated', 3, '2024']]],
    [
      'no year anywhere',
      'Quartier\tgarçons\tfilles\nLe Luth\t12\t13',
      [
        ['no-year', 2, 'garçons'],
        ['no-year', 2, 'filles'],
      ],
    ],
  ])('%s is named with its row and its column', (_, text, expected) => {
    expect(read(text).problems.map(({ kind, row, column }) => [kind, row, column])).toEqual(expected)
  })

  test('a doubtful place waits for a word, which is kept to', () => {
    const text = 'Lieu\t2024\nLes Agnetes\t12'
    expect(read(text).problems.map(({ kind }) => kind)).toEqual(['place-to-choose'])
    const chosen = read(text, { choices: { 'Les Agnetes': { id: 'quartier:2' } } })
    expect(chosen.problems).toEqual([])
    expect(chosen.cells[0]?.placeId).toBe('quartier:2')
    expect(read(text, { choices: { 'Les Agnetes': 'left-out' } }).account.leftOut).toBe(1)
  })

  test('a column of codes is no figure, even with « Total » at its foot, and that line is the whole', () => {
    const table = read(
      'IRIS;Nom;0-2 ans;Total enfants\n920360101;Luth nord;30;60\n920360102;Luth sud;40;90\nTotal;;70;150'.replaceAll(
        ';',
        '\t',
      ),
      { year: 2024 },
    )
    expect(table.problems).toEqual([])
    expect(table.categories).toEqual(['0-2 ans', 'Total enfants'])
    expect(table.cells.at(-1)).toMatchObject({ placeId: 'whole', value: 150 })
    expect(guessMapping(readPasted('INSEE\tEnfants\n1004\t12\n1005\t15')).roles[0]).toBe('code')
    expect(guessMapping(readPasted('Zone\tCode\tEnfants\nA\t920360101\t12\nB\t920360102\t15')).roles[1]).toBe('code')
  })

  test('a line without a place is asked about at its row, never sent without a name', () => {
    const text = 'Nom\t2024\nLe Luth\t12\n\t40\n\t50'
    const table = read(text)
    expect(table.problems.map(({ kind, row }) => [kind, row])).toEqual([
      ['no-place', 3],
      ['no-place', 4],
    ])
    const said = read(text, { choices: { '#3': 'whole', '#4': 'left-out' } })
    expect(said.problems).toEqual([])
    expect(said.cells.at(-1)).toMatchObject({ placeId: 'whole', value: 40 })
  })

  test('a name too long for the server is said at its row', () => {
    expect(read(`Nom\t2024\n${'Secteur '.repeat(20)}\t12`).problems).toMatchObject([{ kind: 'long-name', row: 2 }])
  })

  test('figures, marks and empty cells are counted apart', () => {
    const { account } = read('Lieu\t2023\t2024\t2025\nLe Luth\t12\tn.d.\t\nTotal\t40\ts\t55')
    expect(account).toMatchObject({ kept: 2, cells: 3, marks: 2, blanks: 1 })
    expect(depositLabels.account(account).replaceAll('\u00a0', ' ')).toBe(
      '2 lignes lues ; 2 gardées, soit 3 chiffres, 2 mentions (« n.d. », « s »…), 1 case vide',
    )
  })

  test('of a table that says no year, lines are counted and nothing is said of its figures', () => {
    const { account, problems } = read('Lieu\tbas\thaut\nLe Luth\t12\t14\nTotal\t40\t55', { year: null })
    expect(problems.map(({ kind }) => kind)).toContain('no-year')
    expect(depositLabels.account(account).replaceAll('\u00a0', ' ')).toBe('2 lignes lues ; 2 gardées')
  })

  test('what is above the headings is passed over', () => {
    const table = read('Inscriptions au périscolaire\n\nLieu\t2024\t2025\nLe Luth\t12\t15\nTotal\t40\t42')
    expect(table.problems).toEqual([])
    expect(table.cells).toHaveLength(4)
  })
})

test('a file of the same form is read as the last one was', () => {
  const grid = readPasted('Zone\tA\tB\nLe Luth\t12\t13')
  const guessed = guessMapping(grid)
  expect(headsKey(grid, guessed.headerRow)).toBe('zone|a|b')
  const remembered = { headerRow: 0, roles: ['place', 'figures', 'ignored'] as const }
  expect(guessMapping(grid, remembered).roles).toEqual(['place', 'figures', 'ignored'])
})

test('a block grows the grid it is pasted in, and quoted fields keep their lines', () => {
  const block = readPasted('"a\nb"\t1\r\nc\t"say ""x"""\r\n')
  expect(block).toEqual([
    ['a\nb', '1'],
    ['c', 'say "x"'],
  ])
  expect(trimGrid(pasteAt([['', '']], 0, 1, block))).toEqual([
    ['', 'a\nb', '1'],
    ['', 'c', 'say "x"'],
  ])
})

test('two things counted beside a category are told once, not at each row', () => {
  const file = ['Quartier\tÂge\tFamilles\tEnfants', 'Le Luth\t0-2 ans\t12\t14', 'Le Luth\t3-5 ans\t18\t25'].join('\n')
  const { problems } = read(file, { year: 2026 })
  expect(problems).toEqual([{ kind: 'mapping', row: null, column: '', text: 'two-measures' }])
  expect(depositLabels.problem(problems[0] ?? expect.unreachable())).toContain('compte deux choses par ligne')
  // Without a category, each heading is one.
  expect(read('Quartier\tFamilles\tEnfants\nLe Luth\t12\t14', { year: 2026 }).problems).toEqual([])
})
