/** Proposing a finding, or correcting it: its words, and the figures and testimonies it rests on. */

import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import type { FrozenReading } from '#app/domains/observatory/frozen-reading.ts'
import { observatoryLabels as o } from '#app/domains/observatory/labels.fr.ts'
import { formatDay } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { CheckboxGroup, type Choice } from '#app/ui/choice-field.tsx'
import { SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { type FindingKind, findingKinds } from '../diagnosis.ts'
import { natureOf } from '../drafts.ts'
import { findingLabels as f } from '../finding-labels.fr.ts'
import type { FindingEditData, ProposalPageData } from '../finding-queries.server.ts'
import { diagnosisRefusals, diagnosisLabels as t } from '../labels.fr.ts'

const w = f.form

export function ProposalPage(props: ProposalPageData) {
  const { ctgId, theme, draft, filled } = props
  const themeTo = `/ctg/${ctgId}/diagnostic/${theme.id}`
  return (
    <Page
      crumbs={[crumbs.diagnosis(ctgId), { label: theme.name, to: themeTo }]}
      title={w.title}
      lead={w.lead(theme.name)}
    >
      <Card>
        <CommandForm intent="propose-finding">
          {draft && <input type="hidden" name="draftKey" value={draft.key} />}
          <FindingFields
            {...props}
            words={
              draft
                ? { title: draft.title, text: draft.support, kind: natureOf[draft.leaning] }
                : { title: filled.title }
            }
            tickedIds={draft?.readings.map(({ indicatorId }) => indicatorId) ?? filled.indicatorIds}
          />
          <FormActions>
            <SubmitButton>{w.propose}</SubmitButton>
            <LinkButton to={themeTo}>{w.cancel}</LinkButton>
          </FormActions>
        </CommandForm>
      </Card>
    </Page>
  )
}

export function FindingEditPage(props: FindingEditData) {
  const { ctgId, theme, finding, refusal } = props
  const findingTo = `/ctg/${ctgId}/constats/${finding.id}`
  return (
    <Page
      crumbs={[
        crumbs.diagnosis(ctgId),
        { label: theme.name, to: `/ctg/${ctgId}/diagnostic/${theme.id}` },
        { label: f.number(finding.number), to: findingTo },
      ]}
      title={f.editTitle}
      lead={f.editLead}
    >
      {refusal ? (
        <Notice tone="warn">{diagnosisRefusals[`diagnosis.${refusal}`]}</Notice>
      ) : (
        <Card>
          <CommandForm intent="update-finding" version={finding.version}>
            <FindingFields
              {...props}
              words={finding}
              tickedIds={props.chosen.figures.map(({ indicatorId }) => indicatorId)}
            />
            <FormActions>
              <SubmitButton>{w.save}</SubmitButton>
              <LinkButton to={findingTo}>{w.cancel}</LinkButton>
            </FormActions>
          </CommandForm>
        </Card>
      )}
    </Page>
  )
}

type FieldsProps = Omit<ProposalPageData, 'draft' | 'filled'> &
  Partial<Pick<FindingEditData, 'chosen'>> & {
    readonly words: Partial<Pick<FindingEditData['finding'], 'title' | 'text'>> & {
      /** Null: to be said. */
      readonly kind?: FindingKind | null
    }
    readonly tickedIds: readonly string[]
  }

const FindingFields = ({ territoryName, indicators, testimonies, words, tickedIds, chosen }: FieldsProps) => (
  <>
    <TextField name="title" label={w.titleField} hint={w.titleHint} defaultValue={words.title} isRequired />
    <SelectField
      name="kind"
      label={w.kind}
      options={findingKinds.map((value) => ({ value, label: t.findingKind[value] }))}
      {...(words.kind === null ? { isRequired: true, emptyLabel: w.kindToSay } : {})}
      defaultValue={words.kind === undefined ? 'weakness' : (words.kind ?? undefined)}
    />
    <TextArea name="text" label={w.text} defaultValue={words.text} />
    {territoryName === null || indicators.length === 0 ? (
      <p className="muted">{w.noFigures}</p>
    ) : (
      <>
        <CheckboxGroup
          name="indicatorIds"
          label={w.figures(territoryName)}
          hint={w.figuresHint}
          choices={indicators.map((row) => figureChoice(row, chosen?.figures ?? []))}
          defaultValues={tickedIds}
        />
        <TextField name="year" label={w.year} hint={w.yearHint} inputMode="numeric" width={6} />
      </>
    )}
    {testimonies.length === 0 ? (
      <p className="muted">{w.noTestimonies}</p>
    ) : (
      <CheckboxGroup
        name="testimonyIds"
        label={w.testimonies}
        choices={testimonies.map(({ id, text, source, collectedOn }) => ({
          value: id,
          label: `« ${text} »`,
          hint: `${source}, ${formatDay(collectedOn)}`,
        }))}
        defaultValues={chosen?.testimonyIds ?? []}
      />
    )}
  </>
)

/** A figure already under the finding is told as it was frozen. */
function figureChoice(
  { indicator, year, own }: ProposalPageData['indicators'][number],
  frozenReadings: readonly FrozenReading[],
): Choice {
  const frozen = frozenReadings.find(({ indicatorId }) => indicatorId === indicator.id)
  const { id: value } = indicator
  if (frozen && frozen.year !== null)
    return {
      value,
      label: `${frozen.name} : ${o.formatReading(frozen, frozen.reading)}`,
      hint: `${o.formatSource(frozen, frozen.year)} · ${w.kept(frozen.year)}`,
    }
  return {
    value,
    label: `${indicator.name} : ${o.formatReading(indicator, own)}`,
    hint: o.formatSource(indicator, year),
  }
}
