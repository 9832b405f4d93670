/**
 * GET /ctg/:ctgId/textes/chiffres — for the editor of a text: the figures one may insert (`recherche`, `territoire`), or those
 * of the cards it holds (`cle`, several).
 */
import { listFigureChoices, readTextFigures } from '#app/domains/diagnosis/queries.server.ts'
import { readEvidenceName } from '#app/domains/writing/evidence-keys.ts'
import { ctgPath, route } from '#app/http/route.server.ts'

/** Cards of one text shown at once. */
const most = 100

export const loader = route(async ({ context, params, searchParams }) => {
  const { ctgId } = ctgPath.parse(params)
  const keys = searchParams.getAll('cle').slice(0, most).flatMap(readEvidenceName)
  if (keys.length > 0) return Response.json(await readTextFigures(context, ctgId, keys))
  const search = searchParams.get('recherche') ?? ''
  const territoryCode = searchParams.get('territoire') ?? undefined
  return Response.json(await listFigureChoices(context, { ctgId, search, ...(territoryCode && { territoryCode }) }))
})
