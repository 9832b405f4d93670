/**
 * The tables of the file of the country, as SQL: every value twice, sorted by territory and by indicator (the order is the index), the
 * ranks of the newest year in each frame, the outlines. Whoever makes the file runs these in their order. Pure. docs/decisions/0047.
 */

import type { FigureStatus } from './theme-figures.ts'

export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** Same words as FigureStatus; those met most come first, which take the fewest bits. */
export const statuses: readonly FigureStatus[] = [
  'published',
  'secret',
  'rounded-5',
  'not-published',
  'estimated',
  'floored',
  'not-collected',
  'not-applicable',
]

/** Codes of larger territories are shorter (`D92`) or longer (SIREN). */
export const communeCodeLength = 5

/** Inhabitants from which a commune is of the next class; the first class begins at 0. */
export const sizeClasses = [500, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000] as const

/** From 0. */
export const sizeClassOf = (inhabitants: number): number => sizeClasses.filter((from) => inhabitants >= from).length

/** Places and indicators have numbers, in the order of their codes: the communes first, so that the country is one run of them. */
export const emptyTables: readonly string[] = [
  `create type figure_status as enum (${statuses.map(quoted).join(', ')})`,
  `create table unit (place integer, code varchar, is_commune boolean, department varchar, region varchar, size utinyint)`,
  `create table measure (place smallint, indicator varchar, decimals tinyint, is_rate boolean)`,
  `create table by_territory (unit integer, measure smallint, year smallint, value double, status figure_status)`,
  `create table by_indicator (measure smallint, year smallint, unit integer, value double, status figure_status)`,
]

type Places = {
  /** A relation with a column `code`, each once. */
  readonly codes: string
  /** A relation with `code` and `inhabitants`, for the classes of size. */
  readonly inhabitants: string
  /** `D92` → `R11`. */
  readonly regionOf: ReadonlyMap<string, string>
}

export function insertUnits({ codes, inhabitants, regionOf }: Places): string {
  const regions = [...regionOf].map(([department, region]) => `(${quoted(department)}, ${quoted(region)})`)
  const size = sizeClasses.map((from) => `(inhabitants >= ${from})::utinyint`).join(' + ')
  return `
    insert into unit
    with named as (
      select code, length(code) = ${communeCodeLength} as is_commune,
        case when length(code) <> ${communeCodeLength} then null
          when starts_with(code, '97') then 'D' || left(code, 3) else 'D' || left(code, 2) end as department
      from (${codes}))
    select (row_number() over (order by not is_commune, code) - 1)::integer, code, is_commune, department, region,
      case when is_commune then ${size} end
    from named left join (values ${regions.join(', ') || "('', '')"}) as regions (department, region) using (department)
      left join (${inhabitants}) as counted using (code)
    order by 1`
}

/** How an indicator is shown: ranks are those of the values shown, and only rates are ranked. */
export type ShownAs = { readonly decimals: number; readonly isRate: boolean }

/** @param indicators a relation with a column `indicator`, each once */
export function insertMeasures(indicators: string, shownAs: ReadonlyMap<string, ShownAs>): string {
  const shown = [...shownAs].map(([id, { decimals, isRate }]) => `(${quoted(id)}, ${decimals}, ${isRate})`)
  return `
    insert into measure
    select (row_number() over (order by indicator) - 1)::smallint, indicator, coalesce(decimals, 1), coalesce(is_rate, false)
    from (${indicators}) left join (values ${shown.join(', ') || "('', 1, false)"}) as shown (indicator, decimals, is_rate) using (indicator)
    order by 1`
}

/** @param figures a relation of words: territory, indicator, year, value, status; each once */
export const insertFigures = (figures: string): readonly string[] => [
  `insert into by_territory
    select unit.place, measure.place, year, value, status::figure_status
    from (${figures}) as figure join unit on unit.code = territory join measure using (indicator)
    order by 1, 2, 3`,
  `insert into by_indicator select measure, year, unit, value, status from by_territory order by measure, year, unit`,
]

/** Indicators ranked together: the whole country of all of them does not fit in memory. */
const measuresAtOnce = 15

const rankIn = (frame: string, name: string) =>
  `(rank() over (partition by measure, ${frame} order by shown desc))::usmallint as ${name}`

/** Communes by the newest year of each rate, on the values as they are shown. */
const shownCommunes = (first: number) => `
  select unit, measure, year, round(value, decimals) as shown, department, region, size
  from by_indicator join newest using (measure, year) join unit on unit.place = unit join measure on measure.place = measure
  where measure between ${first} and ${first + measuresAtOnce - 1} and is_rate and is_commune and value is not null`

/**
 * Years published for the communes, ranks of the newest one, and what each frame spans: known values, quartiles, extremes.
 * @param measures how many indicators there are
 */
export function rankTables(measures: number): readonly string[] {
  const runs = Array.from({ length: Math.ceil(measures / measuresAtOnce) }, (_, run) => run * measuresAtOnce)
  const communes = 'unit < (select count(*) from unit where is_commune)'
  return [
    `create table lot as select distinct measure, year from by_indicator where ${communes} order by all`,
    `create table newest as select measure, max(year) as year from lot group by 1`,
    `create temp table ranked_by_measure (unit integer, measure smallint, year smallint,
      in_department usmallint, in_region usmallint, in_country usmallint, in_size usmallint)`,
    `create table spread (measure smallint, year smallint, frame varchar, code varchar, known integer,
      lowest double, first_quartile double, median double, third_quartile double, highest double)`,
    ...runs.flatMap((first) => [
      `insert into ranked_by_measure select unit, measure, year, ${rankIn('department', 'in_department')},
        ${rankIn('region', 'in_region')}, ${rankIn('true', 'in_country')}, ${rankIn('size', 'in_size')}
        from (${shownCommunes(first)})`,
      `insert into spread
        select measure, year, frame, code, count(*), min(shown), quantile_cont(shown, 0.25), median(shown),
          quantile_cont(shown, 0.75), max(shown)
        from (${shownCommunes(first)}) as communes, lateral (values ('department', department), ('region', region),
          ('country', 'FR'), ('size', size::varchar)) as frames (frame, code)
        where code is not null group by all`,
    ]),
    `create table ranked as from ranked_by_measure order by unit, measure`,
    `drop table ranked_by_measure`,
  ]
}

type Geography = { readonly centresFile: string; readonly outlinesFile: string; readonly quartersFile: string }

/** The middles of the communes, the lines between them, `fine` where better ones are known, and the neighbourhoods of the policy for cities. */
export const geographyTables = ({ centresFile, outlinesFile, quartersFile }: Geography): readonly string[] => [
  `create table centre as select territory, longitude::double as longitude, latitude::double as latitude
    from read_parquet(${quoted(centresFile)}) order by territory`,
  `create table outline as select fine, one, other, points from read_parquet(${quoted(outlinesFile)}) order by one, other`,
  `create table quarter as select * replace (string_split(communes, ' ') as communes) from read_parquet(${quoted(quartersFile)})
    order by code, edition`,
]

type Source = Geography & {
  readonly shownAs: ReadonlyMap<string, ShownAs>
  readonly regionOf: ReadonlyMap<string, string>
}

/** All of it but the ranks, from a relation of figures: territory, indicator, year, value, status; each once. */
export const tablesFrom = (figures: string, { shownAs, regionOf, ...geography }: Source): readonly string[] => [
  ...emptyTables,
  insertUnits({
    codes: `select territory as code ${figures} union select territory from read_parquet(${quoted(geography.centresFile)})`,
    inhabitants: `select territory as code, max_by(value, year) as inhabitants ${figures} where indicator = 'population' group by 1`,
    regionOf,
  }),
  insertMeasures(`select distinct indicator ${figures}`, shownAs),
  ...insertFigures(`select territory, indicator, year::smallint as year, value, status ${figures}`),
  ...geographyTables(geography),
]
