/** GET /ctg/:ctgId/textes/personnes — for the editor of a text: whom one may mention. */
import { z } from 'zod'
import { listMentionable } from '#app/domains/writing/talk/queries.server.ts'
import { route } from '#app/http/route.server.ts'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(async ({ context, params }) =>
  Response.json(await listMentionable(context, path.parse(params).ctgId)),
)
