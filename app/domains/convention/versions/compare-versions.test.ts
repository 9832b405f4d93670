import { describe, expect, test } from 'vitest'
import { type Run, richWords } from '#app/domains/documents/document-text.ts'
import { readProse } from '#app/domains/documents/prose.ts'
import { changeBetween, printedChange } from './comparable-text.ts'
import { compareVersions } from './compare-versions.ts'
import { comparedSides } from './compared-sides.ts'
import { comparisonDossier } from './comparison-dossier.ts'
import { comparisonLabels as t } from './comparison-labels.fr.ts'
import { readVersionText } from './version-text.ts'

type Article = { readonly title: string; readonly body: ReturnType<typeof readProse> }
const article = (title: string, body: string): Article => ({ title, body: readProse(body) })
const sheet = (number: string, title: string) => ({ number, title })

/** As it is frozen, with only what is compared. */
const content = (given: Readonly<Record<string, unknown>> = {}) =>
  readVersionText({
    ...{ parties: [], visas: [], preamble: [], articles: [], diagnosis: [], plan: [], governance: [] },
    ...given,
  })
const articles = (...list: readonly Article[]) => content({ articles: list })

const duration = article('Durée', 'La convention s’achève le 31 décembre 2026.')
const goal = article('Objet', 'Les parties unissent leurs moyens.')

describe('articles are compared by their title', () => {
  test.each([
    [
      'one whose words change is modified',
      [duration],
      [article('Durée', 'La convention s’achève le 31 décembre 2027.')],
      'changed',
    ],
    ['one that comes is added', [goal], [goal, duration], 'added'],
    ['one that goes is taken out', [goal, duration], [goal], 'removed'],
    [
      'one that keeps its words under another title is renamed',
      [duration],
      [{ ...duration, title: 'Période' }],
      'renamed',
    ],
  ])('%s', (_title, before, after, how) => {
    const { parts } = compareVersions(articles(...before), articles(...after))
    expect(parts.map((part) => part.how)).toEqual([how])
  })

  test('each is named by its number: that of the later text, or the one it had', () => {
    const titlesOf = (...texts: Parameters<typeof compareVersions>) =>
      compareVersions(...texts).parts.map(({ title }) => title)
    expect(titlesOf(articles(goal), articles(goal, duration))).toEqual(['Article 2. Durée'])
    expect(titlesOf(articles(goal, duration), articles(duration))).toEqual(['Article 1. Objet'])
  })

  test('the same texts differ in nothing, and a new order is said once', () => {
    expect(compareVersions(articles(goal, duration), articles(goal, duration))).toMatchObject({
      parts: [],
      isReordered: false,
    })
    expect(compareVersions(articles(goal, duration), articles(duration, goal))).toMatchObject({
      parts: [],
      isReordered: true,
    })
  })

  test('two articles of one title are matched one with one', () => {
    const twice = articles(goal, goal)
    expect(compareVersions(twice, articles(goal)).parts.map(({ how }) => how)).toEqual(['removed'])
  })
})

test('words that came and went are counted, shown, and said on paper without colour', () => {
  const before = readProse('La convention s’achève le 31 décembre 2026.\n\n- un lieu\n- deux lieux')
  const after = readProse('La convention s’achève le 31 décembre 2027.\n\n- un lieu\n- trois lieux')
  const change = changeBetween(before, after)
  expect(change).toMatchObject({ added: 2, removed: 2 })
  const changed = change?.text.flatMap((block) => (block.kind === 'words' ? block.runs : [])) ?? []
  expect(changed.filter((run: Run) => run.change !== undefined)).toEqual([
    { text: '2026', change: 'removed' },
    { text: '2027', change: 'added' },
  ])
  const printed = richWords(printedChange(change?.text ?? []).filter((block) => block.kind === 'words'))
  expect(printed).toBe('La convention s’achève le 31 décembre [retiré : 2026][ajouté : 2027].')
  expect(changeBetween(before, before)).toBeUndefined()
})

test.each([
  ['vers 2030', 'vers environ 2030', ['environ ']],
  ['de 2016 à 2020', 'de 2117 à 2020', ['2016', '2117']],
  ['12 actes', '112 actes', ['12', '112']],
])('a number changes whole, and only when it changes: « %s », « %s »', (before, after, changed) => {
  const runs = changeBetween(readProse(before), readProse(after))?.text.flatMap((block) =>
    block.kind === 'words' ? block.runs : [],
  )
  expect(runs?.filter((run: Run) => run.change).map(({ text }) => text)).toEqual(changed)
})

test('a change of punctuation alone is told as such', () => {
  const change = changeBetween(readProse('Les parties, ensemble.'), readProse('Les parties ensemble.'))
  expect(change && t.words(change)).toBe('ponctuation ou mise en forme')
})

test('parties, visas and preamble are compared as texts, annexes by their things', () => {
  const town = { name: 'Ville', authorisedBy: null, representatives: [{ name: 'Anne A', role: 'maire' }] }
  const before = content({
    parties: [town],
    visas: ['Vu le code'],
    diagnosis: [{ theme: 'Enfance', findings: [{ title: 'Peu de places' }], issues: [{ title: 'Accueillir' }] }],
    plan: [{ label: 'Axe 1', axes: [], objectives: [], actions: [sheet('1', 'Ouvrir')] }],
    governance: [{ name: 'Copil', seats: [{ party: town, function: 'maire', holder: 'Anne A' }] }],
  })
  const after = content({
    parties: [{ ...town, representatives: [{ name: 'Luc B', role: 'maire' }] }],
    visas: ['Vu le code', 'Vu la délibération'],
    preamble: readProse('Un territoire.'),
    diagnosis: [{ theme: 'Enfance', findings: [{ title: 'Peu de places' }], issues: [{ title: 'Accueillir mieux' }] }],
    plan: [{ label: 'Axe 1', axes: [], objectives: [], actions: [sheet('1', 'Ouvrir'), sheet('2', 'Former')] }],
    governance: [{ name: 'Copil', seats: [{ party: town, function: 'maire', holder: 'Luc B' }] }],
  })
  const found = compareVersions(before, after)
  expect(found.parts.map(({ key }) => key)).toEqual(['parties', 'visas', 'preamble'])
  expect([found.findings, found.issues, found.actions]).toEqual([
    { added: [], removed: [] },
    { added: ['Accueillir mieux'], removed: ['Accueillir'] },
    { added: ['2 Former'], removed: [] },
  ])
  expect(found.seats.added).toEqual(['Copil, Ville, maire : Luc B'])
  expect(t.parts(found.parts)).toBe('Changent : parties, visas et préambule.')
})

test('printed, every changed part and every annex has its place, and says when nothing changed', () => {
  const text = compareVersions(articles(duration), articles(duration, goal))
  const dossier = comparisonDossier({
    ...{
      ctgName: 'CTG',
      before: 'Version 1',
      after: 'Version 2',
      text,
      plan: null,
      madeOn: '2026-11-29',
      isDemo: false,
    },
  })
  expect(dossier.sections.map(({ key }) => key)).toEqual(['words', 'plan', 'others'])
  expect(JSON.stringify(dossier.sections[0])).toMatch(/Objet \(ajouté, 5\smots ajoutés\)/)
  expect(JSON.stringify(dossier.sections[1])).toContain('n’ont pas tous deux gardé')
  expect(JSON.stringify(dossier.sections[2])).toContain(t.nothingInAnnexes)
})

test.each([
  ['de=1&a=2', { before: 1, after: 2 }],
  ['de=2&a=projet', { before: 2, after: 'draft' }],
  ['de=0&a=-1', { before: undefined, after: undefined }],
  ['de=1e3&a=deux', { before: undefined, after: undefined }],
  ['', { before: undefined, after: undefined }],
])('an address « %s » asks for two texts, what is no number is not asked', (search, sides) => {
  expect(comparedSides(new URLSearchParams(search))).toEqual(sides)
})

test('annexes that came, went or say something else are named; nothing is said beside a version older than their choice', () => {
  const annex = (kind: string, title: string, ...words: readonly string[]) => ({
    ...{ kind, title },
    blocks: words.map((text) => ({ kind: 'paragraph', text })),
  })
  const before = content({ annexes: [annex('posts', 'Postes', 'Un poste.'), annex('acts', 'Actes')] })
  const after = content({ annexes: [annex('posts', 'Postes', 'Deux postes.'), annex('sppe', 'Schéma')] })
  const { annexes } = compareVersions(before, after)
  expect(annexes).toEqual({ added: ['Schéma'], removed: ['Actes'], changed: ['Postes'] })
  expect(t.lists.annexes(annexes)[2]).toMatch(/^1\sannexe modifiée : « Postes »\.$/)
  expect(compareVersions(content(), after).annexes).toEqual({ added: [], removed: [], changed: [] })
})
