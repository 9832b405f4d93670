/** Facilities and services of the territory in one year: the list, its sums, its map, what changed. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { readCommunes } from '#app/domains/territory/written-communes.ts'
import { formatCount, formatNumber } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { MapFigure } from '#app/ui/charts/map-figure.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Columns, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Tabs } from '#app/ui/navigation.tsx'
import { isOfPeople, mostFacilities } from '../facilities.ts'
import { facilitiesLabels as t } from '../labels.fr.ts'
import { listAddress } from '../list-view.ts'
import type { FacilitiesPageData } from '../queries.server.ts'
import { ListCard } from './list-card.tsx'
import { IdentityFields, YearFields } from './year-fields.tsx'

const { page: p, form: f } = t

export function FacilitiesPage(props: FacilitiesPageData) {
  const { ctgId, year, years, view, count, total, before, may } = props
  const base = `/ctg/${ctgId}/diagnostic/equipements`
  return (
    <Page
      crumbs={[crumbs.diagnosis(ctgId), { label: p.title }]}
      title={p.title}
      lead={count === 0 ? undefined : `${p.lead(year)} ${t.total(total)}`}
      actions={may.lead && <LinkButton to={`${base}/reprendre?annee=${year}`}>{p.bring}</LinkButton>}
    >
      {years.length > 1 && (
        <Tabs
          label={p.years}
          tabs={years.toReversed().map((one) => ({
            label: String(one),
            to: `${base}${listAddress(one, view)}`,
            isCurrent: one === year,
          }))}
        />
      )}
      <Columns
        main={
          <>
            <ListCard {...props} />
            {may.write && <AddCard {...props} />}
          </>
        }
        aside={
          <>
            <SumsCard {...props} />
            <MapCard {...props} />
            {before !== null && <ChangesCard {...props} before={before} />}
          </>
        }
      />
    </Page>
  )
}

const SumsCard = ({ year, sums }: FacilitiesPageData) =>
  sums.length === 0 ? null : (
    <Card title={p.byKind} id="types">
      <DataTable
        rows={sums}
        rowKey={({ kind }) => kind}
        onPhone="scroll"
        columns={[
          {
            header: p.header.kind,
            cell: ({ kind }) => <Link to={`${listAddress(year, { kind })}#liste`}>{t.kind[kind]}</Link>,
          },
          {
            header: p.number,
            isNumeric: true,
            cell: ({ kind, open, planned }) => (
              <>
                {isOfPeople(kind) ? formatCount(open, 'commune') : formatNumber(open)}
                {planned > 0 && <p className="fine">{`+ ${planned} en projet`}</p>}
              </>
            ),
          },
          {
            header: p.places,
            isNumeric: true,
            cell: ({ places, withoutPlaces }) =>
              places === null ? '–' : `${withoutPlaces > 0 ? `${p.atLeast} ` : ''}${formatNumber(places)}`,
          },
        ]}
      />
    </Card>
  )

function MapCard({ year, communes, everyCommune, map, elsewhere }: FacilitiesPageData) {
  const others = readCommunes(everyCommune).length - communes.filter(({ count }) => count > 0).length
  const placed = communes.filter(({ count }) => count > 0).toSorted((one, other) => other.count - one.count)
  if (placed.length === 0 || others + placed.length === 1) return null
  return (
    <Card title={p.map} id="communes" note={elsewhere > 0 ? p.elsewhere(elsewhere) : undefined}>
      {map && <MapFigure picture={map} label={p.mapTitle(year)} />}
      <DataTable
        caption={p.mapTitle(year)}
        rows={placed}
        note={others > 0 && p.communesWithout(others)}
        columns={[
          {
            header: p.header.commune,
            cell: ({ code, name }) => <Link to={`${listAddress(year, { communeCode: code })}#liste`}>{name}</Link>,
          },
          { header: p.number, isNumeric: true, cell: ({ count }) => formatNumber(count) },
        ]}
      />
    </Card>
  )
}

const ChangesCard = ({ ctgId, before, changes }: FacilitiesPageData & { readonly before: number }) => (
  <Card
    title={p.changes(before)}
    id="changements"
    note={changes.length >= mostFacilities ? p.atMost(mostFacilities) : undefined}
  >
    {changes.length === 0 ? (
      <p className="muted">{p.noChange(before)}</p>
    ) : (
      <ul>
        {changes.map((change) => (
          <li key={`${change.facility.id}-${change.what}`}>
            <Link to={`/ctg/${ctgId}/diagnostic/equipements/${change.facility.id}`}>{change.facility.name}</Link>{' '}
            <span className="muted">{t.change(change)}</span>
          </li>
        ))}
      </ul>
    )}
  </Card>
)

const AddCard = ({ year, everyCommune }: FacilitiesPageData) => (
  <Disclosure summary={p.add} look="button" forms={{ intents: ['add-facility'] }}>
    <Card title={p.add}>
      <CommandForm intent="add-facility" submit={f.addAct} values={{ year }}>
        <IdentityFields communes={readCommunes(everyCommune)} />
        <YearFields />
      </CommandForm>
    </Card>
  </Disclosure>
)
