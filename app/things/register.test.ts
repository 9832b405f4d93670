import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { isTestFile, parseFile, readTree } from '#test/house/source-file.ts'
import { tablesInSql } from '#test/house/sql-tables.ts'
import { isTable } from '#test/house/table-rules.ts'
import { listImportRefusals } from '#test/import-refusals.ts'
import { tierOf } from '#test/import-rules.ts'
import { owners } from '../../db/owners.ts'
import {
  type ActName,
  actSentences,
  addressOf,
  decidedKinds,
  kindOfAct,
  kindsInJournal,
  searched,
  shownKind,
  slices,
  things,
} from './register.ts'

const kinds = Object.keys(things).filter((name): name is keyof typeof things => name in things)

describe('the register', () => {
  test('has each kind once, declared by one slice', () => {
    const declared = slices.flatMap((slice) => Object.keys(slice.kinds ?? {}))
    expect(declared.toSorted()).toEqual(kinds.toSorted())
    expect(new Set(Object.values(things).map(({ name }) => name)).size).toBe(kinds.length)
  })
  test('has each act once, with its sentence', () => {
    const declared = slices.flatMap((slice) => Object.keys(slice.acts ?? {}))
    expect(declared).toHaveLength(actSentences.size)
    expect([...actSentences.values()].filter((sentence) => sentence.trim() === '')).toEqual([])
  })
  test('shows in the journal the lines about every kind', () => {
    const journals = new Set(slices.map(({ journal }) => journal))
    expect([...journals].flatMap((journal) => kindsInJournal(journal ?? '')).toSorted()).toEqual(kinds.toSorted())
    expect(kindsInJournal('autre')).toEqual([])
  })
  test('searches and decides on things that have a page only', () => {
    expect([...decidedKinds, ...searched.map(({ of }) => of)].filter((kind) => !shownKind(kind))).toEqual([])
  })
})

test('the id of a thing is its address, when that is enough', () => {
  expect(addressOf('t', 'corrective-action', 'a')).toBe('/ctg/t/suivi/correctives/a')
  expect(addressOf('t', 'axis', 'a')).toBe('/ctg/t/objectifs')
  expect(addressOf('t', 'agenda-item', 'a')).toBeUndefined()
  expect(addressOf('t', 'signature', 'a')).toBeUndefined()
  expect(addressOf('t', null, null)).toBeUndefined()
})

const ownerOf: ReadonlyMap<string, string> = new Map(Object.entries(owners))

/** Sources of the product, this register’s declarations and generated types aside. */
const tree = readTree(path.resolve(import.meta.dirname, '../..'), ['app/**/*.{ts,tsx}'])
const isDeclaration = ({ file }: { readonly file: string }): boolean => file.endsWith('/things.fr.ts')
const sources = tree.filter(
  (source) => !isTestFile(source.file) && !isDeclaration(source) && !source.file.endsWith('database-types.ts'),
)
const sliceOf = (file: string): string | undefined => /^app\/domains\/([^/]+)\//.exec(file)?.[1]

test('what a slice declares reads its tables and those of the slices below', () => {
  const declarations = tree.filter(isDeclaration)
  expect(declarations).toHaveLength(slices.length)
  const above = declarations.flatMap(({ file, text }) =>
    tablesInSql(text, isTable)
      .filter(({ table }) => tierOf(ownerOf.get(table) ?? '') > tierOf(sliceOf(file) ?? ''))
      .map(({ table }) => `${file}: ${table}`),
  )
  expect(above).toEqual([])
})

test.each([
  ['app/domains/plan/a.ts', 'ctg/things.fr.ts', 'what a slice declares of its things is read in the register'],
  ['app/domains/plan/things.fr.ts', 'ctg/ctg.ts', 'things is not above domains'],
  ['app/domains/plan/things.fr.ts', 'plan/store.server.ts', 'only server files and routes import the server'],
  ['app/things/register.ts', 'ctg/ctg.ts', 'things is not above domains'],
])('%s does not read %s', (file, read, why) => {
  const planted = `import { a } from '#app/domains/${read}'`
  expect(listImportRefusals([parseFile(file, planted)])).toEqual([expect.stringContaining(why)])
})
test('a declaration reads the pure tables of its slice', () => {
  const planted = "import { a } from './sheet/fields.fr.ts'"
  expect(listImportRefusals([parseFile('app/domains/plan/things.fr.ts', planted)])).toEqual([])
})

/** How a source names a kind. Names of one word mean many other things: they are looked for where a kind is said. */
const naming = (kind: string): RegExp =>
  kind.includes('-')
    ? new RegExp(`'${kind}'`)
    : new RegExp(`\\b(type|subjectType|subject_type|of)(:| =) '${kind}'|\\bsubject\\.type === '${kind}'`)

/** The same word for something else: a kind of notice, a counter. */
const homonyms = ['app/domains/notices/labels.fr.ts', 'app/kernel/numbering.server.ts']

describe('a kind is named', () => {
  const namers = (kind: string): readonly string[] =>
    sources.filter(({ file, text }) => !homonyms.includes(file) && naming(kind).test(text)).map(({ file }) => file)

  test.each(kinds)('%s: in its slice, in those above that use it, on its own page, and in no list of kinds', (kind) => {
    const owner = ownerOf.get(kind === 'file' ? 'stored_file' : kind.replaceAll('-', '_')) ?? ''
    const isBelow = (slice: string): boolean => slice !== owner && tierOf(slice) <= tierOf(owner)
    const misplaced = namers(kind).filter((file) => {
      const slice = sliceOf(file)
      return slice === undefined ? !file.startsWith('app/routes/') : isBelow(slice)
    })
    expect({ kind, misplaced }).toEqual({ kind, misplaced: [] })
  })
  test('by no file that names kinds of more than four slices: that would be a list', () => {
    const slicesNamed = ({ text }: { readonly text: string }) =>
      new Set(
        kinds.filter((kind) => naming(kind).test(text)).map((kind) => ownerOf.get(kind.replaceAll('-', '_')) ?? kind),
      )
    const lists = sources.filter((source) => slicesNamed(source).size > 4).map(({ file }) => file)
    expect(lists).toEqual([])
  })
})

test.each([
  ['corrective-action.opened', 'corrective-action'],
  ['convention.version-frozen', 'convention-version'],
  ['convention.article-added', 'convention-article'],
  ['convention.articles-prepared', 'ctg'],
  ['seat.ended', 'body'],
  ['digest.wanted', 'person'],
  ['campaign.date-moved', 'ctg'],
  ['plan.levels-named', 'ctg'],
] as const)('%s is on a %s', (act, kind) => {
  expect(kindOfAct(act)).toBe(kind)
})

test('every act is on a kind of thing', () => {
  const isOfKind = (act: string): act is ActName => actSentences.has(act) && !act.startsWith('text.')
  const kindsOfActs = [...actSentences.keys()].filter(isOfKind).map(kindOfAct)
  expect(kindsOfActs.filter((kind) => !kinds.includes(kind))).toEqual([])
  expect(kindsOfActs.length).toBeGreaterThan(200)
})

test('an act that a line names as a word has its sentence; those of recordAct are known by their type', () => {
  const recorded = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/\baction: '([a-z-]+\.[a-z-]+)'/g)].map(([, act = '']) => `${file}: ${act}`),
  )
  expect(recorded.length).toBeGreaterThan(20)
  expect(recorded.filter((one) => !actSentences.has(one.split(': ')[1] ?? ''))).toEqual([])
})
