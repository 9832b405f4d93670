/** The territory covered at a date: in all, by département, then commune by commune. */
import { Form } from 'react-router'
import { formatNumber } from '#app/kernel/format.ts'
import { Button } from '#app/ui/button.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { DateField, SelectField } from '#app/ui/field.tsx'
import { Card, Columns, Page, Row } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { coverageOf } from '../coverage.ts'
import type { CoverageData } from '../coverage-queries.server.ts'
import { portfolioLabels as t } from '../labels.fr.ts'
import { CoverageFigures, CoverageMap } from './coverage-card.tsx'

export const CoveragePage = (data: CoverageData) => (
  <Page
    crumbs={[{ label: t.title, to: '/' }]}
    title={<OrdinalText text={t.cover.title(data.day)} />}
    lead="La population des communes sous une CTG appliquée ce jour-là, parmi celles que vous suivez. Chaque commune compte une fois, même si plusieurs CTG la couvrent."
  >
    <Card>
      <Form method="get" action="/couverture">
        <Row>
          <DateField name="date" label="À la date du" defaultValue={data.day} />
          {data.departments.length > 1 && (
            <SelectField
              name="departement"
              label="Département montré"
              defaultValue={data.shown?.code}
              options={data.departments.map(({ code, name }) => ({ value: code, label: name }))}
            />
          )}
          <Button>Afficher</Button>
        </Row>
      </Form>
    </Card>
    {data.departments.length > 1 && <DepartmentsCard {...data} />}
    <Card title={data.shown ? data.shown.name : 'Territoire couvert'}>
      <Columns isBalanced main={<CoverageFigures shown={data.shown} />} aside={<CoverageMap shown={data.shown} />} />
    </Card>
    {data.shown && <CommunesCard shown={data.shown} />}
  </Page>
)

const DepartmentsCard = ({ departments, whole, day }: CoverageData) => (
  <Card title="Par département" note="Les départements que touche une des CTG que vous suivez.">
    <DataTable
      caption="Couverture par département"
      rows={departments.map((one) => ({ ...one, cover: coverageOf([one]) }))}
      columns={[
        {
          key: 'name',
          header: 'Département',
          cell: ({ code, name }) => <Link to={`/couverture?date=${day}&departement=${code}`}>{name}</Link>,
        },
        {
          key: 'share',
          header: 'Habitants couverts',
          isNumeric: true,
          cell: ({ cover }) => (cover.sharePercent === null ? '–' : t.cover.share(cover.sharePercent)),
        },
        { key: 'people', header: 'Nombre', isNumeric: true, cell: ({ cover }) => formatNumber(cover.inhabitants) },
        {
          key: 'communes',
          header: 'Communes',
          isNumeric: true,
          cell: ({ cover }) => t.doneOf(cover.communes, cover.allCommunes),
        },
        {
          key: 'overlaps',
          header: 'Sous plusieurs CTG',
          isNumeric: true,
          cell: ({ overlaps }) => (overlaps === 0 ? '–' : formatNumber(overlaps)),
        },
      ]}
      foot={[
        {
          name: 'Ensemble',
          share: whole.sharePercent === null ? '–' : t.cover.share(whole.sharePercent),
          people: formatNumber(whole.inhabitants),
          communes: t.doneOf(whole.communes, whole.allCommunes),
          overlaps: formatNumber(whole.overlaps),
        },
      ]}
    />
  </Card>
)

const CommunesCard = ({ shown }: { readonly shown: NonNullable<CoverageData['shown']> }) => (
  <Card title="Commune par commune" note="Populations municipales publiées par l’Insee.">
    <DataTable
      caption={`Communes du département ${shown.name}`}
      rows={shown.communes}
      empty={t.cover.none}
      columns={[
        { key: 'name', header: 'Commune', cell: ({ name }) => name },
        { key: 'people', header: 'Habitants', isNumeric: true, cell: ({ population }) => formatNumber(population) },
        { key: 'state', header: 'État', cell: ({ state }) => t.cover.state[state] },
        {
          key: 'ctgs',
          header: 'CTG',
          cell: ({ ctgs }) =>
            ctgs.length === 0
              ? '–'
              : ctgs.map(({ id, name }, index) => (
                  <span key={id}>
                    {index > 0 && ', '}
                    <Link to={`/ctg/${id}`}>{name}</Link>
                  </span>
                )),
        },
      ]}
    />
  </Card>
)
