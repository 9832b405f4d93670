/** The form in which a party scores the issues: three scores and an argument each, in one sending. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { RadioGroup } from '#app/ui/choice-field.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState, Notice } from '#app/ui/notice.tsx'
import { boardLabels as t } from '../board-labels.fr.ts'
import type { ScoringPageData } from '../board-queries.server.ts'
import { scoreCriteria, scoreValues } from '../issue-ranks.ts'
import { diagnosisRefusals } from '../labels.fr.ts'
import styles from './issues-board.module.css'

export function ScoreIssuesPage({ ctgId, party, refusal, issues }: ScoringPageData) {
  const boardTo = `/ctg/${ctgId}/enjeux`
  return (
    <Page
      crumbs={[crumbs.diagnosis(ctgId), { label: t.title, to: boardTo }]}
      title={party ? t.score.title(party.shortName) : t.score.cannot}
      lead={t.score.lead}
    >
      {refusal && (
        <Notice tone="warn" title={t.score.cannot}>
          <p>
            {diagnosisRefusals[`diagnosis.${refusal}`]} <Link to={boardTo}>{t.score.back}</Link>
          </p>
        </Notice>
      )}
      {!refusal && issues.length === 0 && (
        <EmptyState action={<LinkButton to={boardTo}>{t.score.back}</LinkButton>}>{t.score.settled}</EmptyState>
      )}
      {!refusal && issues.length > 0 && (
        <CommandForm intent="score-issues" isWide>
          <Card>
            <ScoreHeads />
            {issues.map((issue) => (
              <IssueRow key={issue.id} ctgId={ctgId} issue={issue} />
            ))}
          </Card>
          <FormActions>
            <SubmitButton>{t.score.save}</SubmitButton>
            <LinkButton to={boardTo}>{t.score.back}</LinkButton>
          </FormActions>
        </CommandForm>
      )}
    </Page>
  )
}

/** What each column asks, seen over the columns; each field says it too, seen beside it where there are no columns. */
const ScoreHeads = () => (
  <div className={styles.scoreHeads}>
    <p>{t.gaps.issue}</p>
    {scoreCriteria.map((criterion) => (
      <p key={criterion}>
        {t.criterion[criterion].name} <span>{t.criterion[criterion].hint}</span>
      </p>
    ))}
    <p>
      {t.score.argument} <span>{t.score.argumentHint}</span>
    </p>
  </div>
)

type RowProps = { readonly ctgId: string; readonly issue: ScoringPageData['issues'][number] }

const choices = scoreValues.map((value) => ({ value, label: value }))

/** The words of a column, with the issue they are about for who hears them. */
const labelOf = (words: string, title: string) => (
  <>
    {words}
    <span className="visually-hidden"> : {title}</span>
  </>
)

const IssueRow = ({ ctgId, issue: { id, number, title, argument, publics, own } }: RowProps) => (
  <div className={styles.scoreRow}>
    <input type="hidden" name={`version-${id}`} value={own?.version ?? 0} />
    <div>
      <h2>
        <Link to={`/ctg/${ctgId}/enjeux/${id}`}>
          {number}. {title}
        </Link>
      </h2>
      <p className="fine">{[argument, publics].filter(Boolean).join(' · ')}</p>
    </div>
    {scoreCriteria.map((criterion) => (
      <RadioGroup
        key={criterion}
        name={`${criterion}-${id}`}
        label={labelOf(t.criterion[criterion].name, title)}
        hint={t.criterion[criterion].hint}
        choices={choices}
        defaultValue={own ? String(own[criterion]) : null}
        isInline
      />
    ))}
    <TextArea
      name={`argument-${id}`}
      label={labelOf(t.score.argument, title)}
      hint={t.score.argumentHint}
      rows={2}
      maxLength={400}
      defaultValue={own?.argument}
    />
  </div>
)
