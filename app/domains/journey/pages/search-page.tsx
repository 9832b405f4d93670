/** What a search found, by kind of thing. */

import { formatCount } from '#app/kernel/format.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { Card, PageHeader, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { SearchBox } from '#app/ui/navigation.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import type { FoundKind, FoundThing } from '../search-queries.server.ts'

const kinds: Readonly<Record<FoundKind, { readonly label: string; readonly path: string }>> = {
  indicator: { label: 'Indicateur', path: 'diagnostic' },
  finding: { label: 'Constat', path: 'constats' },
  issue: { label: 'Enjeu', path: 'enjeux' },
  objective: { label: 'Objectif', path: 'objectifs' },
  action: { label: 'Action', path: 'actions' },
  decision: { label: 'Décision', path: 'decisions' },
  meeting: { label: 'Réunion', path: 'reunions' },
  testimony: { label: 'Témoignage', path: 'diagnostic' },
  reading: { label: 'Lecture', path: 'diagnostic' },
  chapter: { label: 'Chapitre', path: 'diagnostic' },
  article: { label: 'Article', path: 'convention/articles' },
}

type Props = { readonly ctgId: string; readonly question: string; readonly things: readonly FoundThing[] }

export const SearchPage = ({ ctgId, question, things }: Props) => (
  <Stack>
    <PageHeader
      title="Recherche"
      lead={
        question === ''
          ? 'Écrivez un mot : un indicateur, une action, une décision…'
          : `« ${question} » : ${formatCount(things.length, 'résultat')}.`
      }
    />
    <SearchBox action={`/ctg/${ctgId}/recherche`} label="Chercher dans cette CTG" defaultValue={question} isInPage />
    {question !== '' && (
      <Card>
        <DataTable
          caption="Résultats"
          rows={things}
          rowKey={({ kind, id, title }) => `${kind}${id}${title}`}
          empty={<EmptyState>Rien ne ressemble à « {question} » dans cette CTG. Essayez un mot plus court.</EmptyState>}
          columns={[
            {
              key: 'title',
              header: 'Intitulé',
              isRowHeader: true,
              cell: ({ kind, id, title }) => <Link to={`/ctg/${ctgId}/${kinds[kind].path}/${id}`}>{title}</Link>,
            },
            { key: 'kind', header: 'Nature', cell: ({ kind }) => kinds[kind].label },
            { key: 'about', header: 'Où', isNote: true, cell: ({ about }) => about },
          ]}
        />
      </Card>
    )}
  </Stack>
)
