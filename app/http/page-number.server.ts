/** The page of a list asked by the address, `?page=2`; the first one when it is not a number. @param name where a page has several lists */
export function pageNumber(request: Request, name = 'page'): number {
  const asked = Number(new URL(request.url).searchParams.get(name) ?? 1)
  return Number.isInteger(asked) && asked >= 1 && asked <= 100_000 ? asked : 1
}
