/** A long list, a page of it at a time. Pure. */

export type PageOf<Row> = { readonly page: number; readonly pageCount: number; readonly rows: readonly Row[] }

/** Rows of a page of communes: a département may have nine hundred. */
export const communesOnPage = 150

/** @param page from 1; beyond the last one, the last one */
export function pageOf<Row>(rows: readonly Row[], page: number, size: number = communesOnPage): PageOf<Row> {
  const pageCount = Math.max(1, Math.ceil(rows.length / size))
  const shown = Math.min(Math.max(1, page), pageCount)
  return { page: shown, pageCount, rows: rows.slice((shown - 1) * size, shown * size) }
}
