/** Documents made from the follow-up: those asked for, and how to ask for another. Rules: docs/rules/followup.md §11. */

import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { meetingLabels } from '#app/domains/meetings/labels.fr.ts'
import { formatInstant } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { dossierKinds, kindSlugs } from '../dossiers.ts'
import { packLabels as t } from '../labels.fr.ts'
import type { DossiersPageData } from '../queries.server.ts'
import { meetingWords } from '../sections/words.fr.ts'
import { DossierFiles } from './dossier-files.tsx'
import { EndedActs } from './ended-acts.tsx'
import { QuickDossier } from './quick-dossier.tsx'

export function DossiersPage({ ctgId, dossiers, nextCopil, endedOn, mayRequest }: DossiersPageData) {
  return (
    <Page
      crumbs={[crumbs.followup(ctgId)]}
      title={t.dossiers}
      lead={
        nextCopil
          ? `Prochain comité de pilotage : ${meetingWords(nextCopil)}.`
          : endedOn
            ? meetingLabels.conventionEnded(endedOn)
            : 'Aucun comité de pilotage n’est fixé : le dossier sera daté d’aujourd’hui.'
      }
      actions={
        endedOn && !nextCopil ? (
          <EndedActs ctgId={ctgId} />
        ) : (
          mayRequest && <QuickDossier ctgId={ctgId} meetingId={nextCopil?.id} look="primary" />
        )
      }
    >
      {mayRequest && (
        <Card title="Choisir ce qu’il contient">
          <ul>
            {dossierKinds.map((kind) => (
              <li key={kind}>
                <Link to={`/ctg/${ctgId}/suivi/dossiers/nouveau?type=${kindSlugs[kind]}`}>{t.kind[kind]}</Link>{' '}
                <span className="muted">{t.kindHint[kind]}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title="Dossiers préparés">
        <DataTable
          caption="Dossiers préparés, le dernier d’abord"
          rows={dossiers}
          empty={
            <EmptyState action={<LinkButton to={`/ctg/${ctgId}/elu`}>{t.essentials}</LinkButton>}>
              Aucun dossier pour le moment. Un dossier dit l’état du suivi au moment où il est demandé, en PDF, en Word
              et en diaporama.
            </EmptyState>
          }
          columns={columnsOf(ctgId)}
        />
      </Card>
    </Page>
  )
}

const columnsOf = (ctgId: string): readonly Column<DossiersPageData['dossiers'][number]>[] => [
  {
    header: 'Dossier',
    cell: ({ id, title }) => <Link to={`/ctg/${ctgId}/suivi/dossiers/${id}`}>{title}</Link>,
  },
  {
    header: 'Demandé',
    isNote: true,
    cell: ({ requestedAt, requestedBy }) => `${formatInstant(requestedAt)}, par ${requestedBy}`,
  },
  {
    header: 'Fichiers',
    cell: (dossier) => <DossierFiles ctgId={ctgId} dossier={dossier} isSmall />,
  },
]
