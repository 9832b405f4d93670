/** GET, POST /ctg/reprise — taking up a running CTG, first step; `?recherche=` looks for its lead authority, `?collectivite=` has chosen it. */
import { getNewCtgPage } from '#app/domains/ctg/page-queries.server.ts'
import { NewCtgPage } from '#app/domains/ctg/pages/new-ctg-page.tsx'
import { takeUpCtg } from '#app/domains/journey/commands/take-up-ctg.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, searchParams }) =>
  getNewCtgPage(context, {
    search: (searchParams.get('recherche') ?? '').slice(0, 100),
    authorityCode: (searchParams.get('collectivite') ?? '').slice(0, 12),
  }),
)

export const action = formAction({
  'take-up': intent(takeUpCtg, {
    said: 'CTG reprise à son état réel. Déposez maintenant la convention signée.',
    done: ({ ctgId }) => `/ctg/${ctgId}/reprise`,
  }),
})

export default titled<Loaded<typeof loader>>((page) => <NewCtgPage mode="take-up" {...page} />, 'Reprendre une CTG')
