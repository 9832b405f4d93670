/** Around every page of a CTG: its sidebar, and for whom one acts. */
import { Outlet, useLoaderData, useRouteLoaderData } from 'react-router'
import { getCtgFrame } from '#app/domains/ctg/queries.server.ts'
import { ctgPath, route } from '#app/http/route.server.ts'
import { CtgFrameView } from '#app/shell/ctg-frame.tsx'
import { Refusal, RefusalPage } from '#app/shell/refusal-page.tsx'

export const loader = route(async ({ context, params, surroundings }) => ({
  frame: await getCtgFrame(context, ctgPath.parse(params).ctgId),
  isDemo: surroundings.instance.isDemo,
}))

export default function CtgLayout() {
  const { frame, isDemo } = useLoaderData<typeof loader>()
  return (
    <CtgFrameView frame={frame} isDemo={isDemo}>
      <Outlet />
    </CtgFrameView>
  )
}

/** A page not found or not open keeps its CTG around it; a CTG not found has no frame. */
export function ErrorBoundary() {
  const around = useRouteLoaderData<typeof loader>('routes/ctg.$ctgId')
  if (!around) return <RefusalPage />
  const { frame, isDemo } = around
  return (
    <CtgFrameView frame={frame} isDemo={isDemo}>
      <Refusal way={{ to: `/ctg/${frame.id}`, words: 'Revenir au tableau de bord' }} />
    </CtgFrameView>
  )
}
