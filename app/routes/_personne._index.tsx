/** GET / — « Mes CTG ». */
import { useLoaderData } from 'react-router'
import { MyCtgsPage } from '#app/domains/ctg/pages/my-ctgs-page.tsx'
import { listMyCtgs } from '#app/domains/ctg/queries.server.ts'
import { route } from '#app/http/route.server.ts'

export const loader = route(({ context }) => listMyCtgs(context))

export default function MyCtgsRoute() {
  return (
    <>
      <title>Mes CTG – Trame</title>
      <MyCtgsPage ctgs={useLoaderData<typeof loader>()} />
    </>
  )
}
