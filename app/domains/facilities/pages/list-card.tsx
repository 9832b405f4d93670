/** The facilities of a year, by kind; what was carried over is confirmed from here. */

import { Form } from 'react-router'
import { readCommunes } from '#app/domains/territory/written-communes.ts'
import { formatNumber } from '#app/kernel/format.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { BoxesError, TickBox } from '#app/ui/choice-field.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Row } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { facilityKinds, mostFacilities } from '../facilities.ts'
import { facilitiesLabels as t } from '../labels.fr.ts'
import { type ListOrder, type ListView, listAddress } from '../list-view.ts'
import type { FacilitiesPageData } from '../queries.server.ts'
import type { FacilityRow } from '../rows.server.ts'

const { page: p } = t

type ColumnsOptions = {
  readonly ctgId: string
  readonly year: number
  readonly view: ListView
  readonly mayConfirm: boolean
  /** Said once of all the rows: a territory of one commune, one source. */
  readonly leftOut: readonly string[]
}

const columnsOf = (options: ColumnsOptions): readonly Column<FacilityRow>[] =>
  allColumns(options).filter(({ key = '' }) => !options.leftOut.includes(key))

/** The list sorted by this column, inside each kind. */
const sortedBy = ({ year, view }: ColumnsOptions, order: ListOrder): Pick<Column<FacilityRow>, 'sort'> => ({
  sort: {
    to: `${listAddress(year, { ...view, order })}#liste`,
    direction: view.order === order ? (order === 'places' ? 'descending' : 'ascending') : undefined,
  },
})

const allColumns = (options: ColumnsOptions): readonly Column<FacilityRow>[] => [
  ...(options.mayConfirm
    ? [
        {
          key: 'confirm',
          header: p.toConfirm,
          isHeaderHidden: true,
          onPhone: 'start' as const,
          cell: ({ id, name, isConfirmed }: FacilityRow) =>
            isConfirmed ? null : <TickBox name="facilityIds" value={id} aria-label={p.confirmLine(name)} isChecked />,
        },
      ]
    : []),
  {
    key: 'name',
    header: p.header.name,
    ...sortedBy(options, 'name'),
    isRowHeader: true,
    cell: ({ id, name, state, isConfirmed }) => (
      <>
        <Link to={`/ctg/${options.ctgId}/diagnostic/equipements/${id}`}>{name}</Link>{' '}
        {state !== 'open' && <Chip tone={state === 'planned' ? 'accent' : 'neutral'}>{t.state[state]}</Chip>}{' '}
        {!isConfirmed && <Chip tone="warn">{p.toConfirm}</Chip>}
      </>
    ),
  },
  {
    key: 'commune',
    header: p.header.commune,
    ...sortedBy(options, 'commune'),
    cell: ({ communeName }) => communeName ?? '–',
  },
  {
    key: 'places',
    header: p.header.places,
    ...sortedBy(options, 'places'),
    isNumeric: true,
    cell: ({ places }) => (places === null ? '–' : formatNumber(places)),
  },
  { key: 'operator', header: p.header.operator, cell: ({ operator }) => operator || '–' },
  { key: 'cof', header: p.header.cof, cell: ({ hasCof }) => t.cof(hasCof) || '–' },
  {
    key: 'opening',
    header: p.header.opening,
    isNote: true,
    cell: ({ opening }) => opening || '–',
  },
  { key: 'source', header: p.header.source, isNote: true, cell: ({ source }) => source },
]

const Downloads = ({ to }: { readonly to: string }) => (
  <Row>
    <LinkButton to={`${to}&format=xlsx`} isDownload isSmall label={p.download('XLSX')}>
      XLSX
    </LinkButton>
    <LinkButton to={`${to}&format=csv`} isDownload isSmall label={p.download('CSV')}>
      CSV
    </LinkButton>
  </Row>
)

const isNarrowed = ({ kind, communeCode }: ListView) => kind !== undefined || communeCode !== undefined

/** What is chosen is offered in every year, so that it is told and may be left. */
const Choices = ({ year, view, communes, everyCommune, sums, count, countInView }: FacilitiesPageData) => (
  <Form method="get" action="#liste" key={listAddress(year, view)}>
    <input type="hidden" name="annee" value={year} />
    {view.order !== 'commune' && <input type="hidden" name="tri" value={view.order} />}
    <Row>
      <SelectField
        name="type"
        label={p.header.kind}
        emptyLabel={p.allKinds}
        defaultValue={view.kind}
        options={facilityKinds
          .filter((kind) => kind === view.kind || sums.some((sum) => sum.kind === kind))
          .map((kind) => ({ value: kind, label: t.kind[kind] }))}
      />
      {everyCommune.includes('\n') && (
        <SelectField
          name="commune"
          label={p.header.commune}
          emptyLabel={p.allCommunes}
          defaultValue={view.communeCode}
          options={readCommunes(everyCommune)
            .filter(({ code }) => code === view.communeCode || communes.some((one) => one.code === code))
            .map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
      <Button look="plain">{p.choose}</Button>
      {isNarrowed(view) && (
        <>
          <Link to={`${listAddress(year, { order: view.order })}#liste`}>{p.whole}</Link>
          <span className="muted">{p.chosen(countInView, count)}</span>
        </>
      )}
    </Row>
  </Form>
)

export function ListCard(page: FacilitiesPageData) {
  const { ctgId, year, years, rows, count, view, unconfirmed, isCut, everyCommune, may, shownSums } = page
  const base = `/ctg/${ctgId}/diagnostic/equipements`
  const mayConfirm = may.write && rows.some(({ isConfirmed }) => !isConfirmed)
  const groups = [...new Set(rows.map(({ kind }) => kind))].map((kind) => ({
    key: kind,
    heading: t.kind[kind],
    aside: t.sums(
      shownSums.find((sum) => sum.kind === kind) ?? { kind, open: 0, planned: 0, places: null, withoutPlaces: 0 },
    ),
    rows: rows.filter((row) => row.kind === kind),
  }))
  const [source, ...otherSources] = [...new Set(rows.map((row) => row.source))]
  const isOneSource = !isCut && source !== undefined && otherSources.length === 0
  const leftOut = [...(everyCommune.includes('\n') ? [] : ['commune']), ...(isOneSource ? ['source'] : [])]
  const table = (
    <DataTable
      caption={p.list}
      rows={rows}
      groups={groups}
      empty={count === 0 ? p.none(year) : p.noneInView}
      columns={columnsOf({ ctgId, year, view, mayConfirm, leftOut })}
    />
  )
  return (
    <Card
      title={p.list}
      id="liste"
      note={isCut ? p.atMost(mostFacilities) : isOneSource ? p.from(source) : undefined}
      aside={count > 0 && <Downloads to={`${base}/export?annee=${year}`} />}
      content="tight"
    >
      {(count > 1 || isNarrowed(view)) && <Choices {...page} />}
      {mayConfirm ? (
        <CommandForm intent="confirm-year" isWide submit={p.confirm}>
          <p>{p.unconfirmed(unconfirmed)}</p>
          <input type="hidden" name="year" value={year} />
          {table}
          <BoxesError name="facilityIds" />
        </CommandForm>
      ) : (
        table
      )}
      {may.lead && count > 0 && !years.includes(year + 1) && (
        <CommandForm intent="carry-year" isInline submit={p.carry(year)} submitLook="plain" values={{ from: year }} />
      )}
    </Card>
  )
}
