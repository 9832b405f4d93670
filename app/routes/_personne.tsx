/** Around the pages of a person outside any CTG. */
import { Outlet, useLoaderData, useLocation } from 'react-router'
import { countUnread } from '#app/domains/notices/queries.server.ts'
import { route } from '#app/http/route.server.ts'
import { PersonFrame } from '#app/shell/person-frame.tsx'

export const loader = route(async ({ context, surroundings }) => ({
  personName: context.actor.name,
  isAdministrator: context.actor.isPlatformAdministrator,
  unread: await countUnread(context),
  isDemo: surroundings.instance.isDemo,
}))

export default function PersonLayout() {
  const { personName, isAdministrator, unread, isDemo } = useLoaderData<typeof loader>()
  const { pathname } = useLocation()
  return (
    <PersonFrame
      personName={personName}
      isAdministrator={isAdministrator}
      unread={unread}
      isDemo={isDemo}
      pathname={pathname}
    >
      <Outlet />
    </PersonFrame>
  )
}
