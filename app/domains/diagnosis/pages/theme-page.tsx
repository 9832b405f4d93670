/** One theme of the diagnosis: the figures with what each party reads in them, the findings, then the chapter, testimonies and issues. */
import type { ReactNode } from 'react'
import { datasetIdOf } from '#app/domains/deposits/deposits.ts'
import { facilitiesLabels } from '#app/domains/facilities/labels.fr.ts'
import { FacilitiesCard } from '#app/domains/facilities/pages/facilities-card.tsx'
import { observatoryLabels } from '#app/domains/observatory/labels.fr.ts'
import { FiguresTable } from '#app/domains/observatory/pages/figures-table.tsx'
import { InsideCard } from '#app/domains/observatory/pages/inside-card.tsx'
import { WhoLoads } from '#app/domains/sources/pages/who-loads.tsx'
import { surveysTab } from '#app/domains/surveys/tab-labels.fr.ts'
import { WrittenText } from '#app/domains/writing/pages/written-text.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Card, Columns, PageHeader, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Tabs } from '#app/ui/navigation.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { pageLabels as p } from '../page-labels.fr.ts'
import type { ThemePageData } from '../queries.server.ts'
import styles from './diagnosis.module.css'
import { FindingsCard } from './findings-card.tsx'
import { IssuesCard } from './issues-card.tsx'
import { type ProjectionAsked, ProjectionCard } from './projection-card.tsx'
import { ReadingsCard } from './readings-card.tsx'
import { TestimoniesCard } from './testimonies-card.tsx'

const { table } = observatoryLabels

type TabsProps = { readonly ctgId: string; readonly themes: ThemePageData['themes']; readonly currentId?: string }

/** The overview, the portrait a diagnosis begins with, every theme, then what is of the territory whole. */
export const ThemeTabs = ({ ctgId, themes, currentId }: TabsProps) => (
  <Tabs
    label={p.themes}
    tabs={[
      { label: p.all, to: `/ctg/${ctgId}/diagnostic`, isCurrent: currentId === undefined },
      { label: p.portrait.tab, to: `/ctg/${ctgId}/diagnostic/portrait`, isCurrent: currentId === 'portrait' },
      ...themes.map(({ id, name }) => ({
        label: name,
        to: `/ctg/${ctgId}/diagnostic/${id}`,
        isCurrent: id === currentId,
      })),
    ]}
    more={{
      label: p.others,
      tabs: [
        { label: facilitiesLabels.page.tab, to: `/ctg/${ctgId}/diagnostic/equipements`, isCurrent: false },
        { label: surveysTab, to: `/ctg/${ctgId}/diagnostic/enquetes`, isCurrent: false },
      ],
    }}
  />
)

type Props = ThemePageData & {
  readonly asked: ProjectionAsked
  /** What stands beside the facilities, at the end. */
  readonly children?: ReactNode
}

export function ThemePage(props: Props) {
  const { ctgId, theme, themes, parties, lead, testimonies, may } = props
  return (
    <Stack>
      <PageHeader
        title={theme.name}
        lead={lead}
        actions={
          <>
            {props.mayCross && <LinkButton to={`/ctg/${ctgId}/diagnostic/croiser`}>{p.cross}</LinkButton>}
            {may.proposeFinding && (
              <LinkButton look="primary" to={`/ctg/${ctgId}/diagnostic/${theme.id}/constats/nouveau`}>
                {p.findings.propose}
              </LinkButton>
            )}
          </>
        }
      />
      <ThemeTabs ctgId={ctgId} themes={themes} currentId={theme.id} />
      <div className={styles.figuresAndReadings}>
        <FiguresCard {...props} />
        <ReadingsCard {...props} />
      </div>
      <FindingsCard {...props} />
      <TestimoniesCard testimonies={testimonies} parties={parties} mayAdd={may.addTestimony} />
      <InsideCard rows={props.inside} note={p.portrait.note} />
      {props.projection && <ProjectionCard projection={props.projection} asked={props.asked} ctgId={ctgId} />}
      <Columns isBalanced main={<IssuesCard {...props} />} aside={<ChapterCard {...props} />} />
      <div className={styles.sideBySide}>
        <FacilitiesCard ctgId={ctgId} facilities={props.facilities} />
        {props.children}
      </div>
    </Stack>
  )
}

/** Written by several hands: what the diagnosis will say of this theme. */
const ChapterCard = ({ ctgId, theme, chapter, may }: ThemePageData) => (
  <Card title={p.chapter.title} note={p.chapter.note} id="chapitre">
    <WrittenText
      of={{ ctgId, subjectType: 'theme', subjectId: theme.id, field: 'chapter' }}
      title={p.chapter.of(theme.name)}
      text={chapter.text}
      isFrozen={chapter.isFrozen}
      talk={chapter.talk}
      empty={p.chapter.empty}
      foldedAs={p.chapter.read}
      mayWrite={may.writeChapter}
    />
  </Card>
)

/** The same numbers commune by commune, then what they are. */
export const FiguresLinks = ({ to }: { readonly to: string }) => (
  <>
    <Link to={to}>{table.valuesByCommune}</Link>
    <Link to={`${to}#definitions`}>{table.definitions}</Link>
  </>
)

/** The page of a public indicator, or that of the figures a party shares. */
function indicatorAddress(ctgId: string, indicatorId: string): string {
  const datasetId = datasetIdOf(indicatorId)
  return `/ctg/${ctgId}/diagnostic/${datasetId === undefined ? `indicateurs/${indicatorId}` : `donnees/${datasetId}`}`
}

const FiguresCard = ({ ctgId, theme, figures, hasPerimeter, references, whoLoads }: ThemePageData) => (
  <Card
    title={p.figures.title}
    id="chiffres"
    aside={
      <>
        {figures && figures.indicators.length > 0 && (
          <FiguresLinks to={`/ctg/${ctgId}/diagnostic/${theme.id}/communes`} />
        )}
        <Link to={`/ctg/${ctgId}/diagnostic/donnees`}>{p.figures.ownFigures}</Link>
      </>
    }
  >
    {figures ? (
      <FiguresTable
        figures={figures}
        indicatorTo={(indicatorId) => indicatorAddress(ctgId, indicatorId)}
        howToLoad={<WhoLoads {...whoLoads} />}
        references={{ ...references, groupsTo: `/ctg/${ctgId}/diagnostic/reperes` }}
      />
    ) : (
      <EmptyState action={!hasPerimeter && <Link to={`/ctg/${ctgId}/membres/cadre`}>{p.figures.addPerimeter}</Link>}>
        {!hasPerimeter ? p.figures.noPerimeter : p.figures.ownTheme}
      </EmptyState>
    )}
  </Card>
)
