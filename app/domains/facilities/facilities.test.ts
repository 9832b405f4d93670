/** Sums, changes and lists of facilities (docs/rules/facilities.md). */
import { describe, expect, test } from 'vitest'
import { compareList, merged } from './compare-list.ts'
import { changesBetween, type FacilityOfYear, sumByKind, yearShown } from './facilities.ts'
import { facilitiesLabels } from './labels.fr.ts'
import { readKind, readPlaces, readState, readYesOrNo } from './list-values.ts'
import { mostLines, readList } from './read-list.ts'

const facility = (given: Partial<FacilityOfYear> = {}): FacilityOfYear => ({
  ...{ id: 'a', kind: 'multi-accueil', name: 'Les Agnettes', communeCode: '92036', state: 'open', places: 45 },
  ...{ opening: '', operator: 'Ville', operatorKind: 'public', hasCof: true, source: 'La Ville', note: '' },
  ...given,
})

describe('the sums of a year', () => {
  test('only open ones count, and places not known are told beside the sum', () => {
    const rows = [
      facility(),
      facility({ id: 'b', places: null }),
      facility({ id: 'c', state: 'closed', places: 20 }),
      facility({ id: 'd', state: 'planned', places: 30 }),
    ]
    expect(sumByKind(rows)).toEqual([{ kind: 'multi-accueil', open: 2, planned: 1, places: 45, withoutPlaces: 1 }])
  })

  test('a kind without places has no sum, zero included', () => {
    expect(sumByKind([facility({ kind: 'rpe', places: null })])).toEqual([
      { kind: 'rpe', open: 1, planned: 0, places: null, withoutPlaces: 0 },
    ])
  })

  test('childminders are told by their places: a line is a commune, not one of them', () => {
    const line = facility({ kind: 'assistantes-maternelles', places: 40 })
    const sentences = (rows: readonly FacilityOfYear[]) => sumByKind(rows).map(facilitiesLabels.openAndSums)
    expect(sentences([line])).toEqual(['40\u00a0places'])
    expect(sentences([line, facility({ ...line, id: 'b' })])).toEqual(['dans 2\u00a0communes, 80\u00a0places'])
    expect(sentences([facility()])).toEqual(['1\u00a0en service, 45\u00a0places'])
  })

  test('a kind of which all are closed is not listed', () => {
    expect(sumByKind([facility({ state: 'closed' })])).toEqual([])
  })
})

describe('what changed from one year to the next', () => {
  test.each<[string, readonly FacilityOfYear[], readonly FacilityOfYear[], readonly string[]]>([
    ['nothing', [facility()], [facility()], []],
    ['places', [facility()], [facility({ places: 60 })], ['places']],
    ['places not known one year', [facility({ places: null })], [facility({ places: 60 })], []],
    ['another operator', [facility()], [facility({ operator: 'Croix-Rouge' })], ['operator']],
    ['opened', [facility({ id: 'z' })], [facility({ id: 'z' }), facility()], ['opened']],
    ['a project that opens', [facility({ state: 'planned' })], [facility()], ['opened']],
    ['closed', [facility()], [facility({ state: 'closed' })], ['closed']],
    ['not described yet', [facility(), facility({ id: 'b' })], [facility()], ['not-described']],
    [
      'closed before, and no longer listed',
      [facility({ state: 'closed' }), facility({ id: 'b' })],
      [facility({ id: 'b' })],
      [],
    ],
  ])('%s', (_case, before, after, expected) => {
    expect(changesBetween(before, after).map(({ what }) => what)).toEqual(expected)
  })
})

test.each([
  [[2024, 2026], undefined, 2026],
  [[2024, 2026], 2024, 2024],
  [[], undefined, 2027],
])('of the years %j, with %s asked, %i is shown', (described, year, expected) => {
  expect(yearShown(described, { year, current: 2027 })).toBe(expected)
})

describe('the words of a list', () => {
  test.each([
    ['Multi-accueil', 'multi-accueil'],
    ['EAJE', 'multi-accueil'],
    ['Micro-crèche PAJE', 'micro-creche'],
    ['Crèche familiale', 'creche-familiale'],
    ['Halte-garderie', 'jardin-enfants'],
    ['MAM', 'mam'],
    ['Assistantes maternelles', 'assistantes-maternelles'],
    ['RAM', 'rpe'],
    ['Relais Petite Enfance', 'rpe'],
    ['ALSH extrascolaire', 'alsh-extrascolaire'],
    ['Accueil de loisirs', 'alsh-periscolaire'],
    ['PS Jeunes', 'accueil-jeunes'],
    ['Centre socio-culturel', 'centre-social'],
    ['Maison France Services', 'france-services'],
    ['Relais d’assistantes maternelles', 'rpe'],
    ['Relais parents assistants maternels', 'rpe'],
    ['Maison des assistants maternels', 'mam'],
    ['Maison des associations', undefined],
    ['Local jeunes', 'accueil-jeunes'],
    ['Maison de services au public', 'france-services'],
    ['Jardin d’éveil', 'jardin-enfants'],
    ['MDS de Gennevilliers', 'maison-solidarites'],
    ['Centre médico-social', 'maison-solidarites'],
    ['Collège Guy-Môquet', 'college'],
    ['Piscine', undefined],
  ])('« %s » is the kind %s', (text, kind) => {
    expect(readKind(text)).toBe(kind)
  })

  test('every kind is read back from the name we give it', () => {
    const { other: _other, ...named } = facilitiesLabels.kind
    for (const [kind, name] of Object.entries(named)) expect([name, readKind(name)]).toEqual([name, kind])
  })

  test.each([
    ['45', 45],
    ['45 places', 45],
    ['1 250', 1250],
    ['45,0', 45],
    ['24 pl.', 24],
    ['10 berceaux', 10],
    ['30 + 5', undefined],
    ['env. 20', undefined],
    ['45,5', undefined],
    ['de 30 à 45', undefined],
    ['20/25', undefined],
    ['', undefined],
  ])('« %s » is %s places', (text, places) => {
    expect(readPlaces(text)).toBe(places)
  })

  test('states and answers', () => {
    expect(['Fermée depuis juin', 'En projet', 'Ouvert', 'peut-être'].map(readState)).toEqual([
      ...['closed', 'planned', 'open'],
      undefined,
    ])
    expect(['Oui', 'x', 'non', '?'].map(readYesOrNo)).toEqual([true, true, false, undefined])
  })
})

const known = {
  communes: [
    { code: '92036', name: 'Gennevilliers' },
    { code: '92078', name: 'Villeneuve-la-Garenne' },
  ],
  source: 'La Ville',
  peopleName: 'Assistantes maternelles',
}
const read = (...grid: readonly (readonly string[])[]) => {
  const reading = readList(grid, known)
  if (typeof reading === 'string') throw new Error(reading)
  return reading
}

describe('a list read', () => {
  const heading = ['Nom', 'Type', 'Commune', 'Places', 'Effectif']

  test('every cell has one fate: understood, in words, left, or on a line not taken', () => {
    const { cells, lines } = read(
      ['Équipements 2026'],
      heading,
      ['Les Agnettes', 'Crèche', 'Gennevilliers', '45', '12'],
      ['Le Luth', 'Crèche', 'Ailleurs', '30', ''],
      [],
      ['Le Fossé', 'Crèche', '92078', 'de 20 à 30', ''],
    )
    expect(cells).toEqual({ all: 19, understood: 7, inWords: 2, aside: 6, refused: 4 })
    expect(lines.map(({ row, problems }) => [row, problems.map(({ reason }) => reason)])).toEqual([
      [3, []],
      [4, ['unknown-commune']],
      [6, []],
    ])
    expect(lines[0]?.draft).toMatchObject({ places: 45, note: 'Effectif : 12', communeCode: '92036' })
    expect(lines[2]?.draft).toMatchObject({ places: null, note: 'Places : de 20 à 30', communeCode: '92078' })
  })

  test('since when it is open is not whether it is', () => {
    const dated = ['Ouvert depuis', 'Ouverte le', 'Ouvert en', 'Ouvert (oui/non)']
    const { columns } = read(['Nom', 'Type', 'Commune', ...dated], ['Le Luth', 'Crèche', 'Gennevilliers', '2019'])
    expect(columns.slice(3).map(({ field }) => field ?? null)).toEqual([null, null, null, 'state'])
  })

  test('childminders of a commune are one line, without any name or phone', () => {
    const reading = read(
      ['Nom', 'Type', 'Commune', 'Places', 'Téléphone'],
      ['Mme Untelle', 'Assistante maternelle', 'Gennevilliers', '4', '01 23 45 67 89'],
      ['Mme Autre', 'Assistante maternelle', 'Gennevilliers', '3', ''],
    )
    expect(reading.lines).toHaveLength(1)
    expect(reading.lines[0]?.draft).toMatchObject({ name: 'Assistantes maternelles', places: 7, note: '' })
    expect(JSON.stringify(reading)).not.toMatch(/Untelle|Autre|01 23/)
  })

  test('of an office: totals and titles are left and said so, what is not known is nothing, the rest is told', () => {
    const { lines, columns, cells } = read(
      ['N°', ...heading.slice(0, 4), 'COF'],
      ['PETITE ENFANCE'],
      ['1', 'Les P’tits Loups', 'Multi-accueil', 'Gennevilliers', '30 + 5', 'n.c.'],
      ['2', '', 'Halte-garderie', 'Gennevilliers (92078)', 'n.c.', '?'],
      ['3', 'Jules-Verne', 'Médiathèque', 'intercommunal', '-', 'non'],
      ['4', 'Les Lilas', 'ALSH', 'Gennevilliers', '60', 'non'],
      ['5', 'Les Mûres', 'ALSH périscolaire', 'Gennevilliers', '60', 'non'],
      ['', 'TOTAL CRÈCHES', '', '', '310', ''],
      ['Source : service enfance'],
    )
    expect(columns[0]).toEqual({ heading: 'N°', field: 'number' })
    expect(
      lines.map(({ title, problems, remarks }) => [title, ...[...problems, ...remarks].map((one) => one.reason)]),
    ).toEqual([
      ['PETITE ENFANCE', 'title'],
      ['Les P’tits Loups', 'unread'],
      ['Halte-garderie', 'named-by-kind'],
      ['Jules-Verne', 'kind-other'],
      ['Les Lilas', 'time-unsaid'],
      ['Les Mûres'],
      ['TOTAL CRÈCHES', 'total'],
      ['Source : service enfance', 'title'],
    ])
    expect(
      lines.map(({ draft }) => draft && [draft.kind, draft.communeCode, draft.places, draft.hasCof, draft.note]),
    ).toEqual([
      null,
      ['multi-accueil', '92036', null, null, 'Places : 30 + 5'],
      ['jardin-enfants', '92036', null, null, ''],
      ['other', null, null, false, 'Type : Médiathèque'],
      ['alsh-periscolaire', '92036', 60, false, ''],
      ['alsh-periscolaire', '92036', 60, false, ''],
      null,
      null,
    ])
    expect(cells).toEqual({ all: 39, understood: 27, inWords: 2, aside: 6, refused: 4 })
    expect(facilitiesLabels.remark(lines[1]?.remarks[0] ?? expect.unreachable())).toBe(
      'places à préciser : « 30 + 5 » est gardé en mots',
    )
  })

  test.each(['#REF!', '#N/A', '#VALEUR!'])('« %s » names no facility: its line is left and told', (error) => {
    const { lines } = read(heading, ['Le Luth', 'Crèche', '', '45', ''], [error, 'Crèche', '', '30', ''])
    expect(lines.map(({ problems }) => problems)).toEqual([[], [{ reason: 'formula-error', text: error }]])
  })

  test('the same facility twice: the second line is told and left', () => {
    const { lines } = read(heading, ['Le Luth', 'Crèche', '', '', ''], ['Le  luth', 'Crèche', '', '', ''])
    expect(lines.map(({ problems }) => problems)).toEqual([[], [{ reason: 'twice-in-file', text: '2' }]])
  })

  test.each([
    ['no-heading', [['Les Agnettes', '45']]],
    ['no-line', [heading]],
    ['too-many-lines', [heading, ...Array.from({ length: mostLines + 1 }, (_, at) => [`Crèche ${at}`])]],
  ] as const)('is refused: %s', (refusal, grid) => {
    expect(readList(grid, known)).toBe(refusal)
  })
})

describe('a list beside what is described', () => {
  const { lines } = read(['Nom', 'Type', 'Commune', 'Places'], ['Les Agnettes', 'Crèche', 'Gennevilliers', '60'])
  const row = facility()
  const same = { id: 'a', kind: row.kind, name: row.name, communeCode: row.communeCode }

  test('says what it changes, and leaves what it does not speak of', () => {
    const [line] = compareList(lines, [{ ...same, year: { ...row, version: 1, isConfirmed: true } }])
    expect(line).toMatchObject({ outcome: 'changed', changes: [{ field: 'places', before: 45, after: 60 }] })
    if (line?.draft) expect(merged(row, line.draft)).toMatchObject({ places: 60, operator: 'Ville', hasCof: true })
  })

  test('does not open a project of which it does not say the state, and confirms what was carried', () => {
    const [line] = lines
    const planned = facility({ state: 'planned', places: 60 })
    const outcomeOf = (isConfirmed: boolean) =>
      compareList(lines, [{ ...same, year: { ...planned, version: 1, isConfirmed } }])[0]
    expect(outcomeOf(true)).toMatchObject({ outcome: 'same', changes: [] })
    expect(outcomeOf(false)).toMatchObject({ outcome: 'described', changes: [] })
    expect(line?.draft && merged(planned, line.draft).state).toBe('planned')
    expect(line?.draft && merged(null, line.draft).state).toBe('open')
  })

  test('knows a facility of another year', () => {
    expect(compareList(lines, [{ ...same, year: null }])[0]?.outcome).toBe('described')
  })

  test('adds what it does not know', () => {
    expect(compareList(lines, [])[0]?.outcome).toBe('new')
  })
})
