/** The territory seen whole, before its themes, and one indicator of it: the public figures of the perimeter. */
import { type ThemeFigures, withoutNames } from '#app/domains/observatory/observatory.ts'
import { getIndicatorFigures, getThemeFigures } from '#app/domains/observatory/queries.server.ts'
import { listRanked } from '#app/domains/observatory/ranking.ts'
import { warehouseState } from '#app/domains/observatory/warehouse.server.ts'
import { readWhoLoads } from '#app/domains/sources/queries.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { DomainError, found } from '#app/kernel/errors.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { departmentOf, loadScene, type Scene } from './rows.server.ts'

/** Null for a CTG without perimeter. */
export async function readPortrait(db: Reader, { perimeter }: Scene): Promise<ThemeFigures | null> {
  if (perimeter.length === 0) return null
  return getThemeFigures(db, {
    themeKey: 'portrait',
    perimeterCodes: perimeter.map(({ code }) => code),
    departmentCode: departmentOf(perimeter)?.code ?? null,
  })
}

/** @throws DomainError not-found for a stranger */
export async function getPortraitPage({ db, actor }: Context, ctgId: string) {
  requireMembership(actor, ctgId)
  const scene = await loadScene(db, ctgId)
  const figures = await readPortrait(db, scene)
  return {
    ctgId,
    themes: scene.themes,
    perimeter: scene.perimeter,
    department: departmentOf(scene.perimeter),
    figures: figures && withoutNames(figures),
    whoLoads: await readWhoLoads({ db, actor }, figures),
    /** The country's figures are being made ready: what is shown is not all. */
    isPreparing: warehouseState() === 'preparing',
  }
}
export type PortraitPageData = Awaited<ReturnType<typeof getPortraitPage>>

/** @throws DomainError not-found for a stranger, an unknown indicator, and a CTG without perimeter */
export async function getIndicatorPage(
  { db, actor }: Context,
  { ctgId, indicatorId }: { readonly ctgId: string; readonly indicatorId: string },
) {
  requireMembership(actor, ctgId)
  const { perimeter } = await loadScene(db, ctgId)
  const department = departmentOf(perimeter)
  if (perimeter.length === 0) throw new DomainError('not-found', 'observatory.territory')
  const read = await getIndicatorFigures(db, {
    indicatorId,
    perimeterCodes: perimeter.map(({ code }) => code),
    departmentCode: department?.code ?? null,
  })
  const { dots, missingDots } = read.figures
  const known = new Map(dots.map((dot) => [dot.code, dot]))
  const named = new Map([...dots, ...missingDots].map(({ code, name }) => [code, name]))
  const own = new Set(perimeter.map(({ code }) => code))
  const [placed] = withoutNames({ ...read, themeKey: 'portrait', indicators: [read.figures] }).indicators
  return {
    ctgId,
    ...read,
    /** As the tables of a theme show it. */
    placed: found(placed, 'observatory.indicator'),
    ranking: listRanked(read.figures),
    places: read.centres.flatMap(({ territoryCode: code, longitude, latitude }) => {
      const label = named.get(code)
      const value = known.get(code)?.value ?? null
      return label ? [{ label, longitude, latitude, value, isOwn: own.has(code) }] : []
    }),
  }
}
export type IndicatorPageData = Awaited<ReturnType<typeof getIndicatorPage>>
