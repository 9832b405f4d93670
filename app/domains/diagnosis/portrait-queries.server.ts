/** The territory seen whole, before its themes: the public figures of the perimeter. */
import { type ThemeFigures, withoutNames } from '#app/domains/observatory/observatory.ts'
import { getThemeFigures } from '#app/domains/observatory/queries.server.ts'
import { warehouseState } from '#app/domains/observatory/warehouse.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import type { Reader } from '#app/kernel/database.server.ts'
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
    /** The country's figures are being made ready: what is shown is not all. */
    isPreparing: warehouseState() === 'preparing',
  }
}
export type PortraitPageData = Awaited<ReturnType<typeof getPortraitPage>>
