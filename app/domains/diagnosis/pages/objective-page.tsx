/** One objective: from where to where on one bar, what its actions produce, then what was opened, its form and its history. */

import type { ReactNode } from 'react'
import { HistoryCard } from '#app/domains/audit/pages/history-card.tsx'
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { observatoryLabels as o } from '#app/domains/observatory/labels.fr.ts'
import { atStart } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import type { BarPoint, TargetBarSpec } from '#app/ui/charts/target-bar.ts'
import { TargetBarFigure } from '#app/ui/charts/target-bar-figure.tsx'
import { RadioGroup } from '#app/ui/choice-field.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Columns, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { objectiveLabels as w } from '../objective-labels.fr.ts'
import type { ObjectivePageData } from '../objective-queries.server.ts'
import { type Offer, placesForTarget, usualHypothesis } from '../projection.ts'
import { projectionLabels as h } from '../projection-labels.fr.ts'
import { ObjectiveFields } from './objective-form.tsx'
import { measureName } from './objectives-page.tsx'
import { birthsInWords, TargetTable } from './projection-card.tsx'

type Props = ObjectivePageData & {
  /** Its number in the plan. */
  readonly code: string
  /** Its actions with what each produces: told by the plan. */
  readonly production: ReactNode
  /** What was opened when it drifted, what was decided: told by the slices that hold it. */
  readonly followed: ReactNode
}

export function ObjectivePage({ code, production, followed, ...props }: Props) {
  const { ctgId, objective, axes, history, mayWrite } = props
  const axis = axes.find(({ id }) => id === objective.axisId)
  return (
    <Page
      crumbs={[
        crumbs.diagnosis(ctgId),
        { label: w.title, to: `/ctg/${ctgId}/objectifs` },
        ...(axis ? [{ label: `${axis.levelLabel} : ${axis.title}` }] : []),
      ]}
      title={`${code} ${objective.title}`}
      actions={
        <>
          <LinkButton to={`/ctg/${ctgId}/fil`}>{w.thread}</LinkButton>
          {mayWrite && <LinkButton to="#modifier">{w.toEdit}</LinkButton>}
          {mayWrite && (
            <LinkButton to={`/ctg/${ctgId}/plan/nouvelle?objectif=${objective.id}`} look="primary">
              {w.newAction}
            </LinkButton>
          )}
        </>
      }
    >
      <WhereItStands {...props} />
      {production}
      {props.offer && <HypothesisCard {...props} offer={props.offer} />}
      <Columns
        isBalanced
        main={
          <>
            {followed}
            {mayWrite && <EditForm {...props} />}
          </>
        }
        aside={<HistoryCard title={w.history} lines={history} />}
      />
    </Page>
  )
}

const EditForm = (props: ObjectivePageData) => {
  const { objective } = props
  return (
    <Disclosure summary={w.edit} look="button" id="modifier" forms={{ intents: ['update-objective'] }}>
      <Card>
        <CommandForm intent="update-objective" version={objective.version} submit={w.save}>
          <ObjectiveFields {...props} axisId={objective.axisId} issueId={objective.issueId} objective={objective} />
        </CommandForm>
      </Card>
    </Disclosure>
  )
}

type HypothesisProps = ObjectivePageData & { readonly offer: Offer }

/** The places this target means under each hypothesis of births, and the one it is read with. */
function HypothesisCard({ objective, offer, mayWrite }: HypothesisProps) {
  const { target, targetYear, birthsHypothesis: chosenHypothesis } = objective
  if (target === null || targetYear === null || targetYear <= offer.year) return null
  return (
    <Card title={h.title(targetYear)} note={h.note} id="hypothese">
      <Columns
        isBalanced
        main={<TargetTable offer={offer} target={target} year={targetYear} chosen={chosenHypothesis} />}
        aside={
          <>
            <p>
              {h.today(offer.places, offer.year)}{' '}
              {chosenHypothesis ? h.kept(birthsInWords(offer, chosenHypothesis)) : h.notKept}
            </p>
            {mayWrite && (
              <CommandForm intent="choose-hypothesis" submit={h.keep} submitLook="plain">
                <RadioGroup
                  name="hypothesis"
                  label={h.keepField}
                  choices={placesForTarget(offer, target, targetYear).map(({ hypothesis }) => ({
                    value: hypothesis,
                    label: h.hypothesis(hypothesis),
                    hint: birthsInWords(offer, hypothesis),
                  }))}
                  defaultValue={chosenHypothesis ?? usualHypothesis}
                />
              </CommandForm>
            )}
          </>
        }
      />
    </Card>
  )
}

/** The territory, never put to the credit of the plan; what is not measured says why. */
function WhereItStands(props: ObjectivePageData) {
  const { ctgId, objective } = props
  return (
    <Card title={w.current} note={objective.indicatorId !== null && w.context} content="tight">
      {objective.isMeasurable ? (
        <section>
          <h3>{measureName(objective)}</h3>
          <TargetBarFigure spec={{ title: measureName(objective), ...barOf(props) }} withoutTarget={w.noTarget} />
          <p className="fine">
            <LastKnown {...props} />
          </p>
        </section>
      ) : (
        <p>
          {measureName(objective)} : {objective.notMeasurableReason}
        </p>
      )}
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
        ]}
      />
    </Card>
  )
}

/** Baseline, last value and target; beside a rate, the same in the territories around. */
function barOf({ objective, reading }: ObjectivePageData): Omit<TargetBarSpec, 'title'> {
  const point = (value: number | null, year: number | null): BarPoint | null =>
    value === null ? null : { value, when: year === null ? '' : String(year) }
  const read = reading?.reading.kind === 'value' ? reading.reading : undefined
  return {
    baseline: point(objective.baseline, objective.baselineYear),
    last:
      objective.indicatorId === null
        ? point(objective.lastValue, objective.lastValueYear)
        : point(read?.value ?? null, reading?.year ?? null),
    target: point(objective.target, objective.targetYear),
    marks: reading?.isRate
      ? reading.frames.flatMap(({ name, reading: other }) =>
          other.kind === 'value'
            ? [{ value: other.value, label: `${name} ${w.formatMeasure(objective, other.value)}` }]
            : [],
        )
      : [],
    format: (value) => w.formatMeasure(objective, value),
  }
}

/** Read from the figures for a public indicator, written by the parties for a measure of their own; always with its age. */
function LastKnown({ objective, reading, today }: ObjectivePageData) {
  if (objective.indicatorId === null) {
    const last = objective.lastValueYear === null ? w.unknown : atStart(w.lastKnown(objective.lastValueYear, today))
    return objective.seriesParty === null ? last : `${last} · ${w.ofSeries(objective.seriesParty)}`
  }
  if (!reading || reading.reading.kind === 'missing' || reading.year === null)
    return reading ? o.formatReading(reading, reading.reading) : w.unknown
  return (
    <OrdinalText
      text={`${atStart(w.lastKnown(reading.year, today))} · ${o.frozenSentence(reading)} · ${o.formatSource(reading, reading.year)}`}
    />
  )
}
