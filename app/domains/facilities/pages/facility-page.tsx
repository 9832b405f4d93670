/** One facility: what it is, what it was each year, and the forms that describe it. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { formatNumber } from '#app/kernel/format.ts'
import { Chip } from '#app/ui/chip.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Columns, Page } from '#app/ui/layout.tsx'
import { facilitiesLabels as t } from '../labels.fr.ts'
import type { FacilityPageData } from '../queries.server.ts'
import { IdentityFields, YearFields } from './year-fields.tsx'

const { page: p, form: f } = t

export function FacilityPage(props: FacilityPageData) {
  const { ctgId, facility, may } = props
  const base = `/ctg/${ctgId}/diagnostic/equipements`
  return (
    <Page
      crumbs={[crumbs.diagnosis(ctgId), { label: p.title, to: base }, { label: facility.name }]}
      title={facility.name}
      lead={[t.kind[facility.kind], facility.communeName, facility.address].filter(Boolean).join(', ')}
    >
      <Columns
        main={<SeriesCard {...props} />}
        aside={
          <>
            {may.write && <IdentityCard {...props} />}
            {may.lead && <RemoveCard />}
          </>
        }
      />
    </Page>
  )
}

function SeriesCard({ years, may, currentYear }: FacilityPageData) {
  const missing = [currentYear, currentYear - 1].filter((year) => !years.some((row) => row.year === year))
  return (
    <Card title={f.series} note={f.seriesNote} id="annees">
      <DataTable
        rows={years}
        rowKey={({ year }) => String(year)}
        columns={[
          {
            header: p.header.year,
            cell: ({ year, isConfirmed }) => (
              <>
                {year} {!isConfirmed && <Chip tone="warn">{p.toConfirm}</Chip>}
              </>
            ),
          },
          { header: p.header.state, cell: ({ state }) => t.state[state] },
          {
            header: p.header.places,
            isNumeric: true,
            cell: ({ places }) => (places === null ? '–' : formatNumber(places)),
          },
          { header: p.header.opening, cell: ({ opening }) => opening || '–' },
          {
            header: p.header.operator,
            cell: ({ operator, operatorKind }) =>
              [operator, operatorKind && t.operatorKind[operatorKind]].filter(Boolean).join(', ') || '–',
          },
          { header: p.header.cof, cell: ({ hasCof }) => t.cof(hasCof) || '–' },
          { header: p.header.source, isNote: true, cell: ({ source }) => source },
          {
            header: p.header.note,
            isNote: true,
            cell: ({ note }) => note || '–',
          },
        ]}
      />
      {may.write && (
        <>
          {missing.map((year) => (
            <YearForm key={year} year={year} row={years[0]} version={undefined} summary={f.describe(year)} />
          ))}
          {years.map((row) => (
            <YearForm key={row.year} year={row.year} row={row} version={row.version} summary={f.correct(row.year)} />
          ))}
        </>
      )}
    </Card>
  )
}

type YearFormProps = {
  readonly year: number
  readonly row: FacilityPageData['years'][number] | undefined
  readonly version: number | undefined
  readonly summary: string
}

const YearForm = ({ year, row, version, summary }: YearFormProps) => (
  <FoldedForm summary={summary} group="annees" intent="describe-year" subject={String(year)} version={version}>
    <input type="hidden" name="year" value={year} />
    <YearFields row={row} />
    <FormActions>
      <SubmitButton label={`${f.save} : ${summary}`}>{f.save}</SubmitButton>
    </FormActions>
  </FoldedForm>
)

const IdentityCard = ({ facility, communes }: FacilityPageData) => (
  <Card title={f.identity} id="identite">
    <FoldedForm summary={f.identity} intent="update-facility" version={facility.version} submit={f.save}>
      <IdentityFields communes={communes} facility={facility} />
    </FoldedForm>
  </Card>
)

const RemoveCard = () => (
  <Card title={f.remove} note={f.removeNote}>
    <FoldedForm summary={f.remove} intent="remove-facility" submit={f.removeAct} submitLook="danger" />
  </Card>
)
