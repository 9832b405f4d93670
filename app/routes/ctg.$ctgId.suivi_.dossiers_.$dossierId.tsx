/** GET, POST /ctg/:ctgId/suivi/dossiers/:dossierId — one document: the making of its files, and what it says. */
import { makeDossierAgain } from '#app/domains/dossiers/commands/make-dossier-again.server.ts'
import { DossierPage } from '#app/domains/dossiers/pages/dossier-page.tsx'
import { getDossierPage } from '#app/domains/dossiers/queries.server.ts'
import { WithDecisions } from '#app/domains/meetings/decisions/pages/decisions-about.tsx'
import { listDecisionsAbout } from '#app/domains/meetings/decisions/register-queries.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, params }) => {
  const key = ctgIds(params, 'dossierId')
  return {
    ...(await getDossierPage(context, key)),
    decisionsAbout: await listDecisionsAbout(context, { ctgId: key.ctgId, type: 'dossier', id: key.dossierId }),
  }
})

export const action = formAction({ 'make-dossier-again': intent(makeDossierAgain) })

export default titled<Loaded<typeof loader>>(DossierPage, (page) => page.dossier.title, WithDecisions)
