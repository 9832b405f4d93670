/** Around every page of a CTG: its sidebar, and for whom one acts. */
import { Outlet, useLoaderData } from 'react-router'
import { z } from 'zod'
import { getCtgFrame } from '#app/domains/ctg/queries.server.ts'
import { route } from '#app/http/route.server.ts'
import { CtgFrameView } from '#app/shell/ctg-frame.tsx'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(async ({ context, params, surroundings }) => ({
  frame: await getCtgFrame(context, path.parse(params).ctgId),
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
