/** GET /connexion/fournisseur/aller?retour= — to the identity provider. */
import { beginProvider } from '#app/http/provider-door.server.ts'
import { publicRoute } from '#app/http/route.server.ts'
import { returnOf } from '#app/http/sign-in.server.ts'

export const loader = publicRoute(({ surroundings, request }) => beginProvider(surroundings, returnOf(request)))
