/** « Ce que verra le copil »: what its pack would say of the plan today, so that nothing there is a surprise. */
import type { ReactNode } from 'react'
import { flagSlugs, planLabels } from '#app/domains/plan/labels.fr.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Breadcrumb, Card, PageHeader, Row, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { packLabels as t } from '../labels.fr.ts'
import type { CopilPreviewPageData } from '../queries.server.ts'
import { DossierView } from './dossier-view.tsx'

type Props = CopilPreviewPageData & {
  /** The other views of the plan. */
  readonly tabs: ReactNode
}

export function CopilPreviewPage({ tabs, ctgId, meetingId, hasAgenda, sections, mayRequest, holes }: Props) {
  const base = `/ctg/${ctgId}`
  return (
    <Stack>
      <Breadcrumb crumbs={[{ label: planLabels.plan, to: `${base}/plan` }]} />
      <PageHeader
        title={t.preview}
        lead="Le plan tel que son dossier le dirait aujourd’hui : rien n’est envoyé, et tout peut encore être complété."
        actions={
          <>
            {meetingId !== null && !hasAgenda && (
              <LinkButton to={`${base}/reunions/${meetingId}/ordre-du-jour`}>Écrire l’ordre du jour</LinkButton>
            )}
            {mayRequest && (
              <LinkButton to={`${base}/suivi/dossiers/nouveau?type=copil`} look="primary">
                {t.prepare}
              </LinkButton>
            )}
          </>
        }
      />
      {tabs}
      <Card title="Ce qui manque encore au plan" aside={<Link to={`${base}/plan/fil`}>Compléter le fil du plan</Link>}>
        {holes.length === 0 ? (
          <p>Rien : chaque action a son objectif, son pilote, son échéance et sa mesure.</p>
        ) : (
          <Row isList>
            {holes.map(({ flag, count }) => (
              <li key={flag}>
                <Link to={`${base}/plan?signal=${flagSlugs[flag]}`}>{planLabels.flagCount(flag, count)}</Link>
              </li>
            ))}
          </Row>
        )}
      </Card>
      <DossierView dossier={{ sections }} />
    </Stack>
  )
}
