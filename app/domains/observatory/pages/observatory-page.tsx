/** The public figures of any territory: one searches it by name, or goes down to it, and reads its portrait. Pure. */
import { Form } from 'react-router'
import { territoryLabels } from '#app/domains/territory/labels.fr.ts'
import type { Territory } from '#app/domains/territory/territory.ts'
import { Button } from '#app/ui/button.tsx'
import { MapFigure } from '#app/ui/charts/map-figure.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { TextField } from '#app/ui/field.tsx'
import { Breadcrumb, Card, PageHeader, Row, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Tabs } from '#app/ui/navigation.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { anyLabels as t } from '../any-labels.fr.ts'
import type { AnyTerritory } from '../any-territory-queries.server.ts'
import { observatoryLabels } from '../labels.fr.ts'
import type { Dot } from '../observatory.ts'
import { portraitFirst } from '../start.ts'
import type { ObservatoryStart as Start } from '../start-queries.server.ts'
import { Definitions } from './figures-details.tsx'
import { FiguresTable } from './figures-table.tsx'
import { InsideCard } from './inside-card.tsx'
import styles from './observatory.module.css'
import { ObservatoryStart, placeAddress } from './observatory-start.tsx'
import { QuartersCard } from './quarters-card.tsx'

type Props = {
  readonly search: string
  readonly found: readonly Territory[]
  readonly shown: AnyTerritory | null
  /** Where one begins; null once something is asked for. */
  readonly start: Start | null
}

export const ObservatoryPage = ({ search, found, shown, start }: Props) => (
  <Stack>
    {shown && (
      <Breadcrumb
        crumbs={[
          { label: t.title, to: '/observatoire' },
          ...shown.around.map((one) => ({ label: territoryLabels.fullName(one), to: placeAddress(one.code) })),
        ]}
      />
    )}
    <PageHeader
      title={shown ? territoryLabels.fullName(shown.territory) : t.title}
      lead={shown ? toldOf(shown.territory) : t.lead}
    />
    <Card>
      <Form method="get" action="/observatoire">
        <Row>
          <TextField key={search} name="recherche" label={t.place} hint={t.placeHint} defaultValue={search} />
          <Button type="submit">{t.search}</Button>
        </Row>
      </Form>
      {search !== '' && <Found search={search} found={found} />}
    </Card>
    {shown && <Portrait {...shown} />}
    {start && <ObservatoryStart {...start} />}
  </Stack>
)

/** `département, 76 486 habitants`. */
const toldOf = (territory: Territory): string => {
  const kind = territoryLabels.kindOf(territory)
  return territory.population === null ? kind : `${kind}, ${territoryLabels.population(territory.population)}`
}

const Found = ({ search, found }: Pick<Props, 'search' | 'found'>) =>
  found.length === 0 ? (
    <p role="status">{territoryLabels.noResult(search)}</p>
  ) : (
    <ul>
      {found.map((territory) => (
        <li key={territory.code}>
          <Link to={placeAddress(territory.code)}>{territoryLabels.fullName(territory)}</Link>
          {`, ${toldOf(territory)}`}
        </li>
      ))}
    </ul>
  )

const Portrait = ({
  territory,
  themeKey,
  figures,
  defined,
  inside,
  quarters,
  map,
  within,
  isPreparing,
}: AnyTerritory) => (
  <>
    <Tabs
      label={t.themes}
      tabs={portraitFirst.map((key) => ({
        label: observatoryLabels.theme[key],
        to: `${placeAddress(territory.code)}&theme=${key}`,
        isCurrent: key === themeKey,
      }))}
    />
    {isPreparing && <Notice>{t.preparing}</Notice>}
    <Card title={observatoryLabels.theme[themeKey]} note={t.note}>
      <FiguresTable figures={figures} territory={territory} />
      {defined.length > 0 && (
        <Disclosure summary={observatoryLabels.table.definitions}>
          <Definitions indicators={defined} />
        </Disclosure>
      )}
    </Card>
    {map && <MapCard {...map} />}
    <InsideCard rows={inside} note={t.note} />
    {themeKey === 'portrait' && <QuartersCard quarters={quarters} />}
    {within && <WithinCard {...within} />}
  </>
)

type MapProps = NonNullable<AnyTerritory['map']>

/** The map, and every value of it in a table that leads to each place. */
function MapCard({ name, year, picture, isFine, indicator, dots }: MapProps) {
  const columns: readonly Column<Dot>[] = [
    {
      header: t.placeColumn,
      cell: (dot) => <Link to={placeAddress(dot.code)}>{territoryLabels.fullName(dot)}</Link>,
    },
    {
      header: t.valueColumn,
      cell: ({ value }) => observatoryLabels.formatValue(indicator, value),
      isNumeric: true,
    },
  ]
  return (
    <Card title={year === null ? name : `${name}, ${year}`} note={observatoryLabels.outlines(isFine)}>
      <MapFigure picture={picture} label={name} />
      <Disclosure summary={t.valuesBeside}>
        <DataTable caption={name} columns={columns} rows={dots} />
      </Disclosure>
    </Card>
  )
}

const WithinCard = ({ counted, places }: NonNullable<AnyTerritory['within']>) => (
  <Card title={t.within} note={t.withinOf[counted](places.length)}>
    <ul className={classNames('plain-list', styles.places)}>
      {places.map((one) => (
        <li key={one.code}>
          <Link to={placeAddress(one.code)}>{territoryLabels.fullName(one)}</Link>
        </li>
      ))}
    </ul>
  </Card>
)
