/** What exists in a CTG that may answer the schéma: its own things in one statement, public figures, what the coordination tied. */
import { sql } from 'kysely'
import { rangeLine } from '#app/domains/observatory/figure-lines.ts'
import { observatoryLabels } from '#app/domains/observatory/labels.fr.ts'
import { readManyPerimeters } from '#app/domains/observatory/many-perimeters.server.ts'
import type { IndicatorFigures } from '#app/domains/observatory/observatory.ts'
import { getThemeFigures } from '#app/domains/observatory/queries.server.ts'
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { compileOnce, type SlotOf, type Value } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import type { ActionStatus, FacilityKind, SubjectType } from '#app/kernel/database-types.ts'
import { nameThings, type ThingReader } from '#app/things/find-things.server.ts'
import {
  type ActionDetails,
  actionDetails,
  type FacilityDetails,
  facilityTitle,
  facilityWords,
  type ObjectiveDetails,
  plannedWords,
  targetWords,
} from './detail-words.fr.ts'
import type { CoverKind, Material, MaterialAction, Reference, Tie } from './material.ts'
import { pointKeys } from './point-keys.ts'
import { countedFigures } from './point-rules.ts'

const themeKey = 'petite-enfance'

/** What stands for children under 3 and their families. */
const earlyKinds = [
  ...(['multi-accueil', 'micro-creche', 'creche-familiale', 'jardin-enfants', 'mam'] as const),
  ...(['assistantes-maternelles', 'rpe', 'laep', 'pmi'] as const),
] satisfies readonly FacilityKind[]

/** The reader: what she may not read is left out. */
export type MaterialReader = { readonly db: Reader; readonly actor: ThingReader }

type TitledRow = { readonly id: string; readonly title: string }

type ActionRow = Omit<MaterialAction, keyof Reference> & TitledRow & ActionDetails & { readonly status: ActionStatus }

type MaterialRow = {
  readonly hasTheme: boolean
  readonly actions: readonly ActionRow[]
  readonly findings: readonly (TitledRow & {
    readonly isLack: boolean
    readonly words: string
    readonly text: string
  })[]
  readonly objectives: readonly (TitledRow & ObjectiveDetails & { readonly hasTarget: boolean })[]
  readonly services: readonly TitledRow[]
  readonly areas: readonly (TitledRow & { readonly communeCode: string })[]
  readonly facilities: readonly (TitledRow & FacilityDetails)[]
  readonly ties: readonly {
    readonly id: string
    readonly point: string
    readonly cover: CoverKind
    readonly subjectType: SubjectType | null
    readonly subjectId: string | null
    readonly title: string
    readonly word: string
    readonly tiedBy: string
  }[]
}

const materialOf = (ctgId: Value<string>) => sql<MaterialRow>`
    with early as (select id from theme where ctg_id = ${ctgId} and catalogue_key = ${themeKey}),
    sheet as (
      select action.* from action
      where ctg_id = ${ctgId} and theme_id in (select id from early) and status not in ('abandoned', 'deferred')
    ),
    aim as (
      select objective.* from objective
      join axis on axis.ctg_id = objective.ctg_id and axis.id = objective.axis_id
      left join issue on issue.ctg_id = objective.ctg_id and issue.id = objective.issue_id
      where objective.ctg_id = ${ctgId} and (axis.theme_id in (select id from early) or issue.theme_id in (select id from early)
        or objective.id in (select served.objective_id from sheet
          join action_objective served on served.ctg_id = sheet.ctg_id and served.action_id = sheet.id))
    )
    select exists (select from early) as "hasTheme",
      coalesce((select json_agg(json_build_object('id', id, 'title', trim(code || ' ' || title), 'status', status,
          'words', concat_ws(' ', title, need, description, public, expected_results, array_to_string(tags, ' ')),
          'startsOn', starts_on, 'endsOn', ends_on, 'hasDifficulties', watch_points <> '', 'difficulties', watch_points,
          'startsPrecision', starts_precision, 'endsPrecision', ends_precision,
          'investmentEuros', brought.investment_euros, 'meansEuros', brought.euros, 'fullTime', brought.full_time,
          'hasInvestment', brought.investment_euros is not null,
          'hasMeans', brought.euros is not null or brought.full_time is not null,
          'measures', made.measures, 'hasMeasure', made.count > 0, 'hasTarget', made.targets > 0,
          'placeIds', (select coalesce(json_agg(place), '[]') from (
            select territory_code as place from action_commune here where here.ctg_id = sheet.ctg_id and here.action_id = sheet.id
            union all select area_id::text from action_area here where here.ctg_id = sheet.ctg_id and here.action_id = sheet.id
          ) as places)) order by position, number)
        from sheet
        cross join lateral (
          select sum(amount_euros) filter (where nature = 'investment') as investment_euros, sum(amount_euros) as euros,
            sum(full_time_equivalents) as full_time
          from action_means means where means.ctg_id = sheet.ctg_id and means.action_id = sheet.id
        ) as brought
        cross join lateral (
          select count(*) as count, count(target) as targets,
            coalesce(json_agg(json_build_object('name', name, 'target', target, 'unit', unit) order by measure.position), '[]') as measures
          from action_measure measure where measure.ctg_id = sheet.ctg_id and measure.action_id = sheet.id
        ) as made), '[]') as actions,
      coalesce((select json_agg(json_build_object('id', id, 'title', title, 'isLack', kind in ('weakness', 'threat'),
          'words', title || ' ' || text, 'text', text) order by number)
        from finding where ctg_id = ${ctgId} and status = 'shared' and theme_id in (select id from early)), '[]') as findings,
      coalesce((select json_agg(json_build_object('id', aim.id, 'title', title, 'hasTarget', target is not null,
          'measure', coalesce(measure_name, indicator.name, ''), 'baseline', baseline, 'baselineYear', baseline_year,
          'target', target, 'targetYear', target_year) order by aim.position)
        from aim left join indicator on indicator.id = aim.indicator_id), '[]') as objectives,
      coalesce((select json_agg(json_build_object('id', id, 'title', name) order by position)
        from service where ctg_id = ${ctgId}), '[]') as services,
      coalesce((select json_agg(json_build_object('id', id, 'title', name, 'communeCode', commune_code) order by name)
        from area where ctg_id = ${ctgId}), '[]') as areas,
      coalesce((select json_agg(json_build_object('id', id, 'title', name, 'kind', kind, 'commune', commune, 'state', state,
          'places', places, 'operator', operator, 'year', year) order by kind, name)
        from (
          select distinct on (facility.id) facility.id, facility.name, facility.kind, place.name as commune,
            described.state, described.places, described.operator, described.year
          from facility
          join facility_year described on described.ctg_id = facility.ctg_id and described.facility_id = facility.id
          left join territory place on place.code = facility.commune_code
          where facility.ctg_id = ${ctgId} and facility.kind::text = any(${sql.val([...earlyKinds])}::text[])
          order by facility.id, described.year desc
        ) as standing where state <> 'closed'), '[]') as facilities,
      coalesce((select json_agg(json_build_object('id', id, 'point', point, 'cover', cover, 'subjectType', subject_type,
          'subjectId', subject_id, 'title', title, 'word', word, 'tiedBy', tied_by) order by tied_at, id)
        from sppe_tie where ctg_id = ${ctgId}), '[]') as ties`

const askMaterial = compileOnce((_db, slot: SlotOf<{ readonly ctgId: string }>) => materialOf(slot('ctgId')))

const askMaterials = compileOnce(
  (_db, slot: SlotOf<{ readonly ctgIds: readonly string[] }>) => sql<
    MaterialRow & Perimeter & { readonly ctgId: string }
  >`
    select wanted.ctg_id as "ctgId", material.*, perimeter.*
    from unnest(${slot('ctgIds')}::uuid[]) as wanted (ctg_id)
    cross join lateral (
      select coalesce(json_agg(json_build_object('code', code, 'name', name) order by plain_text(name)), '[]') as communes,
        (array_agg(department_code order by plain_text(name)) filter (where department_code is not null))[1] as "departmentCode"
      from ctg_perimeter join territory on code = territory_code where ctg_perimeter.ctg_id = wanted.ctg_id
    ) as perimeter
    cross join lateral (${materialOf(sql`wanted.ctg_id`)}) as material`,
)

/** What the coordinations tied, by id: what is gone, or not open to the reader, is left out. */
const readTied = (
  { db, actor }: MaterialReader,
  rows: readonly (Pick<MaterialRow, 'ties'> & { readonly ctgId: string })[],
) =>
  nameThings(
    db,
    actor,
    rows.flatMap(({ ctgId, ties }) =>
      ties.flatMap(({ subjectType: type, subjectId: id }) => (type && id ? [{ ctgId, type, id }] : [])),
    ),
  )

function namedTies(things: Awaited<ReturnType<typeof readTied>>, rows: MaterialRow['ties']): readonly Tie[] {
  return rows.flatMap(({ id, point, cover, subjectId, title, word, tiedBy }): readonly Tie[] => {
    const key = pointKeys.find((known) => known === point)
    const thing = subjectId === null ? undefined : things.get(subjectId)
    if (!key || (subjectId !== null && !thing)) return []
    const reference: Reference = thing
      ? { type: thing.type, id: thing.id, title: thing.title, path: thing.path }
      : { type: 'document', id, title, path: null }
    return [{ id, point: key, cover, word, tiedBy, reference }]
  })
}

type Perimeter = {
  readonly communes: readonly { readonly code: string; readonly name: string }[]
  readonly departmentCode: string | null
}

const noFigures = { figures: [], communesWithPlaces: 0 }

/** Figures known of the perimeter, and of how many of its communes the places of childcare are. */
async function readFigures(db: Reader, ctgId: string, { communes, departmentCode }: Perimeter) {
  if (communes.length === 0) return noFigures
  const perimeterCodes = communes.map(({ code }) => code)
  const { indicators } = await getThemeFigures(db, { themeKey, perimeterCodes, departmentCode })
  return figuresOf(ctgId, indicators)
}

function figuresOf(ctgId: string, indicators: readonly IndicatorFigures[]) {
  const known = indicators.filter(({ own, range }) => own.kind === 'value' || range !== null)
  const places = indicators.find(({ indicator }) => indicator.id === 'childcare-places')
  return {
    figures: known.map((one) => ({
      type: 'figure' as const,
      id: one.indicator.id,
      indicatorId: one.indicator.id,
      title: `${one.indicator.name} : ${rangeLine(one) ?? observatoryLabels.formatReading(one.indicator, one.own)}${one.year === null ? '' : ` (${one.year})`}`,
      path: `/ctg/${ctgId}/diagnostic/indicateurs/${one.indicator.id}`,
    })),
    communesWithPlaces: places?.dots.filter(({ isOwn }) => isOwn).length ?? 0,
  }
}

/** Quartiers stand for their commune; the others are zones themselves. */
function zonesOf({ communes }: Perimeter, areas: MaterialRow['areas']): Material['zones'] {
  const divided = new Set(areas.map(({ communeCode }) => communeCode))
  return [
    ...communes.filter(({ code }) => !divided.has(code)).map(({ code, name }) => ({ id: code, name })),
    ...areas.map(({ id, title }) => ({ id, name: title })),
  ]
}

type Figures = Awaited<ReturnType<typeof readFigures>>

/** What was read, each thing with its address. */
function toMaterial(
  ctgId: string,
  perimeter: Perimeter,
  row: MaterialRow,
  figures: Figures,
  ties: readonly Tie[],
): Material {
  const at = (page: string, id: string) => `/ctg/${ctgId}/${page}/${id}`
  return {
    hasTheme: row.hasTheme,
    ...figures,
    zones: zonesOf(perimeter, row.areas),
    areas: row.areas.map(({ id, title }) => ({ type: 'area', id, title, path: null })),
    findings: row.findings.map(({ text, ...one }) => ({
      ...{ ...one, type: 'finding' as const, path: at('constats', one.id) },
      details: { '2': text, '3': text },
    })),
    objectives: row.objectives.map((one) => ({
      ...{ ...one, type: 'objective' as const, path: at('objectifs', one.id) },
      details: { '4a': targetWords(one), '4h': targetWords(one) },
    })),
    actions: row.actions.map(({ status, ...one }) => ({
      ...{ ...one, type: 'action' as const, path: at('actions', one.id), details: actionDetails(one) },
      ...(status === 'proposed' && { note: planLabels.status.proposed }),
    })),
    services: row.services.map(({ id, title }) => ({ type: 'service', id, title, path: null })),
    facilities: row.facilities.map((one) => ({
      ...{
        type: 'facility' as const,
        id: one.id,
        title: facilityTitle(one),
        path: at('diagnostic/equipements', one.id),
      },
      ...{ isRelay: one.kind === 'rpe', isOpen: one.state === 'open', details: { '1': facilityWords(one) } },
      ...(one.state === 'planned' && { note: plannedWords }),
    })),
    ties,
  }
}

/** @throws never for an empty CTG: nothing then answers */
export async function loadMaterial(context: MaterialReader, ctgId: string, perimeter: Perimeter): Promise<Material> {
  // One after the other: a caller may be inside a transaction, which has a single connection.
  const [row] = await askMaterial(context.db, { ctgId })
  const figures = await readFigures(context.db, ctgId, perimeter)
  if (!row) throw new Error('a select without from gives one row')
  const things = await readTied(context, [{ ctgId, ties: row.ties }])
  return toMaterial(ctgId, perimeter, row, figures, namedTies(things, row.ties))
}

/**
 * The same of several CTGs, for who counts their points, in five statements: of the public figures, those alone by which a point
 * has an answer or not, and only where a finding makes them count.
 */
export async function loadMaterials(
  context: MaterialReader,
  ctgIds: readonly string[],
): Promise<ReadonlyMap<string, Material>> {
  const rows = await askMaterials(context.db, { ctgIds })
  const perimeters = rows
    .filter(({ findings, communes }) => findings.length > 0 && communes.length > 0)
    .map(({ ctgId, communes, departmentCode }) => ({
      ...{ key: ctgId, departmentCode },
      communeCodes: communes.map(({ code }) => code),
    }))
  const [things, figures] = await Promise.all([
    readTied(context, rows),
    readManyPerimeters(context.db, { themeKey, indicatorIds: countedFigures }, perimeters),
  ])
  return new Map(
    rows.map((row) => {
      const known = figuresOf(row.ctgId, figures.get(row.ctgId) ?? [])
      return [row.ctgId, toMaterial(row.ctgId, row, row, known, namedTies(things, row.ties))]
    }),
  )
}
