/** GET, POST /ctg/:ctgId/convention/versions — the frozen versions. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { freezeVersion } from '#app/domains/convention/commands/freeze-version.server.ts'
import { VersionsPage } from '#app/domains/convention/pages/versions-page.tsx'
import { getVersionsPage } from '#app/domains/convention/versions/queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getVersionsPage(context, path.parse(params).ctgId))

export const action = formAction({
  'freeze-version': intent(freezeVersion, {
    done: ({ conventionVersionId }, { ctgId }) => `/ctg/${ctgId}/convention/versions/${conventionVersionId}`,
  }),
})

export default function VersionsRoute() {
  return (
    <>
      <PageTitle>Versions de la convention</PageTitle>
      <VersionsPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
