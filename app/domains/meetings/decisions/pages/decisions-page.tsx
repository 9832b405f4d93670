/** The register of decisions: searched, filtered, by page, and taken away as a file. */
import type { ReactNode } from 'react'
import { Form } from 'react-router'
import { formatCount, formatShortDate } from '#app/kernel/format.ts'
import { Button } from '#app/ui/button.tsx'
import { Chip, ChipList } from '#app/ui/chip.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { optionsOf, SelectField, TextField } from '#app/ui/field.tsx'
import { Card, Page, Row, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Menu } from '#app/ui/menu.tsx'
import { Pagination } from '#app/ui/navigation.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { meetingLabels as t } from '../../labels.fr.ts'
import { decisionReference, decisionStates } from '../../meetings.ts'
import { MeetingTabs } from '../../pages/meetings-page.tsx'
import { decisionTone, positionTone } from '../../pages/tones.ts'
import { isDecisionLate, isFiltered, registerSearch, registerViews } from '../register.ts'
import type { DecisionsPageData, RegisterRow } from '../register-queries.server.ts'

const stateOptions = decisionStates.map((value) => ({ value, label: t.decisionState[value] }))
const viewOptions = registerViews.map((value) => ({ value, label: t.registerView[value] }))

type Props = DecisionsPageData & {
  /** What each decision is about, told by the slice that knows the things. */
  readonly aboutOf: (decisionId: string) => ReactNode
}

function pageUrl(filter: Props, page: number): string {
  const search = registerSearch(filter)
  search.set('page', String(page))
  return `?${search}`
}

export function DecisionsPage(props: Props) {
  const { ctgId, decisions, count, page, pageCount } = props
  return (
    <Page
      title="Registre des décisions"
      lead="De toutes les instances, numérotées sans trou, chacune avec la position de chaque partie."
      actions={count > 0 && <Files {...props} />}
    >
      <MeetingTabs ctgId={ctgId} current="register" />
      <Card title="Décisions" aside={formatCount(count, 'décision')}>
        {(count > 0 || isFiltered(props)) && <FilterForm {...props} />}
        <DataTable
          caption="Registre des décisions"
          rows={decisions}
          empty={<NoDecision ctgId={ctgId} isFiltered={isFiltered(props)} />}
          columns={columnsOf(props)}
        />
        <Pagination page={page} pageCount={pageCount} pageUrl={(number) => pageUrl(props, number)} />
      </Card>
    </Page>
  )
}

const columnsOf = ({ ctgId, today, aboutOf }: Props): readonly Column<RegisterRow>[] => [
  {
    header: 'Numéro',
    cell: (row) => (
      <Link className="nowrap" to={`/ctg/${ctgId}/decisions/${row.id}`}>
        {decisionReference(row)}
      </Link>
    ),
  },
  {
    header: 'Décision',
    cell: (row) => (
      <Stack isTight>
        <span>{row.text}</span>
        {aboutOf(row.id)}
        <Signs row={row} />
      </Stack>
    ),
  },
  {
    header: 'Instance',
    isNote: true,
    cell: ({ bodyName, decidedOn }) => (
      <>
        {bodyName}
        <br />
        {formatShortDate(decidedOn, 'day')}
      </>
    ),
  },
  { header: 'Responsable', isNote: true, cell: ({ responsible }) => responsible || '–' },
  {
    header: 'Échéance',
    isNote: true,
    cell: (row) => (
      <>
        {row.dueOn ? formatShortDate(row.dueOn, 'day') : '–'}{' '}
        {isDecisionLate(row, today) && <Chip tone="bad">en retard</Chip>}
      </>
    ),
  },
  {
    header: 'État',
    cell: (row) => <State row={row} />,
  },
]

const State = ({ row }: { readonly row: RegisterRow }) => (
  <>
    <span className="nowrap">
      <Chip tone={decisionTone[row.state]}>{t.decisionState[row.state]}</Chip>
    </span>
    {row.toldCount > 0 && (
      <>
        <br />
        <span className="fine">{t.execution(row, row.state)}</span>
      </>
    )}
  </>
)

const NoDecision = ({ ctgId, isFiltered }: { readonly ctgId: string; readonly isFiltered: boolean }) => (
  <EmptyState
    action={
      isFiltered ? (
        <Link to={`/ctg/${ctgId}/decisions`}>Voir toutes les décisions</Link>
      ) : (
        <Link to={`/ctg/${ctgId}/reunions`}>Voir les réunions</Link>
      )
    }
  >
    {isFiltered
      ? 'Aucune décision ne correspond à cette recherche.'
      : 'Aucune décision pour le moment : elles s’enregistrent depuis la page d’une réunion.'}
  </EmptyState>
)

const FilterForm = (props: Props) => (
  <Form method="get">
    <Row>
      <TextField name="q" label="Mots ou numéro" type="search" defaultValue={props.words} width={20} />
      <SelectField
        name="instance"
        label="Instance"
        emptyLabel="Toutes"
        options={optionsOf(props.bodies)}
        defaultValue={props.bodyId}
      />
      <SelectField name="etat" label="État" emptyLabel="Tous" options={stateOptions} defaultValue={props.state} />
      <SelectField
        name="annee"
        label="Année"
        emptyLabel="Toutes"
        options={props.years.map((year) => ({ value: String(year), label: String(year) }))}
        defaultValue={props.year === null ? null : String(props.year)}
      />
      <SelectField name="vue" label="À regarder" emptyLabel="Tout" options={viewOptions} defaultValue={props.view} />
      <Button look="plain">Filtrer</Button>
      {isFiltered(props) && <Link to={`/ctg/${props.ctgId}/decisions`}>Tout voir</Link>}
    </Row>
  </Form>
)

/** What one must not miss in a line: reservations by name, what was decided « malgré », who has yet to confirm. */
function Signs({ row: { positions, missing, isToConfirm } }: { readonly row: RegisterRow }) {
  const reserved = positions.filter(({ position }) => position === 'reservation' || position === 'disagreement')
  if (reserved.length === 0 && missing.length === 0) return null
  return (
    <ChipList>
      {reserved.map(({ partyName, shortName, position, correctedOn }) => (
        <Chip key={partyName} tone={positionTone[position]}>
          {shortName} : {t.positionSaid({ position, correctedOn })}
        </Chip>
      ))}
      {missing.length > 0 && <Chip tone="warn">{t.decidedDespite}</Chip>}
      {isToConfirm && <Chip tone="accent">{t.toConfirm}</Chip>}
    </ChipList>
  )
}

/** Plain links: a file is not one of our pages. What is filtered is what leaves. */
function Files(props: Props) {
  const search = registerSearch(props)
  const to = (format: string) =>
    `/ctg/${props.ctgId}/decisions/export?format=${format}${search.size > 0 ? `&${search}` : ''}`
  return (
    <Menu label="Exporter">
      <p className="fine muted">
        {isFiltered(props) ? 'Les décisions de cette recherche.' : 'Toutes les décisions.'} Une colonne par partie, ce
        sur quoi chacune porte, ce qui manquait et qui l’a confirmé.
      </p>
      <ul className="plain-list">
        <li>
          <a href={to('xlsx')}>Classeur Excel (.xlsx)</a>
        </li>
        <li>
          <a href={to('ods')}>Classeur LibreOffice (.ods)</a>
        </li>
        <li>
          <a href={to('csv')}>Tableau à plat (.csv)</a>
        </li>
      </ul>
    </Menu>
  )
}
