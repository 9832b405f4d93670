/** GET, POST /ctg/:ctgId/convention/versions — the frozen versions. */
import { freezeVersion } from '#app/domains/convention/commands/freeze-version.server.ts'
import { VersionsPage } from '#app/domains/convention/pages/versions-page.tsx'
import { getVersionsPage } from '#app/domains/convention/versions/queries.server.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getVersionsPage(context, ctgPath.parse(params).ctgId))

export const action = formAction({
  'freeze-version': intent(freezeVersion, {
    done: ({ conventionVersionId }, { ctgId }) => `/ctg/${ctgId}/convention/versions/${conventionVersionId}`,
  }),
})

export default titled<Loaded<typeof loader>>(VersionsPage, 'Versions de la convention')
