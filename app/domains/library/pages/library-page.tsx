/** The library of actions: looked through by words, need, theme and size of territory. */
import { Form } from 'react-router'
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { formatCount, shorten } from '#app/kernel/format.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { Card, Page, Row } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Pagination } from '#app/ui/navigation.tsx'
import { libraryPath } from '../address.ts'
import { libraryLabels as t } from '../labels.fr.ts'
import { territorySizes } from '../library.ts'
import type { LibraryPageData } from '../queries.server.ts'

const columns: readonly Column<LibraryPageData['sheets'][number]>[] = [
  {
    header: 'Action',
    cell: ({ actionId, title, need }) => (
      <>
        <Link to={`/bibliotheque/${actionId}`}>{title}</Link>
        {need && (
          <>
            <br />
            <span className="fine muted">{shorten(need, 160)}</span>
          </>
        )}
      </>
    ),
  },
  { header: 'Thème', cell: ({ themeName }) => themeName ?? '–' },
  {
    header: 'CTG',
    cell: ({ ctgName, inhabitants }) => (
      <>
        {ctgName}
        <br />
        <span className="fine muted">{formatCount(inhabitants, 'habitant')}</span>
      </>
    ),
  },
  { header: 'Portée par', isNote: true, cell: ({ leadPartyName }) => leadPartyName ?? '–' },
  { header: 'État', cell: ({ status }) => planLabels.status[status] },
]

export function LibraryPage({ filter, themes, sheets, count, page, pageCount }: LibraryPageData) {
  const isFiltered = libraryPath(filter) !== '/bibliotheque'
  return (
    <Page title={t.title} lead={t.lead}>
      <Card>
        <Form method="get" action="/bibliotheque" key={libraryPath(filter)}>
          <Row>
            <TextField name="q" label="Mots" type="search" defaultValue={filter.words} width={18} />
            <TextField name="besoin" label="Besoin" type="search" defaultValue={filter.need} width={18} />
            <SelectField
              name="theme"
              label="Thème"
              emptyLabel="Tous"
              defaultValue={filter.themeKey}
              options={themes.map(({ key, name }) => ({ value: key, label: name }))}
            />
            <SelectField
              name="taille"
              label="Taille du territoire"
              emptyLabel="Toutes"
              defaultValue={filter.size}
              options={territorySizes.map(({ key }) => ({ value: key, label: t.size[key] }))}
            />
            <Button>Chercher</Button>
            {isFiltered && <LinkButton to="/bibliotheque">Toute la bibliothèque</LinkButton>}
          </Row>
        </Form>
      </Card>
      <Card title={t.found(count)}>
        <DataTable
          caption={t.title}
          rows={sheets}
          rowKey={({ actionId }) => actionId}
          empty={
            isFiltered
              ? 'Aucune fiche offerte ne répond à ces critères.'
              : 'Aucune fiche n’est encore offerte : depuis la page d’une action, la coordination choisit « Offrir à la bibliothèque ».'
          }
          columns={columns}
        />
        <Pagination page={page} pageCount={pageCount} pageUrl={(number) => libraryPath(filter, number)} />
      </Card>
    </Page>
  )
}
