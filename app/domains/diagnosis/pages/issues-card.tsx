/** The issues of a theme, priorities first, with the objectives that answer them. */

import { LinkButton } from '#app/ui/button.tsx'
import { Chip, ChipList } from '#app/ui/chip.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { boardLabels } from '../board-labels.fr.ts'
import { diagnosisLabels as t } from '../labels.fr.ts'
import { pageLabels } from '../page-labels.fr.ts'
import type { ThemePageData } from '../queries.server.ts'
import type { ShownIssue } from '../shown-rows.ts'
import styles from './diagnosis.module.css'

const { issues: p } = pageLabels

type Props = Pick<ThemePageData, 'ctgId' | 'theme' | 'issues' | 'may'>

export function IssuesCard({ ctgId, theme, issues, may }: Props) {
  const createTo = `/ctg/${ctgId}/diagnostic/${theme.id}/enjeux/nouveau`
  const create = may.writeIssue && (
    <LinkButton to={createTo} isSmall>
      {p.create}
    </LinkButton>
  )
  return (
    <Card
      title={p.title}
      aside={
        issues.length > 0 && (
          <>
            <Link to={`/ctg/${ctgId}/enjeux`}>{boardLabels.toBoard}</Link> {create}
          </>
        )
      }
      id="enjeux"
    >
      {issues.length === 0 && <EmptyState action={create}>{p.none}</EmptyState>}
      {issues.map((issue) => (
        <IssueEntry key={issue.id} ctgId={ctgId} issue={issue} mayWrite={may.writeIssue} />
      ))}
    </Card>
  )
}

type EntryProps = { readonly ctgId: string; readonly issue: ShownIssue; readonly mayWrite: boolean }

const IssueEntry = ({ ctgId, issue, mayWrite }: EntryProps) => (
  <article className={styles.entry}>
    <h3>
      <Link to={`/ctg/${ctgId}/enjeux/${issue.id}`}>
        {issue.number}. {issue.title}
      </Link>
    </h3>
    <p className="small">
      {issue.publics} <IssueChips issue={issue} />
    </p>
    {issue.objectives.map(({ id, title }) => (
      <p key={id} className="small">
        {p.objective} <Link to={`/ctg/${ctgId}/objectifs/${id}`}>{title}</Link>
      </p>
    ))}
    {issue.objectives.length === 0 && issue.status !== 'not-retained' && mayWrite && (
      <p className="small">
        <Link to={`/ctg/${ctgId}/objectifs/nouveau?enjeu=${issue.id}`} aria-label={`${p.noObjective} : ${issue.title}`}>
          {p.noObjective}
        </Link>
      </p>
    )}
  </article>
)

export const IssueChips = ({ issue: { status, rank } }: { readonly issue: Pick<ShownIssue, 'status' | 'rank'> }) => (
  <ChipList>
    <Chip tone={t.issueStatusTone[status]}>{t.issueStatus[status]}</Chip>
    {status === 'retained' && rank !== null && <Chip tone="accent">{t.priority(rank)}</Chip>}
  </ChipList>
)
