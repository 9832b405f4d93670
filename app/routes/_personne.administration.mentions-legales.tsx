/** GET, POST /administration/mentions-legales — who answers for the public pages of the instance. */
import { setInstanceLegal } from '#app/domains/portal/commands/set-instance-legal.server.ts'
import { InstanceLegalPage } from '#app/domains/portal/pages/legal-form.tsx'
import { getInstanceLegalPage } from '#app/domains/portal/queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context }) => getInstanceLegalPage(context))

export const action = formAction({
  'set-instance-legal': intent(setInstanceLegal, { said: 'Mentions légales enregistrées.' }),
})

export default titled<Loaded<typeof loader>>(InstanceLegalPage, 'Mentions légales')
