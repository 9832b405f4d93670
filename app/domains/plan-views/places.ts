/** Where the actions of a plan take place: communes, their quartiers, and what is not said. Pure. Rules: docs/rules/plan.md §13.4. */

import type { ActionFlag, ActionStatus } from '#app/domains/plan/plan.ts'
import { communesAround } from '#app/domains/territory/commune-centres.ts'
import type { Picture } from '#app/ui/charts/svg.ts'
import { symbolMap } from '#app/ui/charts/symbol-map.ts'
import { viewLabels as t } from './labels.fr.ts'

export type PlacedAction = {
  readonly id: string
  readonly status: ActionStatus
  readonly flags: readonly ActionFlag[]
  readonly communeCodes: readonly string[]
  readonly areaIds: readonly string[]
}
export type PlaceCommune = { readonly code: string; readonly name: string }
export type PlaceArea = {
  readonly id: string
  readonly name: string
  readonly communeCode: string
  readonly isPriority: boolean
}

type PlaceCounts = {
  readonly actionCount: number
  readonly inProgressCount: number
  readonly doneCount: number
  readonly lateCount: number
}
export type PlaceLine = PlaceCounts &
  ({ readonly kind: 'commune'; readonly commune: PlaceCommune } | { readonly kind: 'area'; readonly area: PlaceArea })

export type PlanPlaces = {
  /** Each commune followed by its quartiers. */
  readonly lines: readonly PlaceLine[]
  /** Neither commune nor quartier is ticked. */
  readonly withoutPlace: readonly string[]
}

const countsOf = (actions: readonly PlacedAction[]): PlaceCounts => ({
  actionCount: actions.length,
  inProgressCount: actions.filter(({ status }) => status === 'in-progress').length,
  doneCount: actions.filter(({ status }) => status === 'done').length,
  lateCount: actions.filter(({ flags }) => flags.includes('late')).length,
})

/** A quartier is in its commune: an action of the quartier is one of the commune, counted once there. */
export const communesOf = (
  { communeCodes, areaIds }: Pick<PlacedAction, 'communeCodes' | 'areaIds'>,
  areas: readonly PlaceArea[],
): readonly string[] => [
  ...new Set([
    ...communeCodes,
    ...areas.filter(({ id }) => areaIds.includes(id)).map(({ communeCode }) => communeCode),
  ]),
]

/**
 * @param communes those of the perimeter, and those that actions still name, in the order they are shown
 * @param areas the quartiers of the CTG
 */
export function placeActions(
  communes: readonly PlaceCommune[],
  areas: readonly PlaceArea[],
  actions: readonly PlacedAction[],
): PlanPlaces {
  return {
    lines: communes.flatMap((commune): readonly PlaceLine[] => [
      {
        kind: 'commune',
        commune,
        ...countsOf(actions.filter((action) => communesOf(action, areas).includes(commune.code))),
      },
      ...areas
        .filter(({ communeCode }) => communeCode === commune.code)
        .map((area) => ({
          kind: 'area' as const,
          area,
          ...countsOf(actions.filter(({ areaIds }) => areaIds.includes(area.id))),
        })),
    ]),
    withoutPlace: actions.filter((action) => communesOf(action, areas).length === 0).map(({ id }) => id),
  }
}

/** Communes told one by one, whether or not something happens there. */
const mostTold = 60

/** The lines of a table: of a département, the communes where nothing happens are counted. */
export function toldLines({ lines }: Pick<PlanPlaces, 'lines'>) {
  const isLong = lines.filter(({ kind }) => kind === 'commune').length > mostTold
  const told = isLong ? lines.filter((line) => line.actionCount > 0 || line.kind === 'area') : lines
  return { lines: told, emptyCount: lines.length - told.length }
}

/** Where means are counted: communes, or the quartiers of the only one. */
type PlaceColumns = {
  readonly columns: readonly { readonly key: string; readonly label: string }[]
  /** An action is in one column only: in several places, it is in none of them in particular. */
  readonly columnOf: (action: Pick<PlacedAction, 'communeCodes' | 'areaIds'>) => string
}

/** @param labels of the columns that are no place */
export function placeColumns(
  communes: readonly PlaceCommune[],
  areas: readonly PlaceArea[],
  labels: { readonly several: string; readonly none: string },
): PlaceColumns {
  const [only] = communes
  const quartiers = only && communes.length === 1 ? areas.filter(({ communeCode }) => communeCode === only.code) : []
  const isByArea = quartiers.length > 0
  const places = isByArea
    ? [
        ...quartiers.map(({ id, name }) => ({ key: id, label: name })),
        ...(only ? [{ key: only.code, label: only.name }] : []),
      ]
    : communes.map(({ code, name }) => ({ key: code, label: name }))
  const keysOf = (action: Pick<PlacedAction, 'communeCodes' | 'areaIds'>): readonly string[] =>
    isByArea && action.areaIds.length > 0 ? action.areaIds : communesOf(action, areas)
  return {
    columns: [...places, { key: 'several', label: labels.several }, { key: 'none', label: labels.none }],
    columnOf: (action) => {
      const keys = keysOf(action)
      return keys.length > 1 ? 'several' : (keys[0] ?? 'none')
    },
  }
}

/** How far the map reaches around a perimeter of a few communes, to locate it; a larger one needs no surroundings. */
const around = { kilometres: 5, mostCommunes: 5 }

type Place = { readonly longitude: number; readonly latitude: number }

/** The communes as circles; undefined unless the position of each that has actions is known. @param centres by code */
export function placesPicture({ lines }: PlanPlaces, centres: ReadonlyMap<string, Place>): Picture | undefined {
  const communes = lines.flatMap((line) => (line.kind === 'commune' ? [line] : []))
  const spots = communes.flatMap(({ commune: { code, name }, actionCount }) => {
    const centre = centres.get(code)
    return centre ? [{ ...centre, label: name, count: actionCount }] : []
  })
  const codes = communes.map(({ commune: { code } }) => code)
  const isWhole = communes.every(({ commune: { code }, actionCount }) => actionCount === 0 || centres.has(code))
  if (spots.length === 0 || !isWhole) return
  return symbolMap({
    title: t.places,
    counted: ['action', 'actions'],
    spots,
    around: (codes.length > around.mostCommunes ? [] : communesAround(codes, around.kilometres)).map(
      ({ name, ...centre }) => ({ ...centre, label: name }),
    ),
  })
}
