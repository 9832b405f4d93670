/** The thread on one page: from what supports a finding to the actions that answer it, and back; then what is missing. */

import { formatCount } from '#app/kernel/format.ts'
import { Chip } from '#app/ui/chip.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Card, List, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Tabs } from '#app/ui/navigation.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import type { Hole, HoleKind, ThreadFinding, ThreadLine } from '../thread.ts'
import { holeLabels } from '../thread-labels.fr.ts'
import type { ThreadPageData } from '../thread-queries.server.ts'

const supports = ({ isShared, figureCount, testimonyCount }: ThreadFinding): string =>
  [
    figureCount > 0 && formatCount(figureCount, 'chiffre'),
    testimonyCount > 0 && formatCount(testimonyCount, 'témoignage'),
    figureCount + testimonyCount === 0 && 'sans élément d’appui',
    !isShared && 'non partagé à ce jour',
  ]
    .filter(Boolean)
    .join(', ')

const Findings = ({ base, line }: { readonly base: string; readonly line: ThreadLine }) => (
  <ul className="plain-list">
    {line.findings.map((finding) => (
      <li key={finding.id}>
        <Link to={`${base}/constats/${finding.id}`}>{finding.title}</Link> <small>{supports(finding)}</small>
      </li>
    ))}
    {line.findings.length === 0 && <li>Aucun constat</li>}
  </ul>
)

const Answers = ({ base, line }: { readonly base: string; readonly line: ThreadLine }) => (
  <ul className="plain-list">
    {line.objectives.map(({ objective, actions }) => (
      <li key={objective.id}>
        <Link to={`${base}/objectifs/${objective.id}`}>
          {objective.code} {objective.title}
        </Link>
        <ul>
          {actions.map((action) => (
            <li key={action.id}>
              <Link to={`${base}/actions/${action.id}`}>{action.title}</Link>
            </li>
          ))}
          {actions.length === 0 && <li>Aucune action</li>}
        </ul>
      </li>
    ))}
    {line.objectives.length === 0 && <li>Aucun objectif</li>}
  </ul>
)

function HoleList({ base, holes }: { readonly base: string; readonly holes: readonly Hole[] }) {
  const kinds = [...new Set(holes.map(({ kind }) => kind))]
  const ofKind = (kind: HoleKind) => holes.filter((hole) => hole.kind === kind)
  return (
    <Card
      title="Ce qui manque au fil"
      id="manques"
      note="Chaque ligne mène à ce qui peut être complété ; rien n’est bloqué."
    >
      {kinds.length === 0 && (
        <p>Rien ne manque : chaque constat, chaque enjeu, chaque objectif et chaque action se répondent.</p>
      )}
      {kinds.map((kind) => (
        <section key={kind} id={holeLabels[kind].anchor} aria-label={holeLabels[kind].title}>
          <h3>
            {holeLabels[kind].title} <Chip tone="warn">{ofKind(kind).length}</Chip>
          </h3>
          <List of={ofKind(kind)}>
            {(hole) => <Link to={`${base}/${holeLabels[kind].path}/${hole.id}`}>{hole.title}</Link>}
          </List>
        </section>
      ))}
    </Card>
  )
}

export function ThreadPage({ ctgId, themes, themeId, lines, holes }: ThreadPageData) {
  const base = `/ctg/${ctgId}`
  const tabs = [
    { label: 'Tous les thèmes', to: `${base}/fil`, isCurrent: themeId === null },
    ...themes.map(({ id, name }) => ({ label: name, to: `${base}/fil?theme=${id}`, isCurrent: id === themeId })),
  ]
  return (
    <Page
      title="Le fil rouge"
      lead="De ce que disent les chiffres et les habitants jusqu’aux actions, dans les deux sens."
    >
      <Tabs label="Thèmes" tabs={tabs} />
      <Card title="D’un constat à ses actions">
        <DataTable
          caption="Constats, enjeux, objectifs et actions"
          rows={lines}
          rowKey={({ issue }) => issue.id}
          empty={
            <EmptyState action={<Link to={`${base}/diagnostic`}>Ouvrir le diagnostic partagé</Link>}>
              Les enjeux apparaîtront ici dès que des constats en auront fait naître.
            </EmptyState>
          }
          columns={[
            {
              header: 'Constats et ce qui les appuie',
              cell: (line) => <Findings base={base} line={line} />,
            },
            {
              header: 'Enjeu',
              isRowHeader: true,
              cell: ({ issue }) => (
                <>
                  <Link to={`${base}/enjeux/${issue.id}`}>{issue.title}</Link>{' '}
                  {issue.isRetained && <Chip tone="ok">priorité</Chip>}
                </>
              ),
            },
            { header: 'Objectifs et actions', cell: (line) => <Answers base={base} line={line} /> },
          ]}
        />
      </Card>
      {(lines.length > 0 || holes.length > 0) && <HoleList base={base} holes={holes} />}
    </Page>
  )
}
