/** GET /bibliotheque?q=&besoin=&theme=&taille=&page= — the library of actions, for whoever has an account. */
import { readLibraryFilter } from '#app/domains/library/address.ts'
import { libraryLabels } from '#app/domains/library/labels.fr.ts'
import { LibraryPage } from '#app/domains/library/pages/library-page.tsx'
import { getLibraryPage } from '#app/domains/library/queries.server.ts'
import { pageNumber } from '#app/http/page-number.server.ts'
import { route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, searchParams }) =>
  getLibraryPage(context, {
    filter: readLibraryFilter(searchParams),
    page: pageNumber(searchParams),
  }),
)

export default titled<Loaded<typeof loader>>(LibraryPage, libraryLabels.title)
