/** The map of the site (sitemaps.org): public pages alone. Pure. */

export type PageOfMap = {
  readonly address: string
  readonly publishedAt: Date | null
  readonly actionNumbers: readonly number[]
}

/** The format takes no more. */
const mostUrls = 50_000

export function sitemap(siteUrl: string, pages: readonly PageOfMap[]): string {
  const urls = pages.flatMap(({ address, publishedAt, actionNumbers }) => {
    const day = publishedAt?.toISOString().slice(0, 10)
    return [
      '',
      '/actions',
      '/donnees',
      '/mentions-legales',
      ...actionNumbers.map((number) => `/actions/${number}`),
    ].map((path) => `<url><loc>${siteUrl}/t/${address}${path}</loc>${day ? `<lastmod>${day}</lastmod>` : ''}</url>`)
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.slice(0, mostUrls).join('\n')}\n</urlset>\n`
}

export const robots = (siteUrl: string): string =>
  `# Pages that must not be indexed say so themselves (noindex): they have to be read to be obeyed.\nUser-agent: *\nDisallow: /api/\nSitemap: ${siteUrl}/sitemap.xml\n`
