/** GET, POST /ctg/:ctgId/convention — the convention at a glance: its state, its signatories, what was signed. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { fileSignedConvention } from '#app/domains/convention/commands/file-signed-convention.server.ts'
import { ConventionPage } from '#app/domains/convention/pages/convention-page.tsx'
import { getConventionPage } from '#app/domains/convention/queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { onePdf } from '#app/http/uploads.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(({ context, params }) => getConventionPage(context, path.parse(params).ctgId))

export const action = formAction({
  'file-signed-convention': intent(fileSignedConvention, { said: 'Convention signée déposée.', upload: onePdf }),
})

export default function ConventionRoute() {
  return (
    <>
      <PageTitle>Convention</PageTitle>
      <ConventionPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
