import fs from 'node:fs'
import path from 'node:path'
import { parseCsv } from 'hucre/csv'
import jsonld from 'jsonld'
import SHACLValidator from 'rdf-validate-shacl'
import Parser from 'rss-parser'
import { Schema } from 'tableschema'
import { describe, expect, test } from 'vitest'
import { publicAction, publicContent } from '#test/portal-fixture.server.ts'
import type { PublicView } from '../public-frame-data.ts'
import { csvOf } from './csv.ts'
import { dcatCatalogue } from './dcat.ts'
import { publicFeed } from './feed.server.ts'
import { planCsv, planJson, planTableSchema } from './plan.fr.ts'
import { incompleteActs, scdlDeliberations } from './scdl.ts'
import { sitemap } from './sitemap.ts'

const view = (content = publicContent()): PublicView => ({
  ...{ ctgId: 'c1', address: 'gennevilliers', siteUrl: 'https://trame.fr', isDemo: false, number: 2, content },
  ...{
    publishedOn: '2027-01-20',
    publishedAt: '2027-01-20T09:00:00.000Z',
    pictureSha256: null,
    changes: null,
    legal: {},
  },
})
const readJson = (file: string): object =>
  JSON.parse(fs.readFileSync(path.resolve(import.meta.dirname, '../../../../test/open-data', file), 'utf8'))

/** The header, then the rows of a file, each judged by the schema. @returns the sentences of what is wrong */
async function judge(csv: string, descriptor: object): Promise<readonly string[]> {
  const schema = await Schema.load(descriptor, { strict: true })
  const [header = [], ...rows] = cellsOf(csv)
  expect(header).toEqual(schema.fieldNames)
  return rows.flatMap((row) => {
    try {
      schema.castRow([...row])
      return []
    } catch (error) {
      return [String((error as { errors?: readonly Error[] }).errors?.join(' ') ?? error)]
    }
  })
}
const cellsOf = (csv: string): readonly (readonly string[])[] =>
  parseCsv(csv).map((row) => row.map((cell) => String(cell ?? '')))

describe('deliberations of councils', () => {
  const schema = readJson('scdl-deliberations-2.1.3.json')
  test('are valid by the published schema', async () => {
    const csv = scdlDeliberations(view())
    expect(cellsOf(csv)).toHaveLength(2)
    expect(await judge(csv, schema)).toEqual([])
  })
  test('the schema refuses what it must: this check can fail', async () => {
    const wrong = scdlDeliberations(view()).replace('21920036500019', '2192')
    expect(await judge(wrong, schema)).toHaveLength(1)
  })
  test('an act without SIRET or number is no line, and is counted', () => {
    const [act] = publicContent().acts
    const acts = act
      ? [
          { ...act, siret: '' },
          { ...act, number: '' },
        ]
      : []
    expect(cellsOf(scdlDeliberations(view(publicContent({ acts }))))).toHaveLength(1)
    expect(incompleteActs(acts)).toBe(2)
  })
})

describe('the plan', () => {
  const actions = [publicAction, { ...publicAction, number: 2, title: '=1+1, « le; test »', news: null, group: null }]
  test('is valid by its own schema, whatever is typed', async () => {
    const csv = planCsv(view(publicContent({ actions })))
    expect(await judge(csv, planTableSchema)).toEqual([])
    expect(cellsOf(csv)[2]?.[2]).toBe(' =1+1, « le; test »')
  })
  test('the schema refuses a state it does not know', async () => {
    expect(await judge(planCsv(view()).replace('en cours', 'perdue'), planTableSchema)).toHaveLength(1)
  })
  test('says the same in JSON, with objectives and decisions', () => {
    const json = JSON.parse(planJson(view(publicContent({ actions }))))
    expect(json.actions.map(({ numero }: { numero: string }) => numero)).toEqual(['1', '2'])
    expect(json.objectifs[0].valeurs).toEqual([
      { annee: 2021, valeur: 54.1 },
      { annee: 2023, valeur: 57.4 },
    ])
    expect(json.decisions).toHaveLength(1)
  })
})

describe('the catalogue', () => {
  const validator = new SHACLValidator([] as never)
  const datasetOf = async (document: object) => {
    const { factory } = validator
    const term = ({
      termType,
      value,
      language,
      datatype,
    }: Awaited<ReturnType<typeof jsonld.toRDF>>[number]['object']) =>
      termType === 'Literal'
        ? factory.literal(value, language || factory.namedNode(datatype?.value ?? ''))
        : termType === 'BlankNode'
          ? factory.blankNode(value.replace('_:', ''))
          : factory.namedNode(value)
    return factory.dataset(
      (await jsonld.toRDF(document)).map(({ subject, predicate, object }) =>
        factory.quad(term(subject) as never, term(predicate) as never, term(object)),
      ),
    )
  }
  const judgeCatalogue = async (document: object) => {
    const shapes = await datasetOf(readJson('dcat-ap-shapes.json'))
    return new SHACLValidator(shapes).validate(await datasetOf(document))
  }
  const catalogue = (): Record<string, unknown> => JSON.parse(dcatCatalogue(view()))

  test('is JSON-LD that has all that DCAT-AP makes mandatory', async () => {
    expect(await jsonld.expand(catalogue())).toHaveLength(1)
    const report = await judgeCatalogue(catalogue())
    expect(report.results.map((result) => `${result.focusNode?.value} ${result.path?.value}`)).toEqual([])
    expect(report.conforms).toBe(true)
  })
  test('without a title it is refused: this check can fail', async () => {
    const { 'dct:title': _title, ...others } = catalogue()
    expect((await judgeCatalogue(others)).conforms).toBe(false)
  })
})

describe('the feed', () => {
  test('is read by a parser we did not write, the last first, the same bytes twice', async () => {
    const xml = publicFeed(view())
    expect(publicFeed(view())).toBe(xml)
    const feed = await new Parser().parseString(xml)
    expect(feed.items.map(({ title, link }) => [title, link])).toEqual([
      ['Ouvrir dix places', 'https://trame.fr/t/gennevilliers/actions/1'],
      ['Décision n° 1', 'https://trame.fr/t/gennevilliers#decision-1'],
    ])
    expect(feed.feedUrl).toBe('https://trame.fr/t/gennevilliers/fil.atom')
  })
  test('says nothing that is markup', async () => {
    const news = { on: '2027-01-02', words: '<script>alert(1)</script> ]]> & « fin »' }
    const feed = await new Parser().parseString(
      publicFeed(view(publicContent({ actions: [{ ...publicAction, news }] }))),
    )
    expect(feed.items[0]?.summary).toBe(news.words)
  })
})

test('a table is cut where it must be, and no cell is a formula', () => {
  expect(csvOf(['a', 'b'], [{ a: 'x, "y"', b: '-1\nz' }])).toBe('a,b\r\n"x, ""y"""," -1\nz"\r\n')
})

test('the map of the site names pages that are on', () => {
  const map = sitemap('https://trame.fr', [
    { address: 'a', publishedAt: new Date('2027-01-20T09:00:00Z'), actionNumbers: [3] },
  ])
  expect(map.match(/<loc>[^<]+/g)).toEqual(
    ['', '/actions', '/donnees', '/mentions-legales', '/actions/3'].map((end) => `<loc>https://trame.fr/t/a${end}`),
  )
})
