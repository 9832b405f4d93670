/** GET, POST /ctg/:ctgId/membres — parties and mandates. */
import { useLoaderData } from 'react-router'
import { z } from 'zod'
import { addParty } from '#app/domains/ctg/commands/add-party.server.ts'
import { inviteMember } from '#app/domains/ctg/commands/invite-member.server.ts'
import { updateParty } from '#app/domains/ctg/commands/update-party.server.ts'
import { getMembersPage } from '#app/domains/ctg/page-queries.server.ts'
import { MembersPage } from '#app/domains/ctg/pages/members-page.tsx'
import { formAction, intent, type RouteArgs, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const path = z.object({ ctgId: z.uuid() })

export { shouldRevalidate } from '#app/http/revalidation.ts'

export const loader = route(({ context, params }) => getMembersPage(context, path.parse(params).ctgId))

const complete = async ({ surroundings }: RouteArgs) => ({ siteUrl: surroundings.instance.config.url })

export const action = formAction({
  invite: intent(inviteMember, { said: 'Invitation envoyée.', complete }),
  'add-party': intent(addParty, { said: 'Partie ajoutée.' }),
  'update-party': intent(updateParty, { said: 'Partie enregistrée.' }),
})

export default function MembersRoute() {
  return (
    <>
      <PageTitle>Membres et parties</PageTitle>
      <MembersPage {...useLoaderData<typeof loader>()} />
    </>
  )
}
