/** What a search found, by kind of thing. */

import { formatCount } from '#app/kernel/format.ts'
import type { FoundThing } from '#app/things/search-ctg.server.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { SearchBox } from '#app/ui/navigation.tsx'
import { EmptyState } from '#app/ui/notice.tsx'

type Props = { readonly ctgId: string; readonly question: string; readonly things: readonly FoundThing[] }

export const SearchPage = ({ ctgId, question, things }: Props) => (
  <Page
    title="Recherche"
    lead={
      question === ''
        ? 'Écrivez un mot : un indicateur, une action, une décision…'
        : `« ${question} » : ${formatCount(things.length, 'résultat')}.`
    }
  >
    <SearchBox action={`/ctg/${ctgId}/recherche`} label="Chercher dans cette CTG" defaultValue={question} isInPage />
    {question !== '' && (
      <Card>
        <DataTable
          caption="Résultats"
          rows={things}
          rowKey={({ kindName, path, title }) => `${kindName}${path}${title}`}
          empty={<EmptyState>Rien ne ressemble à « {question} » dans cette CTG. Essayez un mot plus court.</EmptyState>}
          columns={[
            {
              header: 'Intitulé',
              cell: ({ path, title }) => <Link to={path}>{title}</Link>,
            },
            { header: 'Nature', cell: ({ kindName }) => kindName },
            { header: 'Où', isNote: true, cell: ({ about }) => about },
          ]}
        />
      </Card>
    )}
  </Page>
)
