/** GET /ctg/:ctgId/textes/passages — for the editor of an article: the facts of the CTG one may name, with their words of the day. */
import { z } from 'zod'
import { listFacts } from '#app/domains/convention/articles/queries.server.ts'
import { route } from '#app/http/route.server.ts'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(async ({ context, params }) =>
  Response.json(await listFacts(context, path.parse(params).ctgId)),
)
