/** GET /administration/personnes-parties?adresse= — people without mandate, for who administers the instance. */
import { privacyLabels } from '#app/domains/privacy/labels.fr.ts'
import { DepartedPage } from '#app/domains/privacy/pages/departed-page.tsx'
import { getDepartedPage } from '#app/domains/privacy/queries.server.ts'
import { route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, surroundings, searchParams }) => {
  const email = (searchParams.get('adresse') ?? '').trim().slice(0, 320)
  return getDepartedPage(context, surroundings.instance.config.departedMonths, email)
})

export default titled<Loaded<typeof loader>>(DepartedPage, privacyLabels.departed.title)
