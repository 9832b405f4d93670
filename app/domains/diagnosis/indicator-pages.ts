/** Addresses of the pages of the two lists of an indicator: its communes, and the intercommunalités of the région. Pure. */

type Shown = {
  readonly isOfRegion: boolean
  readonly ranking: { readonly page: number }
  readonly regionMap: { readonly ranking: { readonly page: number } } | null
}

/** Each list turns its pages alone: the other stays where it is. */
export function listPages({ isOfRegion, ranking, regionMap }: Shown) {
  const regionPage = regionMap?.ranking.page ?? 1
  const both = (page: number, region: number) => `?carte=region&page=${page}&groupements=${region}`
  return {
    ranking: (to: number) => `${isOfRegion ? both(to, regionPage) : `?page=${to}`}#classement`,
    region: (to: number) => `${both(ranking.page, to)}#carte`,
  }
}
