/** The page that crosses two indicators: what one may choose, the two figures, and the pictures made of them. */

import { sql } from 'kysely'
import { type Crossing, crossFigures, shownOf } from '#app/domains/observatory/crossing.ts'
import { crossingLabels as c } from '#app/domains/observatory/crossing-labels.fr.ts'
import { crossingMap, crossingScatter } from '#app/domains/observatory/crossing-pictures.ts'
import { toldApart } from '#app/domains/observatory/figure-map.ts'
import { type IndicatorFigures, themeKeys } from '#app/domains/observatory/observatory.ts'
import { getSeveralFigures, groundOf } from '#app/domains/observatory/queries.server.ts'
import { sharedGroupingOf } from '#app/domains/territory/territory.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import { allows } from '#app/kernel/permission.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { diagnosisPermissions } from './permissions.ts'
import { departmentOf, loadScene } from './rows.server.ts'

/** Rows of a quadrant; beyond, they are counted. */
const rowsAtMost = 15

export type CrossingQuery = {
  readonly ctgId: string
  readonly x?: string | undefined
  readonly y?: string | undefined
  /** `groupement`: only the communes of the grouping. */
  readonly among?: 'groupement' | undefined
}

type Pair = { readonly x: string; readonly y: string }
type Read = Awaited<ReturnType<typeof getSeveralFigures>>

/** What is put beside what when nothing is asked: the first pair that communes have, the second one being known everywhere. */
const usualPairs: readonly [Pair, Pair] = [
  { x: 'childcare-places', y: 'rsa-share' },
  { x: 'social-benefits-share', y: 'median-income' },
]

const pairsFor = (
  { x, y }: CrossingQuery,
  choices: Awaited<ReturnType<typeof listChoices>>,
): readonly [Pair, ...Pair[]] => {
  const [usual] = usualPairs
  const chosen = (id: string | undefined, otherwise: string) =>
    choices.find((choice) => choice.id === id)?.id ?? otherwise
  return x === undefined && y === undefined ? usualPairs : [{ x: chosen(x, usual.x), y: chosen(y, usual.y) }]
}

const figureIn = ({ figures }: Read, id: string) => figures.find(({ indicator }) => indicator.id === id)

const isKnown = (read: Read, { x, y }: Pair): boolean => {
  const codes = new Set(figureIn(read, x)?.dots.map(({ code }) => code))
  return figureIn(read, y)?.dots.some(({ code }) => codes.has(code)) ?? false
}

/** Rates only: counts grow with the size of a commune, so that any two of them go together. */
async function listChoices(db: Reader) {
  const order = sql`array_position(${[...themeKeys]}::text[], theme)`
  const { rows } = await sql<{ id: string; name: string; themes: readonly string[] }>`
    select id, name, coalesce(themes, '{}') as themes
    from indicator left join (
      select indicator_id as id, array_agg(theme order by ${order}) as themes, min(${order}) as place
      from indicator_theme group by 1) as placed using (id)
    where is_rate
    order by place nulls last, position, name`.execute(db)
  return rows
}

/** The theme of the CTG that has most of these indicators; undefined when it has no theme of the catalogue. */
function themeFor(
  themes: readonly { readonly id: string; readonly catalogueKey: string | null }[],
  choices: Awaited<ReturnType<typeof listChoices>>,
  ids: readonly string[],
) {
  const count = (key: string | null) =>
    choices.filter((choice) => ids.includes(choice.id) && key !== null && choice.themes.includes(key)).length
  return themes
    .filter(({ catalogueKey }) => catalogueKey !== null)
    .toSorted((one, other) => count(other.catalogueKey) - count(one.catalogueKey))
    .at(0)
}

/** Without those of other groupings. */
const keepOnly = (figures: IndicatorFigures, codes: ReadonlySet<string> | null): IndicatorFigures =>
  codes === null
    ? figures
    : {
        ...figures,
        dots: figures.dots.filter(({ code }) => codes.has(code)),
        missingDots: figures.missingDots.filter(({ code }) => codes.has(code)),
      }

/** @throws DomainError not-found for a stranger, and for a CTG without perimeter */
export async function getCrossingPage({ db, actor }: Context, query: CrossingQuery) {
  const { ctgId } = query
  const membership = requireMembership(actor, ctgId)
  const [{ perimeter, themes }, choices] = await Promise.all([loadScene(db, ctgId), listChoices(db)])
  const department = departmentOf(perimeter)
  if (!department) throw new DomainError('not-found', 'observatory.territory')
  const pairs = pairsFor(query, choices)
  const perimeterCodes = perimeter.map(({ code }) => code)
  const read = await getSeveralFigures(db, {
    indicatorIds: [...new Set([...pairs.flatMap(({ x, y }) => [x, y]), 'population'])],
    perimeterCodes,
    departmentCode: department.code,
  })
  const pair = pairs.find((one) => isKnown(read, one)) ?? pairs[0]
  const grouping = groupingOf(read.territories, perimeterCodes)
  const within = query.among === 'groupement' && grouping ? grouping.codes : null
  const [x, y] = [pair.x, pair.y].map((id) => keepOnly(found(figureIn(read, id), 'observatory.indicator'), within))
  const population = figureIn(read, 'population')
  if (!x || !y) throw new DomainError('not-found', 'observatory.indicator')
  const populations = new Map(population?.dots.map(({ code, value }) => [code, value]) ?? [])
  const crossing = crossFigures(x, y, populations)
  const own = toldApart(perimeterCodes, x)
  // Of a whole département all are one's own, and none is told apart.
  const units = crossing.units.map((unit) => ({ ...unit, isOwn: own.has(unit.code) }))
  const drawn = { ...crossing, units }
  const ground = await groundOf([...x.dots, ...x.missingDots].map(({ code }) => code))
  const theme = themeFor(themes, choices, [pair.x, pair.y])
  const among = within && grouping ? c.theGrouping(grouping.name) : c.theDepartment(department.name)
  return {
    ctgId,
    choices,
    x: sideOf(x),
    y: sideOf(y),
    department,
    grouping: grouping && { code: grouping.code, name: grouping.name },
    isWithinGrouping: within !== null,
    among,
    populationYear: population?.year ?? null,
    crossing: shownOf(drawn, rowsAtMost),
    /** Of all of them: the page has the largest only. */
    ownSentences: c.ownSentences(crossing, x, y),
    scatter: crossingScatter(drawn, x, y),
    map: crossingMap(crossing, x, y, ground, own),
    /** The theme a finding made of it goes to; null for who may not propose one. */
    proposeIn:
      theme &&
      crossing.units.some(({ isOwn }) => isOwn) &&
      allows(diagnosisPermissions.proposeFinding, actor, { ctgId, themeId: theme.id, partyId: membership.partyId })
        ? theme.id
        : null,
  }
}
export type CrossingPageData = Awaited<ReturnType<typeof getCrossingPage>>

const sideOf = ({ indicator, year }: IndicatorFigures) => ({ indicator, year })

type Territories = Awaited<ReturnType<typeof getSeveralFigures>>['territories']

/** The EPT, else the EPCI, that all the communes of the perimeter share, with its communes. */
function groupingOf(territories: Territories, perimeterCodes: readonly string[]) {
  const code = sharedGroupingOf(territories.filter((one) => perimeterCodes.includes(one.code)))
  const grouping = territories.find((territory) => territory.code === code)
  if (!grouping) return null
  const members = territories.filter(({ eptCode, epciCode }) => (eptCode ?? epciCode) === grouping.code)
  return { code: grouping.code, name: grouping.name, codes: new Set(members.map((member) => member.code)) }
}

export type CrossedUnits = Crossing['units']
