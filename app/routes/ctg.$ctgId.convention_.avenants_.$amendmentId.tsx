/** GET, POST /ctg/:ctgId/convention/avenants/:amendmentId — one amendment; `?commune=` searches, `?article=` opens one to write. */
import { freezeAmendment } from '#app/domains/amendments/commands/freeze-amendment.server.ts'
import { linkAmendmentDecision } from '#app/domains/amendments/commands/link-amendment-decision.server.ts'
import { makeAmendmentPdfAgain } from '#app/domains/amendments/commands/make-amendment-pdf-again.server.ts'
import { removeAmendmentArticle } from '#app/domains/amendments/commands/remove-amendment-article.server.ts'
import { setAmendmentArticle } from '#app/domains/amendments/commands/set-amendment-article.server.ts'
import { updateAmendment } from '#app/domains/amendments/commands/update-amendment.server.ts'
import { withdrawAmendment } from '#app/domains/amendments/commands/withdraw-amendment.server.ts'
import { AmendmentPage } from '#app/domains/amendments/pages/amendment-page.tsx'
import { getAmendmentPage } from '#app/domains/amendments/queries.server.ts'
import { WithDecisions } from '#app/domains/meetings/decisions/pages/decisions-about.tsx'
import { listDecisionsAbout } from '#app/domains/meetings/decisions/register-queries.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, params, searchParams }) => {
  const key = ctgIds(params, 'amendmentId')
  const of = (name: string) => (searchParams.get(name) ?? '').slice(0, 200)
  return {
    page: await getAmendmentPage(context, key, { commune: of('commune'), article: of('article') }),
    decisions: await listDecisionsAbout(context, { ctgId: key.ctgId, type: 'amendment', id: key.amendmentId }),
  }
})

export const action = formAction({
  'update-amendment': intent(updateAmendment, { said: 'Avenant enregistré.' }),
  'set-amendment-article': intent(setAmendmentArticle, { said: 'Article enregistré dans l’avenant.' }),
  'remove-amendment-article': intent(removeAmendmentArticle, { said: 'Article retiré de l’avenant.' }),
  'freeze-amendment': intent(freezeAmendment, { said: 'Avenant figé, prêt à voter.' }),
  'make-amendment-pdf-again': intent(makeAmendmentPdfAgain),
  'link-amendment-decision': intent(linkAmendmentDecision, { said: 'Avenant lié à la décision.' }),
  'withdraw-amendment': intent(withdrawAmendment, {
    said: 'Avenant retiré.',
    done: (_answer, { ctgId }) => `/ctg/${ctgId}/convention/avenants`,
  }),
})

export default titled<Loaded<typeof loader>>(
  ({ page, decisions }) => (
    <WithDecisions ctgId={page.ctgId} decisionsAbout={decisions}>
      <AmendmentPage {...page} />
    </WithDecisions>
  ),
  ({ page }) => (page.amendment.number === null ? 'Avenant en préparation' : `Avenant n° ${page.amendment.number}`),
)
