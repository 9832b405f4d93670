/** The register of decisions: searched, filtered by body and state, by page. */
import { Form } from 'react-router'
import { formatCount, formatShortDate } from '#app/kernel/format.ts'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { Card, PageHeader, Row, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Pagination } from '#app/ui/navigation.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import type { DecisionsPageData } from '../decision-queries.server.ts'
import { decisionReference, decisionStates } from '../governance.ts'
import { governanceLabels as t } from '../labels.fr.ts'
import { MeetingTabs } from './meetings-page.tsx'
import { decisionTone } from './tones.ts'

const stateOptions = decisionStates.map((value) => ({ value, label: t.decisionState[value] }))

/** Address of another page of the same search. */
function pageUrl({ words, bodyId, state }: DecisionsPageData, page: number): string {
  const search = new URLSearchParams({
    ...(words && { q: words }),
    ...(bodyId && { instance: bodyId }),
    ...(state && { etat: state }),
    page: String(page),
  })
  return `?${search}`
}

export function DecisionsPage(props: DecisionsPageData) {
  const { ctgId, decisions, bodies, words, bodyId, state, count, page, pageCount, today } = props
  const isFiltered = words !== '' || bodyId !== null || state !== null
  return (
    <Stack>
      <PageHeader
        title="Registre des décisions"
        lead="Numérotées sans trou, chacune avec la position de chaque partie."
      />
      <MeetingTabs ctgId={ctgId} current="register" />
      <Card title="Décisions" aside={formatCount(count, 'décision')}>
        <Form method="get">
          <Row>
            <TextField name="q" label="Mots ou numéro" type="search" defaultValue={words} width={24} />
            <SelectField
              name="instance"
              label="Instance"
              emptyLabel="Toutes"
              options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
              defaultValue={bodyId}
            />
            <SelectField name="etat" label="État" emptyLabel="Tous" options={stateOptions} defaultValue={state} />
            <Button look="plain">Filtrer</Button>
            {isFiltered && <Link to={`/ctg/${ctgId}/decisions`}>Tout voir</Link>}
          </Row>
        </Form>
        <DataTable
          caption="Registre des décisions"
          rows={decisions}
          rowKey={({ id }) => id}
          empty={
            <EmptyState action={isFiltered && <Link to={`/ctg/${ctgId}/decisions`}>Voir toutes les décisions</Link>}>
              {isFiltered
                ? 'Aucune décision ne correspond à cette recherche.'
                : 'Aucune décision pour le moment : elles s’enregistrent depuis la page d’une réunion.'}
            </EmptyState>
          }
          columns={[
            {
              key: 'number',
              header: 'Numéro',
              isRowHeader: true,
              cell: (row) => (
                <Link className="nowrap" to={`/ctg/${ctgId}/decisions/${row.id}`}>
                  {decisionReference(row)}
                </Link>
              ),
            },
            { key: 'text', header: 'Décision', cell: ({ text }) => text },
            { key: 'body', header: 'Instance', isNote: true, cell: ({ bodyName }) => bodyName },
            {
              key: 'on',
              header: 'Prise le',
              isNote: true,
              cell: ({ decidedOn }) => formatShortDate(decidedOn, 'day'),
            },
            { key: 'who', header: 'Responsable', isNote: true, cell: ({ responsible }) => responsible || '–' },
            {
              key: 'due',
              header: 'Échéance',
              isNote: true,
              cell: ({ dueOn, state: at }) => (
                <>
                  {dueOn ? formatShortDate(dueOn, 'day') : '–'}{' '}
                  {dueOn && dueOn < today && (at === 'to-do' || at === 'in-progress') && (
                    <Chip tone="bad">en retard</Chip>
                  )}
                </>
              ),
            },
            {
              key: 'state',
              header: 'État',
              cell: ({ state: at }) => (
                <span className="nowrap">
                  <Chip tone={decisionTone[at]}>{t.decisionState[at]}</Chip>
                </span>
              ),
            },
          ]}
        />
        <Pagination page={page} pageCount={pageCount} pageUrl={(number) => pageUrl(props, number)} />
      </Card>
    </Stack>
  )
}
