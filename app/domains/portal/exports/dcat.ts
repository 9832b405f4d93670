/** The catalogue of what the page gives, as DCAT-AP in JSON-LD. Pure. Rules: docs/rules/portal.md §8. */
import type { PublicView } from '../public-frame-data.ts'
import { exportLabels } from './labels.fr.ts'

const licence = 'https://www.etalab.gouv.fr/licence-ouverte-open-licence'
const media = (type: string): string => `https://www.iana.org/assignments/media-types/${type}`

type DistributionFile = {
  readonly file: string
  readonly title: string
  readonly type: string
  readonly conformsTo?: string
}

/** A context of ours, written in the file: nothing is fetched to read it. */
const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const

const id = (iri: string) => ({ '@id': iri })
const french = (words: string) => ({ '@value': words, '@language': 'fr' })
const date = (day: string) => ({ '@value': day, '@type': 'xsd:date' })

/** Where the data are, and who gives them since when. */
type Place = { readonly base: string; readonly publisherId: string; readonly publishedOn: string }

const datasetOf = (
  { base, publisherId, publishedOn }: Place,
  key: string,
  title: string,
  description: string,
  files: readonly DistributionFile[],
) => ({
  '@id': `${base}/donnees#${key}`,
  '@type': 'dcat:Dataset',
  'dct:title': french(title),
  'dct:description': french(description),
  'dct:publisher': id(publisherId),
  'dct:issued': date(publishedOn),
  'dct:language': id('http://publications.europa.eu/resource/authority/language/FRA'),
  'dcat:landingPage': id(`${base}/donnees`),
  'dcat:theme': id('http://publications.europa.eu/resource/authority/data-theme/SOCI'),
  'dcat:distribution': files.map(({ file, title: name, type, conformsTo }) => ({
    '@id': `${base}/donnees/${file}`,
    '@type': 'dcat:Distribution',
    'dct:title': french(name),
    'dcat:accessURL': id(`${base}/donnees`),
    'dcat:downloadURL': id(`${base}/donnees/${file}`),
    'dcat:mediaType': id(media(type)),
    'dct:license': id(licence),
    ...(conformsTo && { 'dct:conformsTo': id(conformsTo) }),
  })),
})

export function dcatCatalogue({ siteUrl, address, content, publishedOn }: PublicView): string {
  const base = `${siteUrl}/t/${address}`
  const publisher = {
    '@id': `${base}#editeur`,
    '@type': 'foaf:Agent',
    'foaf:name': french(
      content.ctg.parties
        .filter(({ kind }) => kind !== 'partner')
        .map(({ name }) => name)
        .join(' et ') || content.ctg.name,
    ),
  }
  const place = { base, publisherId: publisher['@id'], publishedOn }
  const catalogue = {
    '@context': context,
    '@id': `${base}/donnees#catalogue`,
    '@type': 'dcat:Catalog',
    'dct:title': french(exportLabels.catalogue(content.ctg.name)),
    'dct:description': french(exportLabels.catalogueIs),
    'dct:publisher': publisher,
    'dct:issued': date(publishedOn),
    'dct:language': id('http://publications.europa.eu/resource/authority/language/FRA'),
    'dct:license': id(licence),
    'foaf:homepage': id(base),
    'dcat:dataset': [
      datasetOf(place, 'plan', exportLabels.plan(content.ctg.name), exportLabels.planIs, [
        {
          file: 'plan.csv',
          title: exportLabels.planCsv,
          type: 'text/csv',
          conformsTo: `${base}/donnees/plan.schema.json`,
        },
        { file: 'plan.json', title: exportLabels.planJson, type: 'application/json' },
      ]),
      datasetOf(place, 'deliberations', exportLabels.deliberations(content.ctg.name), exportLabels.deliberationsAre, [
        {
          file: 'deliberations.csv',
          title: exportLabels.deliberationsCsv,
          type: 'text/csv',
          conformsTo: 'https://schema.data.gouv.fr/scdl/deliberations/2.1.3/schema.json',
        },
      ]),
    ],
  }
  return JSON.stringify(catalogue, null, 2)
}
