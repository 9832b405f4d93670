/** GET, POST /ctg/nouvelle — a new CTG; `?recherche=` looks for its lead authority, `?collectivite=` has chosen it. */
import { getNewCtgPage } from '#app/domains/ctg/page-queries.server.ts'
import { NewCtgPage } from '#app/domains/ctg/pages/new-ctg-page.tsx'
import { createCtg } from '#app/domains/journey/commands/create-ctg.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, searchParams }) =>
  getNewCtgPage(context, {
    search: (searchParams.get('recherche') ?? '').slice(0, 100),
    authorityCode: (searchParams.get('collectivite') ?? '').slice(0, 12),
  }),
)

export const action = formAction({
  create: intent(createCtg, {
    said: 'CTG créée. Invitez votre homologue, puis complétez ce que vous savez.',
    done: ({ ctgId }) => `/ctg/${ctgId}/membres`,
  }),
})

export default titled<Loaded<typeof loader>>((page) => <NewCtgPage mode="create" {...page} />, 'Créer une CTG')
