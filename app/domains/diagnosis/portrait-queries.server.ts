/** The territory seen whole, before its themes, and one indicator of it: the public figures of the perimeter. */

import { endOf } from '#app/domains/meetings/meetings.ts'
import { compositionOf } from '#app/domains/observatory/composition.ts'
import { mapOfIndicator, toldApart } from '#app/domains/observatory/figure-map.ts'
import { type FigureRow, figuresTable } from '#app/domains/observatory/figures-file.ts'
import { insideOf } from '#app/domains/observatory/inside.ts'
import { countMissing, type IndicatorFigures, type ThemeFigures } from '#app/domains/observatory/observatory.ts'
import { withoutNames } from '#app/domains/observatory/placed-figures.ts'
import { listQuarters } from '#app/domains/observatory/quarters.server.ts'
import { namedAmong } from '#app/domains/observatory/quarters.ts'
import {
  getIndicatorFigures,
  getSeveralFigures,
  getThemeFigures,
  listPartIds,
} from '#app/domains/observatory/queries.server.ts'
import { listRanked, pageOfRanking } from '#app/domains/observatory/ranking.ts'
import { readRegionMap } from '#app/domains/observatory/region-map-queries.server.ts'
import { warehouseState } from '#app/domains/observatory/warehouse.server.ts'
import { readRanks } from '#app/domains/observatory/warehouse-reads.server.ts'
import { whoDecides } from '#app/domains/observatory/who-decides.fr.ts'
import { whoLoads } from '#app/domains/sources/queries.server.ts'
import { territoryLabels } from '#app/domains/territory/labels.fr.ts'
import { formerWholeOf } from '#app/domains/territory/split-communes.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { allows } from '#app/kernel/permission.ts'
import { slugOf } from '#app/kernel/slug.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { listPortraitDrafts } from './draft-queries.server.ts'
import { slopeOf } from './indicator-slope.ts'
import { pageLabels } from './page-labels.fr.ts'
import { diagnosisPermissions } from './permissions.ts'
import { type References, readReferences } from './reference-queries.server.ts'
import { departmentOf, loadScene, type Scene } from './rows.server.ts'
import { shownTheme } from './shown-rows.ts'

/** Null for a CTG without perimeter. */
export async function readPortrait(
  db: Reader,
  { perimeter }: Scene,
  { groups = [], year }: { readonly groups?: References['groups']; readonly year?: number | undefined } = {},
): Promise<ThemeFigures | null> {
  if (perimeter.length === 0) return null
  return getThemeFigures(db, {
    themeKey: 'portrait',
    perimeterCodes: perimeter.map(({ code }) => code),
    departmentCode: departmentOf(perimeter)?.code ?? null,
    groups,
    ...(year !== undefined && { year }),
  })
}

/** @throws DomainError not-found for a stranger */
export async function getPortraitPage({ db, actor, at }: Context, ctgId: string, askedFor: readonly string[] = []) {
  requireMembership(actor, ctgId)
  const scene = await loadScene(db, ctgId)
  const proposable = scene.themes.filter(({ id }) =>
    allows(diagnosisPermissions.proposeFinding, actor, { ctgId, themeId: id }),
  )
  const references = await readReferences(db, scene, 'portrait', askedFor)
  const [figures, quarters, drafts] = await Promise.all([
    readPortrait(db, scene, references),
    listQuarters(scene.perimeter.map(({ code }) => code)),
    proposable.length > 0 && endOf(scene, todayIn({ actor, at }, ctgId)) === null
      ? listPortraitDrafts(db, ctgId, scene)
      : [],
  ])
  return {
    ctgId,
    themes: scene.themes.map(shownTheme),
    lead: pageLabels.lead({ perimeter: scene.perimeter, figures, department: departmentOf(scene.perimeter) }),
    figures: figures && withoutNames(figures),
    whoLoads: whoLoads(actor, figures, scene.administrators),
    inside: insideOf(figures?.indicators ?? []),
    quarters: namedAmong(quarters, scene.perimeter),
    references,
    drafts: drafts.map(({ key, question }) => ({ key, question })),
    /** In which a draft may become a finding. */
    proposable: proposable.map(shownTheme),
    /** The country's figures are being made ready: what is shown is not all. */
    isPreparing: warehouseState() === 'preparing',
  }
}
export type PortraitPageData = Awaited<ReturnType<typeof getPortraitPage>>

type IndicatorQuery = {
  readonly ctgId: string
  readonly indicatorId: string
  /** The map of the whole région, rather than that of the communes of the département. */
  readonly isOfRegion?: boolean
  /** Of the list of communes; from 1. */
  readonly page?: number
  /** Of the list of the intercommunalités of the région; from 1. */
  readonly regionPage?: number
}

/** @throws DomainError not-found for a stranger, an unknown indicator, and a CTG without perimeter */
async function readIndicator({ db, actor }: Context, { ctgId, indicatorId }: IndicatorQuery) {
  requireMembership(actor, ctgId)
  const { perimeter } = await loadScene(db, ctgId)
  const department = departmentOf(perimeter)
  if (perimeter.length === 0) throw new DomainError('not-found', 'observatory.territory')
  const around = { perimeterCodes: perimeter.map(({ code }) => code), departmentCode: department?.code ?? null }
  const read = await getIndicatorFigures(db, { indicatorId, ...around })
  /** The commune, what several are together, or how many they are. */
  return { ...read, around, territoryName: territoryLabels.perimeter(perimeter, read.whole) }
}

/** @throws DomainError as `readIndicator` */
export async function getIndicatorPage(context: Context, query: IndicatorQuery) {
  const { ctgId, indicatorId, isOfRegion = false, page = 1, regionPage = 1 } = query
  const { ground, around, past, figures, perimeter, ...shown } = await readIndicator(context, query)
  const { perimeterCodes } = around
  const title = pageLabels.indicator.mapOf(figures.indicator.name, shown.department?.name ?? '')
  const { dots: _, missingDots, ...said } = figures
  return {
    ...{ ctgId, ...shown, isOfRegion },
    figures: { ...said, missingCounts: countMissing(missingDots) },
    ranking: pageOfRanking(listRanked(figures, { past: past?.dots ?? [] }), page),
    pastYear: past?.year ?? null,
    slope: slopeOf({ ...shown, perimeter, figures, past }),
    composition: await readComposition(context.db, figures, around, shown.territoryName),
    deciders: whoDecides(indicatorId),
    regionMap: isOfRegion ? await readRegionPart(context.db, figures, around, regionPage) : null,
    /** Of one commune: where it stands in its département, its région, the country and its class of size. */
    ranks: perimeterCodes.length === 1 ? ((await readRanks(perimeterCodes[0] ?? '', [indicatorId]))[0] ?? null) : null,
    /** The commune was in a larger one in the year shown, whose figure is not its own. */
    madeAgain:
      figures.own.kind === 'missing' && figures.year !== null && perimeterCodes.length === 1
        ? (formerWholeOf(perimeterCodes[0] ?? '', figures.year) ?? null)
        : null,
    // One of the two is seen: nine hundred outlines do not travel for the other.
    map: isOfRegion ? null : mapOfIndicator(figures, ground, toldApart(perimeterCodes, figures), title),
    hasFineOutlines: ground.isFine,
  }
}
type Around = { readonly perimeterCodes: readonly string[]; readonly departmentCode: string | null }

/** In the year of the whole. */
async function readComposition(db: Reader, whole: IndicatorFigures, around: Around, name: string) {
  const indicatorIds = await listPartIds(db, whole.indicator.id)
  if (indicatorIds.length < 2) return null
  const { figures } = await getSeveralFigures(db, { indicatorIds, ...around })
  return compositionOf(whole, figures, name)
}

/** The région by its intercommunalités, in order, beside the figure of the région. */
async function readRegionPart(db: Reader, { indicator }: IndicatorFigures, around: Around, page: number) {
  const map = await readRegionMap(db, { indicator, ...around }, (name) =>
    pageLabels.indicator.mapOfRegion(indicator.name, name),
  )
  if (!map) return null
  const { dots, missingDots, frames, ...shown } = map
  return {
    ...shown,
    missing: missingDots.map(({ name }) => name),
    ranking: pageOfRanking(listRanked({ indicator, dots, frames }, { reference: 'region' }), page),
  }
}

export type IndicatorPageData = Awaited<ReturnType<typeof getIndicatorPage>>

/**
 * The same indicator as a table: the communes and the frames in the year shown, then the territory over the years; and what
 * names its file, in the words of people: « taux-de-pauvrete-gennevilliers ».
 * @throws DomainError as `readIndicator`
 */
export async function getIndicatorTable(
  context: Context,
  key: { readonly ctgId: string; readonly indicatorId: string },
) {
  const { figures, perimeter, department, whole, territoryName } = await readIndicator(context, key)
  const { indicator, year, own, frames, dots, missingDots, series, departmentSeries } = figures
  const [only, ...others] = perimeter
  const territory = only && others.length === 0 ? only : { code: whole?.code ?? '', name: territoryName }
  const past = (place: { readonly code: string; readonly name: string }, points: typeof series): readonly FigureRow[] =>
    points
      .filter((point) => point.year !== year)
      .map((point) => ({
        ...place,
        year: point.year,
        reading: { kind: 'value', value: point.value, year: point.year, flags: [] },
      }))
  const now = (
    place: { readonly code: string; readonly name: string },
    reading: FigureRow['reading'],
  ): readonly FigureRow[] => (year === null ? [] : [{ code: place.code, name: place.name, year, reading }])
  const table = figuresTable(indicator, [
    ...(others.length > 0 ? now(territory, own) : []),
    ...frames.flatMap((frame) => now(frame, frame.reading)),
    ...dots.flatMap((dot) => now(dot, { kind: 'value', value: dot.value, year: year ?? 0, flags: dot.flags })),
    ...missingDots.flatMap((dot) => now(dot, { kind: 'missing', reason: dot.reason })),
    ...past(territory, series),
    ...(department ? past(department, departmentSeries) : []),
  ])
  return { table, fileName: slugOf(`${indicator.name} ${territoryName}`, 80) }
}
