/** GET, POST /ctg/:ctgId/convention/annexes — the annexes, chosen and ordered. */
import { getAnnexesPage } from '#app/domains/convention/annexes/annex-queries.server.ts'
import { moveAnnex } from '#app/domains/convention/commands/move-annex.server.ts'
import { AnnexesPage } from '#app/domains/convention/pages/annexes-page.tsx'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getAnnexesPage(context, ctgPath.parse(params).ctgId))

export const action = formAction({ 'move-annex': intent(moveAnnex, { said: 'Annexes enregistrées.' }) })

export default titled<Loaded<typeof loader>>(AnnexesPage, 'Annexes de la convention')
