/** POST /connexion/cle — what the device is asked before it shows or makes a passkey. */
import { readForm } from '#app/http/form-values.server.ts'
import { askDevice } from '#app/http/passkeys.server.ts'
import { publicRoute, refusalOf } from '#app/http/route.server.ts'
import { mostVisitorBytes } from '#app/kernel/sending.ts'

/** Nothing is read there. */
export const loader = () => new Response(null, { status: 302, headers: { location: '/connexion' } })

export const action = publicRoute(async ({ surroundings, request }) => {
  const form = await readForm(request, mostVisitorBytes)
  try {
    return Response.json(await askDevice(surroundings, String(form.get('use') ?? '')))
  } catch (error) {
    const { sentence, status } = refusalOf(error)
    return Response.json({ refusal: sentence }, { status })
  }
})
