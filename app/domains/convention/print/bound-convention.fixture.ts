/** Conventions with all their annexes, of any size, to print in tests and in the bench: people, places and amounts are illustration. Pure. */

import { type AnnexKind, annexKinds, numberOf } from '../annexes/annex-kinds.ts'
import { withAnnexNumbers } from '../annexes/annex-mentions.ts'
import { annexSections, isDrawnAnnex } from '../annexes/annex-sections.ts'
import { annexLabels } from '../annexes/labels.fr.ts'
import type { CofLine } from '../cof/read-cof.ts'
import type { Signatory } from '../convention.ts'
import { gennevilliers } from '../convention-document.fixture.ts'
import type { ActionSheet, ConventionDocument, DocumentAnnex, PlanAxis } from '../convention-document.ts'
import { copiesWords } from '../document-words.fr.ts'
import type { CoordinationPost } from '../posts/posts.ts'

const range = <Item>(count: number, make: (index: number) => Item): readonly Item[] =>
  Array.from({ length: count }, (_none, index) => make(index))

const posts: readonly CoordinationPost[] = range(4, (index) => ({
  id: String(index),
  title: `Chargée de coopération ${['petite enfance', 'jeunesse', 'parentalité', 'accès aux droits'][index]}`,
  employerPartyId: null,
  employer: 'Ville de Gennevilliers',
  fullTimeEquivalents: [1, 0.8, 0.5, null][index] ?? null,
  holder: index === 3 ? '' : 'Une titulaire',
  funding: 'Caf 50 %, Ville 50 %',
  themes: index === 0 ? [{ id: 't', name: 'Petite enfance' }] : [],
  version: 1,
}))

const cofLine = (index: number): CofLine => ({
  cofNumber: `27-${114 + index}`,
  service: `${['Crèche', 'Relais petite enfance', 'Centre de loisirs', 'Ludothèque'][index % 4]} n° ${index + 1}`,
  manager: index % 3 === 0 ? 'Association des familles du territoire' : 'Ville',
  facilityKind: ['EAJE', 'RPE', 'ALSH', 'Ludothèque'][index % 4] ?? '',
  commune: `Commune ${(index % 12) + 1}`,
  startsOn: '2027-01-01',
  endsOn: '2030-12-31',
  bonusEuros: index % 5 === 0 ? null : 1000 * (index + 1),
  words: [],
})

const signatory = (name: string, index: number): Signatory => ({
  partyId: String(index),
  name,
  shortName: name,
  kind: index === 0 ? 'caf' : 'authority',
  isLead: index < 2,
  act:
    index % 2 === 0
      ? {
          kind: 'assembly',
          versionId: null,
          number: `27-${index + 1}`,
          adoptedOn: '2027-02-03',
          expectedOn: null,
          transmittedOn: '2027-02-05',
          note: '',
        }
      : null,
  signature: null,
})

/** The document with these annexes, drawn as `document-annexes.server.ts` does. */
export function withAnnexes(
  document: ConventionDocument,
  kinds: readonly AnnexKind[] = annexKinds,
  cofCount = 12,
): ConventionDocument {
  const signatories = document.parties.map(({ name }, index) => signatory(name, index))
  const reads = {
    convention: { signatories, versions: [], signedOn: null, isArchived: false },
    plan: document.plan,
    posts,
    cof: range(cofCount, cofLine),
    sppe: [],
  }
  const annexes = kinds.flatMap((kind): readonly DocumentAnnex[] => {
    const title = annexLabels.titles[kind]
    if (!isDrawnAnnex(kind)) return document[kind].length === 0 ? [] : [{ kind, title, blocks: [] }]
    const blocks = annexSections[kind](reads)
    return blocks.length === 0 ? [] : [{ kind, title, blocks }]
  })
  return {
    ...document,
    articles: document.articles.map(({ title, body }) => ({
      title,
      body: withAnnexNumbers(body, (kind) => numberOf(annexes, kind)),
    })),
    annexes,
  }
}

type Size = {
  readonly signatories: number
  readonly themes?: number
  readonly actions?: number
  readonly communes?: number
}

const sheets = gennevilliers.plan.flatMap(({ objectives, actions }) => [
  ...objectives.flatMap((objective) => objective.actions),
  ...actions,
])

const sheetAt = (index: number): ActionSheet => {
  const sheet = sheets[index % sheets.length]
  if (!sheet) throw new Error('no sheet')
  return { ...sheet, number: `${index + 1}`, title: `${sheet.title} (${index + 1})` }
}

const axesOf = (actions: number): readonly PlanAxis[] =>
  range(Math.ceil(actions / 10), (axis) => ({
    label: `Axe ${axis + 1}`,
    title: 'Concilier vie familiale, professionnelle et sociale',
    axes: [],
    objectives: range(2, (index) => ({
      number: `${axis + 1}.${index + 1}`,
      title: 'Des parents qui peuvent travailler ou se former',
      issue: 'Un accueil possible pour les parents en insertion',
      measure: { name: 'Familles accueillies', baseline: '12', target: '60 (2029)', lastValue: '–' },
      actions: range(5, (action) => sheetAt(axis * 10 + index * 5 + action)).slice(
        0,
        Math.max(0, actions - axis * 10 - index * 5),
      ),
    })),
    actions: [],
  }))

/** A convention of this size, with all its annexes. */
export function conventionOf({ signatories, themes = 2, actions = 4, communes = 1 }: Size): ConventionDocument {
  const [caf, town] = gennevilliers.parties
  const [row] = gennevilliers.signatures.rows
  const [theme] = gennevilliers.diagnosis
  const [first] = gennevilliers.articles
  if (!caf || !town || !row || !theme || !first) throw new Error('an empty fixture')
  const parties = range(signatories, (index) =>
    index === 0
      ? caf
      : {
          ...town,
          name: index === 1 ? town.name : `Communauté de communes du Pays des vallées n° ${index}`,
          shortName: `Communauté ${index}`,
        },
  )
  const names = range(communes, (index) => `Saint-Martin-des-Vallées ${index + 1}`).join(', ')
  return withAnnexes(
    {
      ...gennevilliers,
      parties,
      articles: [
        ...gennevilliers.articles,
        { title: 'Communes', body: [{ kind: 'paragraph', text: `Le territoire compte : ${names}.` }] },
      ],
      signatures: {
        made: copiesWords(signatories),
        rows: parties.map(({ kind, name }) => ({ ...row, kind, name, signedOn: null, place: null })),
      },
      diagnosis: range(themes, (index) => ({ ...theme, theme: `${theme.theme} ${index + 1}` })),
      plan: axesOf(actions),
    },
    annexKinds,
    communes > 1 ? 40 : 12,
  )
}
