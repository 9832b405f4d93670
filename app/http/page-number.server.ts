/** The page of a list asked by the address, `?page=2`; the first one when it is not a number. @param name where a page has several lists */
export function pageNumber(searchParams: URLSearchParams, name = 'page'): number {
  const number = Number(searchParams.get(name) ?? 1)
  return Number.isInteger(number) && number >= 1 && number <= 100_000 ? number : 1
}
