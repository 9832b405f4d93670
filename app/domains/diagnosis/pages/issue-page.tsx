/** One issue: the findings it comes from, where it stands, the objectives that answer it. */

import { HistoryCard } from '#app/domains/audit/pages/history-card.tsx'
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { decisionReference } from '#app/domains/meetings/meetings.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { SelectField, TextArea } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Columns, Page, Row } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { issueLabels as w } from '../finding-labels.fr.ts'
import type { IssuePageData } from '../issue-queries.server.ts'
import { diagnosisLabels as t } from '../labels.fr.ts'
import styles from './diagnosis.module.css'
import { IssueFields } from './issue-form.tsx'
import { IssueScoresCard } from './issue-scores-card.tsx'
import { IssueChips } from './issues-card.tsx'

export function IssuePage(props: IssuePageData) {
  const { ctgId, issue, theme, history, mayUpdate, findingChoices } = props
  return (
    <Page
      crumbs={[crumbs.diagnosis(ctgId), { label: theme.name, to: `/ctg/${ctgId}/diagnostic/${theme.id}` }]}
      title={issue.title}
      lead={
        <>
          {w.number(issue.number)}
          {issue.publics !== '' && ` · ${issue.publics}`} <IssueChips issue={issue} />
          {issue.argument !== '' && <span className={styles.argument}>{issue.argument}</span>}
        </>
      }
    >
      <Columns
        main={
          <>
            <FindingsOfIssue {...props} />
            <ObjectivesOfIssue {...props} />
            {mayUpdate && (
              <Disclosure summary={w.edit} look="button" forms={{ intents: ['update-issue'] }}>
                <Card>
                  <CommandForm intent="update-issue" version={issue.version} submit={w.save}>
                    <IssueFields
                      findingChoices={findingChoices}
                      issue={issue}
                      findingIds={issue.findings.map(({ id }) => id)}
                    />
                  </CommandForm>
                </Card>
              </Disclosure>
            )}
          </>
        }
        aside={
          <>
            <StateCard {...props} />
            <IssueScoresCard {...props} />
            <HistoryCard shownLines={Number.POSITIVE_INFINITY} title={w.history} lines={history} />
          </>
        }
      />
    </Page>
  )
}

const FindingsOfIssue = ({ ctgId, issue }: IssuePageData) => (
  <Card title={w.findings}>
    {issue.findings.length === 0 && <EmptyState>{w.noFindings}</EmptyState>}
    {issue.findings.map(({ id, number, title, kind, status }) => (
      <article key={id} className={styles.entry}>
        <h3>
          <Link to={`/ctg/${ctgId}/constats/${id}`}>
            {number}. {title}
          </Link>
        </h3>
        <p className={styles.chips}>
          <Chip>{t.findingKind[kind]}</Chip> <Chip tone={t.findingStatusTone[status]}>{t.findingStatus[status]}</Chip>
        </p>
      </article>
    ))}
  </Card>
)

const ObjectivesOfIssue = ({ ctgId, issue, mayWriteObjective }: IssuePageData) => {
  const write = mayWriteObjective && issue.status !== 'not-retained' && (
    <LinkButton to={`/ctg/${ctgId}/objectifs/nouveau?enjeu=${issue.id}`} isSmall>
      {w.writeObjective}
    </LinkButton>
  )
  return (
    <Card title={w.objectives} aside={issue.objectives.length > 0 && write}>
      {issue.objectives.length === 0 && <EmptyState action={write}>{w.noObjectives}</EmptyState>}
      {issue.objectives.map(({ id, title }) => (
        <h3 key={id} className={styles.entry}>
          <Link to={`/ctg/${ctgId}/objectifs/${id}`}>{title}</Link>
        </h3>
      ))}
    </Card>
  )
}

const StateCard = ({ ctgId, issue, nextStatuses, refusals, decisions, mayNotRetain, hasRefused }: IssuePageData) => (
  <Card title={w.state} content="tight">
    <p>{w.states[issue.status]}</p>
    {issue.status === 'proposed' && (
      <p>
        <Link to={`/ctg/${ctgId}/reunions`}>{w.toMeeting}</Link>
      </p>
    )}
    {refusals.length > 0 && (
      <>
        <ul>
          {refusals.map((one) => (
            <li key={one.partyId}>{w.refusal(one)}</li>
          ))}
        </ul>
        {issue.status !== 'not-retained' && <p className="muted">{w.refusalAwaited}</p>}
      </>
    )}
    {nextStatuses.length > 0 && (
      <CommandForm intent="set-issue-status">
        <Row>
          {nextStatuses.map(
            (status) =>
              status !== 'retained' &&
              status !== 'not-retained' && (
                <SubmitButton
                  key={status}
                  name="status"
                  value={status}
                  look={status === 'proposed' ? 'primary' : 'plain'}
                >
                  {t.issueAct[status]}
                </SubmitButton>
              ),
          )}
        </Row>
      </CommandForm>
    )}
    {mayNotRetain && <NotRetainForm refusals={refusals} decisions={decisions} hasRefused={hasRefused} />}
  </Card>
)

/** The reason is written by each party; it may rest on a decision of the copil. */
const NotRetainForm = ({
  refusals,
  decisions,
  hasRefused,
}: Pick<IssuePageData, 'refusals' | 'decisions' | 'hasRefused'>) => (
  <FoldedForm
    summary={refusals.length > 0 && !hasRefused ? w.confirmNotRetained : w.notRetain}
    intent="not-retain-issue"
    submit={w.notRetain}
  >
    <TextArea name="reason" label={w.notRetainReason} hint={w.notRetainHint} rows={3} maxLength={1000} isRequired />
    {decisions.length > 0 && (
      <SelectField
        name="decisionId"
        label={w.copilDecision}
        emptyLabel={w.noDecision}
        options={decisions.map((one) => ({ value: one.id, label: `${decisionReference(one)} : ${one.text}` }))}
      />
    )}
  </FoldedForm>
)
