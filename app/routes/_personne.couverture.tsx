/** GET /couverture?date=&departement= — the territory covered by the CTGs one follows, at a date. */
import { z } from 'zod'
import { getCoverage } from '#app/domains/portfolio/coverage-queries.server.ts'
import { CoveragePage } from '#app/domains/portfolio/pages/coverage-page.tsx'
import { route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

/** What is no day of the calendar is today. */
const day = z.iso
  .date()
  .refine((on) => on >= '1990-01-01' && on <= '2100-12-31')
  .optional()
  .catch(undefined)

export const loader = route(({ context, searchParams }) =>
  getCoverage(context, {
    day: day.parse(searchParams.get('date') ?? undefined),
    departmentCode: searchParams.get('departement') ?? undefined,
  }),
)

export default titled<Loaded<typeof loader>>(CoveragePage, 'Couverture du territoire')
