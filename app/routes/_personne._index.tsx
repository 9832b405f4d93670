/** GET /?page= — « Mes CTG ». */
import { useLoaderData } from 'react-router'
import { getMyCtgsPage } from '#app/domains/journey/my-ctgs-queries.server.ts'
import { MyCtgsPage } from '#app/domains/journey/pages/my-ctgs-page.tsx'
import { pageNumber } from '#app/http/page-number.server.ts'
import { route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

export const loader = route(({ context, request }) => getMyCtgsPage(context, pageNumber(request)))

export default function MyCtgsRoute() {
  return (
    <>
      <PageTitle>Mes CTG</PageTitle>
      <MyCtgsPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
