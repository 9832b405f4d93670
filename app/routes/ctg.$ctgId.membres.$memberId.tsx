/** GET, POST /ctg/:ctgId/membres/:memberId — one mandate. */
import { getMemberPage } from '#app/domains/ctg/page-queries.server.ts'
import { MemberPage } from '#app/domains/ctg/pages/member-page.tsx'
import { changeMember } from '#app/domains/governance/commands/change-member.server.ts'
import { endMember } from '#app/domains/governance/commands/end-member.server.ts'
import { handOverCoordination } from '#app/domains/governance/commands/hand-over-coordination.server.ts'
import { ctgIds, formAction, intent, type RouteArgs, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => {
  const { ctgId, memberId } = ctgIds(params, 'memberId')
  return getMemberPage(context, ctgId, memberId)
})

const complete = async ({ surroundings }: RouteArgs) => ({ siteUrl: surroundings.instance.config.url })
const done = (_answer: object, { ctgId }: Readonly<Record<string, string | undefined>>) => `/ctg/${ctgId}/membres`

export const action = formAction({
  'change-member': intent(changeMember, { said: 'Mandat enregistré.', done }),
  'end-member': intent(endMember, { said: 'Le mandat prend fin.', done }),
  'hand-over': intent(handOverCoordination, { said: 'Coordination transmise.', complete, done }),
})

export default titled<Loaded<typeof loader>>(MemberPage, (page) => page.member.name)
