/** What each party thinks of one issue: its rank among those it scored, its three scores, its argument. */
import { classNames } from '#app/ui/class-names.ts'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { boardLabels as t } from '../board-labels.fr.ts'
import type { IssuePageData } from '../issue-queries.server.ts'
import { ScoreMarks } from './board-columns.tsx'
import styles from './diagnosis.module.css'
import board from './issues-board.module.css'

export function IssueScoresCard({ ctgId, issue, ranked }: IssuePageData) {
  const rows = ranked.flatMap(({ party, scored, ranks }) => {
    const score = scored.find(({ issueId }) => issueId === issue.id)
    const rank = ranks.get(issue.id)
    return score && rank !== undefined ? [{ party, score, rank, among: scored.length }] : []
  })
  return (
    <Card title={t.ofIssue.title} aside={<Link to={`/ctg/${ctgId}/enjeux?enjeu=${issue.id}`}>{t.toBoard}</Link>}>
      {rows.length === 0 && <p className="muted">{t.ofIssue.none}</p>}
      {rows.map(({ party, score, rank, among }) => (
        <div key={party.id} className={classNames(styles.voice, styles[party.kind])}>
          <h3 className={styles.speaker}>{party.shortName}</h3>
          <p>
            <OrdinalText text={t.ofIssue.rankOf(rank, among)} />
          </p>
          <p className={classNames(board.scores, board[party.kind])}>
            <ScoreMarks score={score} />
          </p>
          {score.argument !== '' && <blockquote>« {score.argument} »</blockquote>}
        </div>
      ))}
    </Card>
  )
}
