/** « Vu du copil »: what its pack would say of the plan today, so that nothing there is a surprise. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { NoAction, PlanHead, PlanLink } from '#app/domains/plan-list/pages/plan-frame.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Card, Page, Row } from '#app/ui/layout.tsx'
import { packLabels as t } from '../labels.fr.ts'
import type { CopilPreviewPageData } from '../queries.server.ts'
import { DossierView } from './dossier-view.tsx'

/** Beyond, an address would be too long. */
const mostNamed = 100

export function CopilPreviewPage(page: CopilPreviewPageData) {
  const { ctgId, frame, isFiltered, shownCount, agendaToWrite, mayRequest } = page
  const base = `/ctg/${ctgId}`
  return (
    <Page
      crumbs={[crumbs.plan(ctgId)]}
      title={t.preview}
      lead="Le plan tel que son dossier le dirait aujourd’hui : rien n’est envoyé, et tout peut encore être complété."
      actions={
        <>
          {agendaToWrite && (
            <LinkButton to={`${base}/reunions/${agendaToWrite}/ordre-du-jour`}>Écrire l’ordre du jour</LinkButton>
          )}
          {mayRequest && (
            <LinkButton to={`${base}/suivi/dossiers/nouveau?type=copil`} look="primary">
              {t.prepare}
            </LinkButton>
          )}
        </>
      }
    >
      <PlanHead {...frame} view="copil" />
      {isFiltered && <p role="status">{t.previewScope(shownCount, frame.counts.total)}</p>}
      {isFiltered && shownCount === 0 ? <NoAction {...frame} view="copil" /> : <Preview {...page} />}
    </Page>
  )
}

const Preview = (page: CopilPreviewPageData) => (
  <>
    {page.frame.counts.total === 0 ? <NoAction {...page.frame} view="copil" /> : <HolesCard {...page} />}
    <DossierView dossier={{ sections: page.sections }} />
  </>
)

const HolesCard = ({ ctgId, frame: { filter }, isFiltered, holes }: CopilPreviewPageData) => (
  <Card
    title={isFiltered ? 'Ce qui manque encore à ces actions' : 'Ce qui manque encore au plan'}
    aside={
      <PlanLink ctgId={ctgId} view="thread" filter={filter}>
        Compléter le fil du plan
      </PlanLink>
    }
  >
    {holes.length === 0 ? (
      <p>Rien : chaque action a son objectif, son pilote, son échéance et sa mesure.</p>
    ) : (
      <Row isList>
        {holes.map((hole) => (
          <li key={hole.flag}>
            <HoleLink ctgId={ctgId} filter={filter} hole={hole} />
          </li>
        ))}
      </Row>
    )}
  </Card>
)

type HoleProps = Pick<CopilPreviewPageData, 'ctgId'> & {
  readonly filter: CopilPreviewPageData['frame']['filter']
  readonly hole: CopilPreviewPageData['holes'][number]
}

/** Two flags of a filter add up: where it has some already, the actions are named one by one. */
function HoleLink({ ctgId, filter, hole: { flag, actionIds } }: HoleProps) {
  const words = planLabels.flagCount(flag, actionIds.length)
  if (filter.flags === undefined)
    return (
      <PlanLink ctgId={ctgId} view="list" filter={{ ...filter, flags: [flag] }}>
        {words}
      </PlanLink>
    )
  if (actionIds.length > mostNamed) return words
  return (
    <PlanLink ctgId={ctgId} view="list" filter={{ ids: actionIds }}>
      {words}
    </PlanLink>
  )
}
