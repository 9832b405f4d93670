/** One objective: what it answers, from where to where, and how old the last known value is. */

import type { ReactNode } from 'react'
import { HistoryCard } from '#app/domains/audit/pages/history-card.tsx'
import { observatoryLabels as o } from '#app/domains/observatory/labels.fr.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Breadcrumb, Card, Columns, PageHeader, Row, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { objectiveLabels as w } from '../objective-labels.fr.ts'
import type { ObjectivePageData } from '../objective-queries.server.ts'
import { pageLabels } from '../page-labels.fr.ts'
import { ObjectiveFields } from './objective-form.tsx'
import { measureName } from './objectives-page.tsx'

type Props = ObjectivePageData & {
  /** What was opened when it drifted: told by the slice that holds it. */
  readonly followed: ReactNode
}

export function ObjectivePage({ followed, ...props }: Props) {
  const { ctgId, objective, axes, history, mayWrite } = props
  const axis = axes.find(({ id }) => id === objective.axisId)
  return (
    <Stack>
      <Breadcrumb
        crumbs={[
          { label: pageLabels.diagnosis, to: `/ctg/${ctgId}/diagnostic` },
          { label: w.title, to: `/ctg/${ctgId}/objectifs` },
        ]}
      />
      <PageHeader title={objective.title} lead={axis && `${axis.levelLabel} : ${axis.title}`} />
      <Columns
        main={
          <>
            <MeasureCard {...props} />
            {followed}
            {mayWrite && (
              <Disclosure summary={w.edit} look="button" id="modifier" forms={{ intents: ['update-objective'] }}>
                <Card>
                  <CommandForm intent="update-objective" version={objective.version}>
                    <ObjectiveFields
                      {...props}
                      axisId={objective.axisId}
                      issueId={objective.issueId}
                      objective={objective}
                    />
                    <FormActions>
                      <SubmitButton>{w.save}</SubmitButton>
                    </FormActions>
                  </CommandForm>
                </Card>
              </Disclosure>
            )}
          </>
        }
        aside={<HistoryCard shownLines={Number.POSITIVE_INFINITY} title={w.history} lines={history} />}
      />
    </Stack>
  )
}

const MeasureCard = (props: ObjectivePageData) => {
  const { ctgId, objective, mayWrite } = props
  return (
    <Card title={w.current}>
      <DescriptionList
        items={[
          {
            term: w.answers,
            description:
              objective.issueId === null ? (
                w.noIssue
              ) : (
                <Link to={`/ctg/${ctgId}/enjeux/${objective.issueId}`}>
                  {objective.issueNumber}. {objective.issueTitle}
                </Link>
              ),
          },
          { term: w.measure, description: measureName(objective) },
          { term: w.reasonField, description: objective.notMeasurableReason },
          {
            term: w.baseline,
            description:
              w.formatDated(objective, objective.baseline, objective.baselineYear) ??
              (objective.isMeasurable ? w.noBaseline : null),
          },
          { term: w.target, description: w.formatDated(objective, objective.target, objective.targetYear) },
          { term: w.situation, description: objective.isMeasurable ? <LastKnown {...props} /> : null },
        ]}
      />
      <hr />
      <Row isSpread>
        <Link to={`/ctg/${ctgId}/fil`}>{w.thread}</Link>
        {mayWrite && (
          <LinkButton to={`/ctg/${ctgId}/plan/nouvelle?objectif=${objective.id}`} isSmall>
            {w.newAction}
          </LinkButton>
        )}
      </Row>
    </Card>
  )
}

/** Read from the figures for a public indicator, written by the parties for a measure of their own; always with its age. */
function LastKnown({ objective, reading, today }: ObjectivePageData) {
  if (objective.indicatorId !== null) {
    if (!reading || reading.reading.kind === 'missing' || reading.year === null)
      return reading ? o.formatReading(reading, reading.reading) : w.unknown
    return (
      <>
        <strong>{o.formatReading(reading, reading.reading)}</strong>, {w.lastKnown(reading.year, today)}
        <p className="fine">
          <OrdinalText text={`${o.frozenSentence(reading)} · ${o.formatSource(reading, reading.year)}`} />
        </p>
      </>
    )
  }
  if (objective.lastValue === null) return w.unknown
  return (
    <>
      <strong>{w.formatMeasure(objective, objective.lastValue)}</strong>
      {objective.lastValueYear !== null && `, ${w.lastKnown(objective.lastValueYear, today)}`}
    </>
  )
}
