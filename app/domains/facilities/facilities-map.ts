/** Where the open facilities are: one circle a commune. Pure. */
import { communesAround } from '#app/domains/territory/commune-centres.ts'
import type { Picture } from '#app/ui/charts/svg.ts'
import { symbolMap } from '#app/ui/charts/symbol-map.ts'
import { facilitiesLabels } from './labels.fr.ts'

/** Shown around a perimeter of a few communes, to locate it; a larger one needs no surroundings. */
const around = { kilometres: 5, mostCommunes: 5 }

type Commune = {
  readonly code: string
  readonly name: string
  readonly count: number
  readonly centre: { readonly longitude: number; readonly latitude: number } | null
}

/** Undefined when a commune that has some is at no known place: the table alone tells the whole. */
export function facilitiesMap(title: string, communes: readonly Commune[]): Picture | undefined {
  const spots = communes.flatMap(({ name, count, centre }) => (centre ? [{ ...centre, label: name, count }] : []))
  const isWhole = communes.every(({ count, centre }) => count === 0 || centre !== null)
  if (!isWhole || spots.every(({ count }) => count === 0)) return
  const codes = communes.map(({ code }) => code)
  return symbolMap({
    title,
    counted: facilitiesLabels.counted,
    spots,
    around: (codes.length > around.mostCommunes ? [] : communesAround(codes, around.kilometres)).map(
      ({ name, ...centre }) => ({ ...centre, label: name }),
    ),
  })
}
