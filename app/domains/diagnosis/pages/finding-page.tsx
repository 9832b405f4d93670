/** One finding: its words, what it rests on, where the parties stand, what it became. */

import { HistoryCard } from '#app/domains/audit/pages/history-card.tsx'
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import { formatDay } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { Card, Columns, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState, Notice } from '#app/ui/notice.tsx'
import { draftLabels as d } from '../draft-labels.fr.ts'
import { findingLabels as f } from '../finding-labels.fr.ts'
import type { FindingPageData } from '../finding-queries.server.ts'
import { diagnosisLabels as t } from '../labels.fr.ts'
import { pageLabels } from '../page-labels.fr.ts'
import { byParty } from '../party-words.ts'
import styles from './diagnosis.module.css'
import { PositionsCard } from './finding-positions.tsx'
import { FrozenFigures } from './frozen-figures.tsx'
import { IssueChips } from './issues-card.tsx'

export function FindingPage(props: FindingPageData) {
  const { ctgId, finding, theme, parties, origins, history, may } = props
  const proposer = parties.find(({ id }) => id === finding.proposedByPartyId)
  const proposed = f.proposed(
    finding.proposedBy,
    proposer ? byParty(proposer.shortName) : '',
    parisDay(finding.createdAt),
  )
  return (
    <Page
      crumbs={[crumbs.diagnosis(ctgId), { label: theme.name, to: `/ctg/${ctgId}/diagnostic/${theme.id}` }]}
      title={finding.title}
      lead={
        <>
          {f.number(finding.number)} · {t.findingKind[finding.kind].toLocaleLowerCase('fr')} · {proposed}{' '}
          <Chip tone={t.findingStatusTone[finding.status]}>{t.findingStatus[finding.status]}</Chip>
        </>
      }
      actions={may.update && <LinkButton to={`/ctg/${ctgId}/constats/${finding.id}/modifier`}>{f.edit}</LinkButton>}
    >
      {finding.status === 'withdrawn' && <Notice tone="warn">{f.withdrawn}</Notice>}
      <Columns
        main={
          <>
            {finding.text !== '' && <p className={styles.words}>{finding.text}</p>}
            {origins.map(({ question, outcome, by, on }) => (
              <p key={question} className="fine">
                {d.origin(outcome, by, on)} « {question} »
              </p>
            ))}
            <ElementsCard {...props} />
            <BecomesCard {...props} />
          </>
        }
        aside={
          <>
            <PositionsCard {...props} />
            <HistoryCard shownLines={Number.POSITIVE_INFINITY} title={f.history} lines={history} />
            {may.withdraw && <WithdrawForm />}
          </>
        }
      />
    </Page>
  )
}

const ElementsCard = ({ ctgId, finding, figures, testimonies, may }: FindingPageData) => (
  <Card title={f.elements}>
    {figures.length + testimonies.length === 0 && (
      <EmptyState
        action={may.update && <Link to={`/ctg/${ctgId}/constats/${finding.id}/modifier`}>{f.addElements}</Link>}
      >
        {f.noElements}
      </EmptyState>
    )}
    {figures.length > 0 && (
      <>
        <FrozenFigures figures={figures} />
        <p className="fine">{f.frozenNote(parisDay(finding.createdAt))}</p>
      </>
    )}
    <ul className="plain-list">
      {testimonies.map(({ id, text, source, kind, collectedOn }) => (
        <li key={id} className={styles.quote}>
          <blockquote className={styles.words}>{`«\u00a0${text}\u00a0»`}</blockquote>
          <p className="small">
            <Chip tone="partner">{t.testimonyKind[kind]}</Chip> {source}, {formatDay(collectedOn)}
          </p>
        </li>
      ))}
    </ul>
  </Card>
)

const BecomesCard = ({ ctgId, theme, issues, may }: FindingPageData) => (
  <Card title={f.becomes}>
    {issues.length === 0 && (
      <EmptyState
        action={
          may.writeIssue && (
            <Link to={`/ctg/${ctgId}/diagnostic/${theme.id}/enjeux/nouveau`}>{pageLabels.issues.create}</Link>
          )
        }
      >
        {f.noIssue}
      </EmptyState>
    )}
    {issues.map((issue) => (
      <article key={issue.id} className={styles.entry}>
        <h3>
          <Link to={`/ctg/${ctgId}/enjeux/${issue.id}`}>
            {issue.number}. {issue.title}
          </Link>
        </h3>
        <p className={styles.chips}>
          <IssueChips issue={issue} />
        </p>
        {issue.objectives.length === 0 && <p className="small">{f.noObjective}</p>}
        {issue.objectives.map(({ id, title }) => (
          <p key={id} className="small">
            {f.objective} <Link to={`/ctg/${ctgId}/objectifs/${id}`}>{title}</Link>
          </p>
        ))}
      </article>
    ))}
  </Card>
)

const WithdrawForm = () => (
  <FoldedForm look="plain" summary={f.withdraw} intent="withdraw-finding" submit={f.withdraw} submitLook="danger">
    <TextField name="reason" label={f.reason} hint={f.withdrawHint} />
  </FoldedForm>
)
