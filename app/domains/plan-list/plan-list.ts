/** How the list of the plan is sorted and cut into pages, read from its address and written into it. Pure. Rules: docs/rules/plan.md §12. */

/** Name, in an address, of the actions ticked in the list. */
export const pickName = 'n'

/** Lines of a page. */
export const pageSize = 100

export const sortKeys = ['code', 'title', 'lead', 'status', 'end', 'next'] as const
export type SortKey = (typeof sortKeys)[number]
export type ListSort = { readonly key: SortKey; readonly isDescending: boolean }

/** The order of the plan. */
export const usualSort: ListSort = { key: 'code', isDescending: false }

/** Parts of addresses. */
const sortSlugs: Record<SortKey, string> = {
  code: 'numero',
  title: 'action',
  lead: 'pilote',
  status: 'etat',
  end: 'echeance',
  next: 'prochaine-etape',
}

/** `?tri=-echeance`: the latest end first. */
export function readSort(parameters: URLSearchParams): ListSort {
  const sortParameter = parameters.get('tri') ?? ''
  const isDescending = sortParameter.startsWith('-')
  const key = sortKeys.find((one) => sortSlugs[one] === sortParameter.slice(isDescending ? 1 : 0))
  return key ? { key, isDescending } : usualSort
}

/** Undefined for the usual order, which is not written. */
export const writeSort = ({ key, isDescending }: ListSort): string | undefined =>
  key === usualSort.key && !isDescending ? undefined : `${isDescending ? '-' : ''}${sortSlugs[key]}`

/** @param count of lines. @returns one at least */
export const pageCountOf = (count: number): number => Math.max(1, Math.ceil(count / pageSize))
