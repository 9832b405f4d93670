/** GET, POST /administration/connecteurs — what the instance is linked to, and a trial of each. */
import { tryConnector } from '#app/domains/instance/commands/try-connector.server.ts'
import { getConnectorsPage } from '#app/domains/instance/connectors-queries.server.ts'
import { ConnectorsPage } from '#app/domains/instance/pages/connectors-page.tsx'
import { connectorLabels as t } from '#app/domains/instance/work-labels.fr.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, surroundings }) => getConnectorsPage(context, surroundings.instance.config))

export const action = formAction({
  'try-connector': intent(tryConnector, { said: t.tried }),
})

export default titled<Loaded<typeof loader>>(ConnectorsPage, t.title)
