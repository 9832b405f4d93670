/** One theme of the diagnosis: figures, readings, testimonies, then findings and issues. */

import { FiguresTable } from '#app/domains/observatory/pages/figures-table.tsx'
import { territoryLabels } from '#app/domains/territory/labels.fr.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Card, Columns, PageHeader, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Tabs } from '#app/ui/navigation.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { pageLabels as p } from '../page-labels.fr.ts'
import type { ThemePageData } from '../queries.server.ts'
import { FindingsCard } from './findings-card.tsx'
import { IssuesCard } from './issues-card.tsx'
import { ReadingsCard } from './readings-card.tsx'
import { TestimoniesCard } from './testimonies-card.tsx'

type TabsProps = { readonly ctgId: string; readonly themes: ThemePageData['themes']; readonly currentId?: string }

/** Every theme, and the overview before them. */
export const ThemeTabs = ({ ctgId, themes, currentId }: TabsProps) => (
  <Tabs
    label={p.themes}
    tabs={[
      { label: p.all, to: `/ctg/${ctgId}/diagnostic`, isCurrent: currentId === undefined },
      ...themes.map(({ id, name }) => ({
        label: name,
        to: `/ctg/${ctgId}/diagnostic/${id}`,
        isCurrent: id === currentId,
      })),
    ]}
  />
)

export function ThemePage(props: ThemePageData) {
  const { ctgId, theme, themes, parties, perimeter, department, readings, testimonies, may } = props
  const territory = territoryLabels.perimeter(perimeter)
  const lead = department ? p.among(territory, department.name) : territory
  return (
    <Stack>
      <PageHeader
        title={theme.name}
        lead={lead}
        actions={
          may.proposeFinding && (
            <LinkButton look="primary" to={`/ctg/${ctgId}/diagnostic/${theme.id}/constats/nouveau`}>
              {p.findings.propose}
            </LinkButton>
          )
        }
      />
      <ThemeTabs ctgId={ctgId} themes={themes} currentId={theme.id} />
      <Columns
        main={
          <>
            <FiguresCard {...props} />
            <TestimoniesCard testimonies={testimonies} parties={parties} mayAdd={may.addTestimony} />
          </>
        }
        aside={
          <>
            <ReadingsCard readings={readings} />
            <FindingsCard {...props} />
            <IssuesCard {...props} />
          </>
        }
      />
    </Stack>
  )
}

const FiguresCard = ({ ctgId, figures, perimeter }: ThemePageData) => (
  <Card title={p.figures.title} id="chiffres">
    {figures ? (
      <FiguresTable figures={figures} />
    ) : (
      <EmptyState
        action={perimeter.length === 0 && <Link to={`/ctg/${ctgId}/membres/cadre`}>{p.figures.addPerimeter}</Link>}
      >
        {perimeter.length === 0 ? p.figures.noPerimeter : p.figures.ownTheme}
      </EmptyState>
    )}
  </Card>
)
