/** Which cells of the ledger a page unfolds, in its address: `?cases=mots&page=2`. Pure. */
import { type CellFate, cellFates } from './ledger.ts'

const slugs: Record<CellFate, string> = { understood: 'comprises', words: 'mots', choice: 'choix', aside: 'ecartees' }

export type ShownCells = { readonly fate: CellFate | undefined; readonly page: number }

export function readShownCells(search: URLSearchParams): ShownCells {
  const fate = cellFates.find((one) => slugs[one] === search.get('cases'))
  const page = Number(search.get('page'))
  return { fate, page: Number.isInteger(page) && page > 0 ? page : 1 }
}

/** Of the list of these cells, and the address of one of its pages. */
export const fateId = (fate: CellFate): string => `cases-${slugs[fate]}`
export const shownCellsUrl = (fate: CellFate, page: number): string =>
  `?cases=${slugs[fate]}&page=${page}#${fateId(fate)}`
