/** GET, POST /ctg/:ctgId/convention/versions/:conventionVersionId — one frozen version and the making of its PDF. */
import { askForDocuments } from '#app/domains/convention/commands/ask-for-documents.server.ts'
import { handOverVersion } from '#app/domains/convention/commands/hand-over-version.server.ts'
import { linkDecision } from '#app/domains/convention/commands/link-decision.server.ts'
import { makePdfAgain } from '#app/domains/convention/commands/make-pdf-again.server.ts'
import { VersionDocumentsCard } from '#app/domains/convention/pages/version-documents-card.tsx'
import { VersionPage } from '#app/domains/convention/pages/version-page.tsx'
import { getVersionDocuments } from '#app/domains/convention/print/print-queries.server.ts'
import { getVersionPage } from '#app/domains/convention/queries.server.ts'
import { DecisionsAboutCard } from '#app/domains/meetings/decisions/pages/decisions-about.tsx'
import { listDecisionsAbout } from '#app/domains/meetings/decisions/register-queries.server.ts'
import { ctgIds, formAction, intent, route } from '#app/http/route.server.ts'
import { Stack } from '#app/ui/layout.tsx'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, params }) => {
  const key = ctgIds(params, 'conventionVersionId')
  const page = await getVersionPage(context, key)
  return {
    page,
    documents: await getVersionDocuments(context, key),
    decisions: await listDecisionsAbout(context, {
      ctgId: key.ctgId,
      type: 'convention-version',
      id: key.conventionVersionId,
    }),
  }
})

export const action = formAction({
  'link-decision': intent(linkDecision, { said: 'Version liée à la décision.' }),
  'make-pdf-again': intent(makePdfAgain),
  'ask-for-documents': intent(askForDocuments),
  'hand-over-version': intent(handOverVersion, { said: 'Envoi enregistré.' }),
})

export default titled<Loaded<typeof loader>>(
  ({ page, documents, decisions }) => (
    <Stack>
      <VersionPage {...page} />
      <VersionDocumentsCard {...documents} />
      <DecisionsAboutCard ctgId={page.ctgId} decisions={decisions} />
    </Stack>
  ),
  ({ page }) => `Convention, version ${page.version.number}`,
)
