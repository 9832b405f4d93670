/** One document: its files being made, then to download; and what it says, from the same content. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { formatInstant } from '#app/kernel/format.ts'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { useRefreshWhile } from '#app/ui/refresh-while.tsx'
import { packLabels as t } from '../labels.fr.ts'
import type { DossierPageData } from '../queries.server.ts'
import { DossierFiles } from './dossier-files.tsx'
import { DossierView } from './dossier-view.tsx'

export function DossierPage({ ctgId, dossier, content, mayRequest }: DossierPageData) {
  const { id, title, state, isLost, failure, requestedAt, requestedBy } = dossier
  const base = `/ctg/${ctgId}/suivi`
  useRefreshWhile(state === 'being-made' && !isLost)
  return (
    <Page
      crumbs={[crumbs.followup(ctgId), { label: t.dossiers, to: `${base}/dossiers` }]}
      title={title}
      lead={`Données du ${formatInstant(requestedAt)}, demandé par ${requestedBy}.`}
    >
      <Card title="Les fichiers" content="tight">
        <div role="status">
          <DossierFiles ctgId={ctgId} dossier={dossier} />
          {state === 'being-made' && !isLost && (
            <p>
              Vous pouvez quitter cette page : ils se font sans vous. <a href={`${base}/dossiers/${id}`}>Actualiser</a>
            </p>
          )}
        </div>
        {isLost && (
          <>
            <Notice tone="warn">{failure ?? t.failed}</Notice>
            {mayRequest && (
              <CommandForm intent="make-dossier-again" isInline submit="Redemander les fichiers" submitLook="plain" />
            )}
          </>
        )}
      </Card>
      <DossierView dossier={content} />
    </Page>
  )
}
