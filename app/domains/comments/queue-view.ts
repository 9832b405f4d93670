/** What the queue shows, as its address says it: `?etat=…&page=…`. Pure. */
import { moderatedStates } from './comments.ts'

export const queueViews = [...moderatedStates, 'appeals', 'notices'] as const
export type QueueView = (typeof queueViews)[number]

/** Unknown, it is those that wait. */
export function readQueueView(url: string): { readonly view: QueueView; readonly page: number } {
  const { searchParams } = new URL(url)
  const viewName = searchParams.get('etat')
  const page = Number(searchParams.get('page') ?? '1')
  return {
    view: queueViews.find((view) => view === viewName) ?? 'waiting',
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  }
}

export const queuePath = (ctgId: string, view: QueueView, page = 1): string =>
  `/ctg/${ctgId}/page-publique/avis?etat=${view}${page > 1 ? `&page=${page}` : ''}`
