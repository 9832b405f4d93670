/** GET, POST /ctg/:ctgId/instances/renouvellement/:partyId — every seat of a party renewed in one act. */
import { renewPartySeats } from '#app/domains/governance/commands/renew-party-seats.server.ts'
import { RenewalPage } from '#app/domains/governance/pages/renewal-page.tsx'
import { getRenewalPage } from '#app/domains/governance/queries.server.ts'
import { formRows } from '#app/http/form-values.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getRenewalPage(context, ctgIds(params, 'partyId')))

export const action = formAction({
  'renew-party-seats': intent(renewPartySeats, {
    said: 'Sièges renouvelés ; les décisions anciennes gardent les noms d’alors.',
    done: (_answer, { ctgId }) => `/ctg/${ctgId}/instances`,
    complete: async (_args, form) => ({ seats: formRows(form, ['holderName']) }),
  }),
})

export default titled<Loaded<typeof loader>>(RenewalPage, (data) => `Renouveler les sièges : ${data.party.name}`)
