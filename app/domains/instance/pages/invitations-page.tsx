/** Who was invited and has never entered, the longest wait first. */

import { ofName } from '#app/kernel/elision.fr.ts'
import { formatInstant } from '#app/kernel/format.ts'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Page, Row } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Pagination } from '#app/ui/navigation.tsx'
import type { InvitationsPageData } from '../accounts-queries.server.ts'
import { homeLabels, instancePaths } from '../labels.fr.ts'

const columns: readonly Column<InvitationsPageData['invitations'][number]>[] = [
  {
    header: 'Personne',
    cell: ({ personId, name, email }) => (
      <>
        <Link to={`${instancePaths.accounts}/${personId}`}>{name}</Link>
        <br />
        <span className="fine muted">{email}</span>
      </>
    ),
  },
  { header: 'CTG', cell: ({ ctgNames }) => ctgNames.join(', ') },
  { header: 'Depuis', isNote: true, cell: ({ since }) => formatInstant(since) },
  {
    header: 'Dernier courriel',
    isNote: true,
    cell: ({ lastMailAt, isRefused }) =>
      lastMailAt ? `${formatInstant(lastMailAt)}${isRefused ? ', refusé' : ''}` : 'aucun',
  },
  {
    header: 'Actes',
    isHeaderHidden: true,
    onPhone: 'bare',
    cell: ({ personId, name }) => (
      <Row>
        <CommandForm intent="send-invitation-again" isInline about={{ personId }}>
          <SubmitButton look="plain" isSmall label={`Envoyer de nouveau à ${name}`}>
            Envoyer de nouveau
          </SubmitButton>
        </CommandForm>
        <CommandForm intent="withdraw-invitation" isInline about={{ personId }}>
          <SubmitButton look="quiet" isSmall label={`Retirer l’invitation ${ofName(name)}`}>
            Retirer
          </SubmitButton>
        </CommandForm>
      </Row>
    ),
  },
]

export const InvitationsPage = ({ total, page, pageCount, invitations }: InvitationsPageData) => (
  <Page
    title="Invitations en attente"
    lead="Les personnes invitées par une coordination et qui ne sont jamais venues, de la plus ancienne à la plus récente."
  >
    <Card title={homeLabels.figures.invited(total)}>
      <DataTable
        caption="Invitations en attente"
        rows={invitations}
        rowKey={({ personId }) => personId}
        empty="Toutes les personnes invitées sont venues."
        columns={columns}
      />
      <Pagination
        page={page}
        pageCount={pageCount}
        pageUrl={(number) => `${instancePaths.invitations}?page=${number}`}
      />
    </Card>
  </Page>
)
