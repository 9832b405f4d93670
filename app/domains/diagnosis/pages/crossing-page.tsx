/** Two indicators of the same communes: the cloud, what may be said of it, where it is, quadrant by quadrant, who is left out. */
import { Form } from 'react-router'
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { quadrantsInOrder } from '#app/domains/observatory/crossing.ts'
import { crossingLabels as c } from '#app/domains/observatory/crossing-labels.fr.ts'
import { observatoryLabels as t } from '#app/domains/observatory/labels.fr.ts'
import { territoryLabels } from '#app/domains/territory/labels.fr.ts'
import { formatNumber } from '#app/kernel/format.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { MapFigure } from '#app/ui/charts/map-figure.tsx'
import { TwoPictures } from '#app/ui/charts/svg-picture.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { optionsOf, SelectField } from '#app/ui/field.tsx'
import { Card, Columns, Page, Row } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import type { CrossedUnits, CrossingPageData } from '../crossing-queries.server.ts'
import { pageLabels } from '../page-labels.fr.ts'
import styles from './indicator-page.module.css'

export function CrossingPage(page: CrossingPageData) {
  const { ctgId, x, y, crossing } = page
  return (
    <Page
      crumbs={[crumbs.diagnosis(ctgId), { label: c.crumb }]}
      title={c.hasRoles(x, y) ? c.offerTitle : c.title}
      lead={pageLabels.portrait.note}
      actions={<Propose {...page} />}
    >
      <Choices {...page} />
      {crossing.unitCount === 0 ? (
        <Card>
          <EmptyState>{c.nothing}</EmptyState>
        </Card>
      ) : (
        <Columns
          main={
            <>
              <Card title={c.chart} aside={c.surface}>
                <TwoPictures pictures={page.scatter} label={c.chart} />
              </Card>
              <Card title={c.table}>
                <div className={styles.closeRows}>
                  <Quadrants {...page} />
                </div>
              </Card>
            </>
          }
          aside={
            <>
              <Said {...page} />
              <Card title={c.where} note={c.thirds}>
                <MapFigure picture={page.map} label={c.where} />
              </Card>
              <LeftOut {...page} />
            </>
          }
        />
      )}
    </Page>
  )
}

function Propose({ ctgId, x, y, crossing, proposeIn }: CrossingPageData) {
  const [only, ...others] = crossing.units.filter(({ isOwn }) => isOwn)
  if (proposeIn === null) return null
  const title = only && others.length === 0 ? c.findingTitle(only.name, c.quadrantNames(x, y)[only.quadrant]) : ''
  const filled = new URLSearchParams([
    ['titre', title],
    ['chiffre', x.indicator.id],
    ['chiffre', y.indicator.id],
  ])
  return (
    <LinkButton look="primary" to={`/ctg/${ctgId}/diagnostic/${proposeIn}/constats/nouveau?${filled}`}>
      {c.propose}
    </LinkButton>
  )
}

function Choices({ ctgId, choices, x, y, grouping, department, isWithinGrouping }: CrossingPageData) {
  const themes = [...new Set(choices.map(({ themes: [first] }) => first ?? 'portrait'))]
  const options = themes.map((theme) => ({
    label: t.theme[theme as keyof typeof t.theme] ?? theme,
    options: optionsOf(choices.filter(({ themes: [first] }) => (first ?? 'portrait') === theme)),
  }))
  const here = `/ctg/${ctgId}/diagnostic/croiser`
  const swapped = new URLSearchParams({ x: y.indicator.id, y: x.indicator.id })
  if (isWithinGrouping) swapped.set('parmi', 'groupement')
  return (
    <Form method="get" action={here} aria-label={c.title} preventScrollReset>
      <Row>
        <SelectField
          key={`x ${x.indicator.id}`}
          name="x"
          label={c.first}
          options={options}
          defaultValue={x.indicator.id}
        />
        <SelectField
          key={`y ${y.indicator.id}`}
          name="y"
          label={c.second}
          options={options}
          defaultValue={y.indicator.id}
        />
        {grouping && (
          <SelectField
            name="parmi"
            label={c.among}
            options={[
              { value: '', label: c.amongDepartment(department.name) },
              { value: 'groupement', label: c.amongGrouping(grouping.name) },
            ]}
            defaultValue={isWithinGrouping ? 'groupement' : ''}
          />
        )}
        <Button type="submit">{c.show}</Button>
        <Link to={`${here}?${swapped}`} preventScrollReset>
          {c.swap}
        </Link>
      </Row>
    </Form>
  )
}

const Said = ({ crossing, ownSentences, among }: CrossingPageData) => (
  <Card title={c.said}>
    {ownSentences.map((sentence) => (
      <p key={sentence}>
        <strong>{sentence}</strong>
      </p>
    ))}
    <p>{c.linkSentence(crossing.correlation, crossing.unitCount, among)}</p>
    <p className="muted small">{c.caution}</p>
  </Card>
)

function Quadrants({ crossing, x, y, populationYear }: CrossingPageData) {
  const names = c.quadrantNames(x, y)
  const columns: readonly Column<CrossedUnits[number]>[] = [
    {
      header: t.table.commune,
      cell: ({ name, isOwn }) => (isOwn ? <strong>{name}</strong> : name),
    },
    { header: x.indicator.name, isNumeric: true, cell: (unit) => t.formatValue(x.indicator, unit.x) },
    { header: y.indicator.name, isNumeric: true, cell: (unit) => t.formatValue(y.indicator, unit.y) },
    {
      key: 'population',
      header: c.population(populationYear),
      isNumeric: true,
      cell: ({ population }) => (population === null ? '–' : formatNumber(population)),
    },
  ]
  return (
    <DataTable
      caption={c.table}
      onPhone="scroll"
      columns={columns}
      rows={crossing.units}
      groups={quadrantsInOrder(x.indicator, y.indicator).map((quadrant) => {
        const rows = crossing.units.filter((unit) => unit.quadrant === quadrant)
        const others = crossing.counts[quadrant] - rows.length
        return {
          key: quadrant,
          heading: names[quadrant],
          aside: others > 0 ? c.others(others) : c.counted(rows.length),
          rows,
        }
      })}
    />
  )
}

function LeftOut({ crossing: { leftOut, unitCount, leftOutCount }, x, y }: CrossingPageData) {
  const reasonsOf = (one: (typeof leftOut)[number]) =>
    [one.x && `${x.indicator.name}, ${t.missing[one.x]}`, one.y && `${y.indicator.name}, ${t.missing[one.y]}`].filter(
      (reason) => reason !== null,
    )
  return (
    <Card title={c.leftOut(leftOutCount, unitCount + leftOutCount)}>
      {leftOutCount === 0 && <p>{c.noneLeftOut}</p>}
      <ul className="small">
        {leftOut.map((one) => (
          <li key={one.code}>{c.leftOutOne(one.name, reasonsOf(one))}</li>
        ))}
        {leftOutCount > leftOut.length && <li>{c.others(leftOutCount - leftOut.length)}</li>}
      </ul>
      <p className="small">
        <strong>{c.sources}.</strong>{' '}
        {[...new Set([x, y].map(({ indicator, year }) => t.formatSource(indicator, year)))].join(' ; ')}.{' '}
        {territoryLabels.populationSource}.
      </p>
    </Card>
  )
}
