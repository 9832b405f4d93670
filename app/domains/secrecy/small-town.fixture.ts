/** One small town of six districts, its households by band. Illustration: nobody’s counts. Pure. */
import type { AxisNode, CountTable } from './secrecy.ts'

export const node = (id: string, parentId: string | null, more: Partial<AxisNode> = {}): AxisNode => ({
  id,
  label: id,
  parentId,
  ...more,
})

export const districts: Readonly<Record<string, readonly number[]>> = {
  luth: [518, 817, 289, 81, 24, 12, 3, 131],
  agnettes: [488, 719, 255, 69, 22, 7, 4, 124],
  gresillons: [476, 804, 317, 102, 35, 27, 4, 170],
  fosse: [418, 847, 377, 127, 49, 54, 5, 132],
  village: [502, 1109, 523, 196, 78, 105, 8, 178],
  chandon: [258, 604, 319, 120, 47, 66, 5, 110],
}
export const bands = ['0', '400', '800', '1200', '1600', '2000', '4000', 'inconnu']
export const bandNodes = [...bands.map((id) => node(id, 'total')), node('total', null)]

export const town: CountTable = {
  universe: 'qf 2023',
  rows: [...Object.keys(districts).map((id) => node(id, 'ville')), node('ville', null)],
  columns: bandNodes,
  values: [...Object.values(districts).map((counts) => [...counts, null]), [...bands.map(() => null), null]],
}
