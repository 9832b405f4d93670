/** GET, POST /ctg/:ctgId/membres — parties and mandates. */
import { addParty } from '#app/domains/ctg/commands/add-party.server.ts'
import { closeMailDomain } from '#app/domains/ctg/commands/close-mail-domain.server.ts'
import { openMailDomain } from '#app/domains/ctg/commands/open-mail-domain.server.ts'
import { updateParty } from '#app/domains/ctg/commands/update-party.server.ts'
import { mailDomainWords } from '#app/domains/ctg/labels.fr.ts'
import { getMembersPage } from '#app/domains/ctg/page-queries.server.ts'
import { MembersPage } from '#app/domains/ctg/pages/members-page.tsx'
import { inviteMember } from '#app/domains/governance/commands/invite-member.server.ts'
import { getUnseatedSignatories } from '#app/domains/governance/queries.server.ts'
import { ctgPath, formAction, intent, type RouteArgs, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export { shouldRevalidate } from '#app/http/revalidation.ts'

export const loader = route(async ({ context, params, surroundings }) => ({
  ...(await getMembersPage(context, ctgPath.parse(params).ctgId)),
  ...(await getUnseatedSignatories(context, ctgPath.parse(params).ctgId)),
  provider: surroundings.instance.config.openid?.name ?? null,
}))

const complete = async ({ surroundings }: RouteArgs) => ({ siteUrl: surroundings.instance.config.url })

export const action = formAction({
  invite: intent(inviteMember, { said: 'Invitation envoyée.', complete }),
  'add-party': intent(addParty, { said: 'Partie ajoutée.' }),
  'open-mail-domain': intent(openMailDomain, { said: mailDomainWords.opened }),
  'close-mail-domain': intent(closeMailDomain, { said: mailDomainWords.closed }),
  'update-party': intent(updateParty, { said: 'Partie enregistrée.' }),
})

export default titled<Loaded<typeof loader>>(MembersPage, 'Membres et parties')
