/** The public plan as CSV and as JSON, described by a Table Schema of ours. Pure. Rules: docs/rules/portal.md §8. */
import { actionStatuses } from '#app/domains/plan/plan.ts'
import { portalLabels as t } from '../labels.fr.ts'
import type { PublicAction, PublicContent } from '../public-content.ts'
import { actionPath, type PublicView } from '../public-frame-data.ts'
import { csvOf } from './csv.ts'

type Field = {
  readonly name: string
  readonly title: string
  readonly type: 'string' | 'integer' | 'date'
  readonly description: string
  readonly constraints?: Readonly<Record<string, unknown>>
}

const required = { required: true }
const fields = [
  {
    name: 'numero',
    title: 'Numéro',
    type: 'integer',
    description: 'Numéro de l’action, qui ne change pas.',
    constraints: { required: true, unique: true, minimum: 1 },
  },
  {
    name: 'code',
    title: 'Code',
    type: 'string',
    description: 'Place de l’action dans le plan, au jour de la publication.',
  },
  { name: 'titre', title: 'Titre', type: 'string', description: 'Titre de l’action.', constraints: required },
  { name: 'axe', title: 'Axe', type: 'string', description: 'Axe du plan ; vide hors de tout axe.' },
  { name: 'theme', title: 'Thème', type: 'string', description: 'Thème de la convention.' },
  {
    name: 'etat',
    title: 'État',
    type: 'string',
    description: 'État au jour de la publication.',
    constraints: { required: true, enum: actionStatuses.map((status) => t.status[status]) },
  },
  {
    name: 'porteurs',
    title: 'Qui la porte',
    type: 'string',
    description: 'Noms courts des organismes, séparés par un point-virgule.',
  },
  { name: 'debut', title: 'Début', type: 'date', description: 'Premier jour prévu.' },
  { name: 'fin', title: 'Fin prévue', type: 'date', description: 'Dernier jour prévu.' },
  {
    name: 'lieux',
    title: 'Lieux',
    type: 'string',
    description: 'Communes et quartiers, séparés par un point-virgule ; vide : tout le territoire.',
  },
  {
    name: 'objectifs',
    title: 'Objectifs',
    type: 'string',
    description: 'Objectifs auxquels elle répond, séparés par un point-virgule.',
  },
  { name: 'nouvelle', title: 'Dernière nouvelle', type: 'string', description: 'Dernier point d’étape accepté.' },
  { name: 'nouvelle_le', title: 'Date de la nouvelle', type: 'date', description: 'Jour de ce point d’étape.' },
  {
    name: 'adresse',
    title: 'Adresse',
    type: 'string',
    description: 'Page publique de l’action.',
    constraints: required,
  },
] as const satisfies readonly Field[]
type Name = (typeof fields)[number]['name']

/** https://specs.frictionlessdata.io/table-schema/ */
export const planTableSchema = {
  $schema: 'https://frictionlessdata.io/schemas/table-schema.json',
  name: 'trame-plan-ctg',
  title: 'Plan d’action d’une convention territoriale globale',
  description: 'Une ligne par action publique d’une convention territoriale globale.',
  version: '1.0.0',
  primaryKey: ['numero'],
  missingValues: [''],
  fields,
} as const

const rowOf = (view: PublicView, action: PublicAction): Readonly<Record<Name, string>> => ({
  numero: String(action.number),
  code: action.code,
  titre: action.title,
  axe: action.group === null ? '' : (view.content.groups[action.group]?.title ?? ''),
  theme: action.theme,
  etat: t.status[action.status],
  porteurs: action.leads.map(({ shortName }) => shortName).join(' ; '),
  debut: action.startsOn ?? '',
  fin: action.endsOn ?? '',
  lieux: placeNames(view.content, action).join(' ; '),
  objectifs: action.objectives.join(' ; '),
  nouvelle: action.news?.words ?? '',
  nouvelle_le: action.news?.on ?? '',
  adresse: `${view.siteUrl}${actionPath(view.address, action.number)}`,
})

const placeNames = ({ places }: PublicContent, action: PublicAction): readonly string[] =>
  places.filter(({ key }) => action.places.includes(key)).map(({ name }) => name)

export const planCsv = (view: PublicView): string =>
  csvOf(
    fields.map(({ name }) => name),
    view.content.actions.map((action) => rowOf(view, action)),
  )

/** The same lines, with the objectives and their published figures. */
export const planJson = (view: PublicView): string => {
  const { content, number, publishedOn, siteUrl, address } = view
  return JSON.stringify(
    {
      convention: content.ctg.name,
      page: `${siteUrl}/t/${address}`,
      edition: number,
      publiee_le: publishedOn,
      licence: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence',
      schema: `${siteUrl}/t/${address}/donnees/plan.schema.json`,
      actions: content.actions.map((action) => rowOf(view, action)),
      decisions: content.decisions.map(({ number: decisionNumber, on, text, body }) => ({
        numero: decisionNumber,
        date: on,
        instance: body,
        texte: text,
      })),
      objectifs: content.objectives.map(({ title, measure, unit, points, target, targetYear, source }) => ({
        titre: title,
        mesure: measure,
        unite: unit,
        valeurs: points.map(({ year, value }) => ({ annee: year, valeur: value })),
        cible: target,
        annee_cible: targetYear,
        source,
      })),
    },
    null,
    2,
  )
}
