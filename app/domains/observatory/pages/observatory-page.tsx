/** The public figures of any territory: one searches it by name, and reads its portrait. Pure. */
import { Form } from 'react-router'
import { territoryLabels } from '#app/domains/territory/labels.fr.ts'
import type { Territory } from '#app/domains/territory/territory.ts'
import { Button } from '#app/ui/button.tsx'
import { MapFigure } from '#app/ui/charts/map-figure.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { TextField } from '#app/ui/field.tsx'
import { Card, PageHeader, Row, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Tabs } from '#app/ui/navigation.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { AnyTerritory } from '../any-territory-queries.server.ts'
import { observatoryLabels } from '../labels.fr.ts'
import { themeKeys } from '../observatory.ts'
import { Definitions } from './figures-details.tsx'
import { FiguresTable } from './figures-table.tsx'
import { InsideCard } from './inside-card.tsx'
import { QuartersCard } from './quarters-card.tsx'

const t = observatoryLabels.any

type Props = {
  readonly asked: string
  readonly found: readonly Territory[]
  readonly shown: AnyTerritory | null
}

export const ObservatoryPage = ({ asked, found, shown }: Props) => (
  <Stack>
    <PageHeader
      title={shown ? territoryLabels.fullName(shown.territory) : t.title}
      lead={shown ? territoryLabels.kindOf(shown.territory) : t.lead}
    />
    <Card>
      <Form method="get" action="/observatoire">
        <Row>
          <TextField
            key={asked}
            name="recherche"
            label={territoryLabels.search}
            hint={territoryLabels.searchHint}
            defaultValue={asked}
          />
          <Button type="submit">{t.search}</Button>
        </Row>
      </Form>
      {asked !== '' && <Found asked={asked} found={found} />}
    </Card>
    {shown && <Portrait {...shown} />}
  </Stack>
)

const Found = ({ asked, found }: Pick<Props, 'asked' | 'found'>) =>
  found.length === 0 ? (
    <p role="status">{territoryLabels.noResult(asked)}</p>
  ) : (
    <ul>
      {found.map((territory) => (
        <li key={territory.code}>
          <Link to={`/observatoire?territoire=${territory.code}`}>{territoryLabels.fullName(territory)}</Link>
          {`, ${territoryLabels.kindOf(territory)}${territory.population === null ? '' : `, ${territoryLabels.population(territory.population)}`}`}
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
  mapName,
  mapYear,
  isPreparing,
}: AnyTerritory) => (
  <>
    <Tabs
      label={t.themes}
      tabs={themeKeys.toReversed().map((key) => ({
        label: observatoryLabels.theme[key],
        to: `/observatoire?territoire=${territory.code}&theme=${key}`,
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
    {map && (
      <Card title={mapYear === null ? mapName : `${mapName}, ${mapYear}`}>
        <MapFigure picture={map} label={mapName} />
      </Card>
    )}
    <InsideCard rows={inside} note={t.note} />
    {themeKey === 'portrait' && <QuartersCard quarters={quarters} />}
  </>
)
