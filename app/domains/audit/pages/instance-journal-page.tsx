/** The journal of the instance: who came in, who could not, which mandates changed, what was administered. */
import { Form } from 'react-router'
import { formatInstant } from '#app/kernel/format.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { DateField, SelectField, TextField } from '#app/ui/field.tsx'
import { Card, Page, Row } from '#app/ui/layout.tsx'
import { Pagination } from '#app/ui/navigation.tsx'
import type { InstanceJournalData } from '../instance-journal.server.ts'
import {
  type InstanceJournalFilter,
  instanceActKinds,
  nameOfActKind,
  writeInstanceJournalFilter,
} from '../instance-journal.ts'
import { accountOf } from '../instance-journal-table.ts'
import { instanceLabels as t } from '../instance-labels.fr.ts'

const address = '/administration/journal'

/** @param mostExported lines of a file at most */
type Props = InstanceJournalData & { readonly mostExported: number }

export const InstanceJournalPage = ({ filter, total, page, pageCount, lines, mostExported }: Props) => {
  const search = writeInstanceJournalFilter(filter)
  return (
    <Page title={t.title} lead={t.lead}>
      <Card>
        <Filter filter={filter} search={search} />
      </Card>
      <Card
        title={t.lines(total)}
        aside={
          <>
            <Export format="xlsx" filter={filter} />
            <Export format="csv" filter={filter} />
          </>
        }
      >
        <DataTable
          caption={t.title}
          rows={lines}
          rowKey={({ id }) => String(id)}
          empty={search === '' ? t.empty : t.noneKept}
          columns={[
            { header: t.columns.at, isNote: true, cell: ({ at }) => formatInstant(at) },
            { header: t.columns.action, isRowHeader: true, cell: ({ sentence }) => sentence },
            { header: t.columns.about, cell: accountOf },
            { header: t.columns.by, cell: ({ by }) => by },
            { header: t.columns.ctg, cell: ({ ctgName }) => ctgName },
          ]}
          note={total > mostExported && t.exported(mostExported)}
        />
        <Pagination
          page={page}
          pageCount={pageCount}
          pageUrl={(number) => address + writeInstanceJournalFilter(filter, { page: String(number) })}
        />
      </Card>
    </Page>
  )
}

const Export = ({ format, filter }: { readonly format: 'xlsx' | 'csv'; readonly filter: InstanceJournalFilter }) => (
  <LinkButton to={`${address}/export${writeInstanceJournalFilter(filter, { format })}`} isSmall isDownload>
    {format === 'xlsx' ? 'Excel' : 'CSV'}
  </LinkButton>
)

const Filter = ({ filter, search }: { readonly filter: InstanceJournalFilter; readonly search: string }) => (
  <Form method="get" action={address} key={search}>
    <Row>
      <SelectField
        name="sorte"
        label="Sorte"
        emptyLabel="Toutes"
        defaultValue={filter.kind && nameOfActKind(filter.kind)}
        options={instanceActKinds.map((kind) => ({ value: nameOfActKind(kind), label: t.kind[kind] }))}
      />
      <TextField name="q" label="Personne" type="search" defaultValue={filter.name} width={18} />
      <DateField name="du" label="Du" defaultValue={filter.from} />
      <DateField name="au" label="Au" defaultValue={filter.to} />
      <Button>Filtrer</Button>
      {search !== '' && <LinkButton to={address}>Tout le journal</LinkButton>}
    </Row>
  </Form>
)
