/** GET /ctg/:ctgId/passation — where everything stands, on one page, for whoever takes the CTG over. */
import { DossierView } from '#app/domains/dossiers/pages/dossier-view.tsx'
import { getHandoverFile } from '#app/domains/portfolio/handover-queries.server.ts'
import { ctgPath, route } from '#app/http/route.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, params }) => {
  const { ctgId } = ctgPath.parse(params)
  const { dossier } = await getHandoverFile(context, ctgId, { isOnScreen: true })
  return { ctgId, title: dossier.title, front: dossier.front, sections: dossier.sections }
})

export default titled<Loaded<typeof loader>>(
  ({ ctgId, title, front, sections }) => (
    <Page
      title={title}
      lead={front.join(' ')}
      actions={
        <LinkButton to={`/ctg/${ctgId}/passation.pdf`} isWholePage>
          En PDF
        </LinkButton>
      }
    >
      <p>
        Les étapes franchies et ce qui manque encore : <Link to={`/ctg/${ctgId}`}>tableau de bord</Link>.
      </p>
      <DossierView dossier={{ sections }} />
    </Page>
  ),
  ({ title }) => title,
)
