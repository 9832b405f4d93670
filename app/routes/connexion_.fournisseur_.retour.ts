/** GET /connexion/fournisseur/retour — back from the identity provider, by the browser it was asked in. */
import { endProvider } from '#app/http/provider-door.server.ts'
import { publicRoute } from '#app/http/route.server.ts'

export const loader = publicRoute(({ surroundings, request }) => endProvider(surroundings, request))
