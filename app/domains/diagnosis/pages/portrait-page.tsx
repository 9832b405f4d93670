/** The territory seen whole, before its themes: what is published of the perimeter, and beside what. */
import { FiguresTable } from '#app/domains/observatory/pages/figures-table.tsx'
import { InsideCard } from '#app/domains/observatory/pages/inside-card.tsx'
import { QuartersCard } from '#app/domains/observatory/pages/quarters-card.tsx'
import { WhoLoads } from '#app/domains/sources/pages/who-loads.tsx'
import { Card, List, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Menu } from '#app/ui/menu.tsx'
import { EmptyState, Notice } from '#app/ui/notice.tsx'
import { draftLabels as d } from '../draft-labels.fr.ts'
import { pageLabels as p } from '../page-labels.fr.ts'
import type { PortraitPageData } from '../portrait-queries.server.ts'
import styles from './drafts.module.css'
import { FiguresLinks, ThemeTabs } from './theme-page.tsx'

export function PortraitPage({
  ctgId,
  themes,
  lead,
  figures,
  references,
  inside,
  quarters,
  drafts,
  proposable,
  isPreparing,
  whoLoads,
}: PortraitPageData) {
  return (
    <Page title={p.portrait.title} lead={lead}>
      <ThemeTabs ctgId={ctgId} themes={themes} currentId="portrait" />
      {isPreparing && <Notice>{p.portrait.preparing}</Notice>}
      <Card
        title={p.figures.title}
        note={p.portrait.note}
        id="chiffres"
        aside={figures && <FiguresLinks to={`/ctg/${ctgId}/diagnostic/portrait/communes`} />}
      >
        {figures ? (
          <FiguresTable
            figures={figures}
            indicatorTo={(indicatorId) => `/ctg/${ctgId}/diagnostic/indicateurs/${indicatorId}`}
            howToLoad={<WhoLoads {...whoLoads} />}
            references={{ ...references, groupsTo: `/ctg/${ctgId}/diagnostic/reperes` }}
          />
        ) : (
          <EmptyState action={<Link to={`/ctg/${ctgId}/membres/cadre`}>{p.figures.addPerimeter}</Link>}>
            {p.figures.noPerimeter}
          </EmptyState>
        )}
      </Card>
      {drafts.length > 0 && <PortraitDrafts {...{ ctgId, drafts, proposable }} />}
      <InsideCard rows={inside} note={p.portrait.note} />
      <QuartersCard quarters={quarters} />
    </Page>
  )
}

/** Questions no theme asks: each becomes a finding in the theme one chooses. */
const PortraitDrafts = ({ ctgId, drafts, proposable }: Pick<PortraitPageData, 'ctgId' | 'drafts' | 'proposable'>) => (
  <Card title={d.title} note={d.portraitNote} id="propositions">
    <ul className="plain-list">
      {drafts.map(({ key, question }) => (
        <li key={key} className={styles.draft}>
          <p>{question}</p>
          <Menu label={d.proposeIn}>
            <List of={proposable} isPlain>
              {({ id, name }) => (
                <Link to={`/ctg/${ctgId}/diagnostic/${id}/constats/nouveau?proposition=${encodeURIComponent(key)}`}>
                  {name}
                </Link>
              )}
            </List>
          </Menu>
        </li>
      ))}
    </ul>
  </Card>
)
