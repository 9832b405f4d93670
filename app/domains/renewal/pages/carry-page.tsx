/** Choosing which actions of the CTG before go on in this one and what comes with them, then seeing it before it is written. */
import { Form } from 'react-router'
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { UndoCard } from '#app/domains/plan/pages/undo-card.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { CheckboxField, CheckboxGroup } from '#app/ui/choice-field.tsx'
import { FormActions } from '#app/ui/form.tsx'
import { Breadcrumb, Card, List, PageHeader, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState, Notice } from '#app/ui/notice.tsx'
import { carryParts, slugOfPart, writeCarryChoice } from '../carry.ts'
import { renewalLabels, carryLabels as t } from '../labels.fr.ts'
import type { CarryPageData } from '../queries.server.ts'
import { CarryPreview } from './carry-preview.tsx'
import { ToAsk } from './to-ask.tsx'

export function CarryPage(data: CarryPageData) {
  const { ctgId, former, doors, preview, choice } = data
  const crumbs = [
    { label: planLabels.plan, to: `/ctg/${ctgId}/plan` },
    ...(preview ? [{ label: t.title, to: writeCarryChoice(ctgId, choice) }] : []),
  ]
  return (
    <Stack>
      <Breadcrumb crumbs={crumbs} />
      {preview ? (
        <PageHeader title={t.previewTitle(preview.sheets.length)} lead={t.previewLead} />
      ) : (
        <PageHeader title={t.title} lead={former && doors === null && t.lead(former.name)} />
      )}
      {preview ? <CarryPreview ctgId={ctgId} choice={choice} {...preview} /> : <Choosing {...data} />}
    </Stack>
  )
}

function Choosing(data: CarryPageData) {
  const { ctgId, former, doors, groups, undoing } = data
  if (!former)
    return (
      <Card>
        <EmptyState action={<LinkButton to={`/ctg/${ctgId}/membres/cadre`}>{t.setPredecessor}</LinkButton>}>
          {t.noPredecessor}
        </EmptyState>
      </Card>
    )
  if (doors !== null || groups.length === 0)
    return (
      <Card>
        {doors === null ? <EmptyState>{t.none}</EmptyState> : <ToAsk words={t.notMember(former)} doors={doors} />}
      </Card>
    )
  return (
    <Stack>
      <ChoiceForm {...data} />
      {undoing && (
        <UndoCard ctgId={ctgId} intent="take-back-actions" label={t.takeBack} undoing={undoing} note={t.takeBackNote} />
      )}
    </Stack>
  )
}

/** A form that only asks the page for a preview: nothing is written by it. */
function ChoiceForm({ ctgId, groups, choice, evaluation }: CarryPageData) {
  const isAllCarried = groups.every(({ actions }) => actions.every(({ carriedId }) => carriedId !== null))
  const address = writeCarryChoice(ctgId, choice)
  return (
    <Form key={address} method="get" action={`/ctg/${ctgId}/plan/precedente`}>
      <Stack>
        {choice.hasChosen && choice.numbers.length === 0 && <Notice tone="warn">{t.nothingChosen}</Notice>}
        {evaluation && <p className="fine">{renewalLabels.source(evaluation)}</p>}
        {isAllCarried && <p className="muted">{t.allCarried}</p>}
        {groups.map((group) => (
          <Group key={group.status} ctgId={ctgId} choice={choice} group={group} />
        ))}
        {!isAllCarried && (
          <>
            <Card title={t.what} note={t.whatNote}>
              <CheckboxGroup
                name="avec"
                label={t.what}
                isLabelHidden
                choices={carryParts.map((part) => ({
                  value: slugOfPart(part),
                  label: t.part[part],
                  hint: t.partHint[part],
                }))}
                defaultValues={choice.parts.map(slugOfPart)}
              />
            </Card>
            <FormActions>
              <Button name="apercu" value="oui" look="primary">
                {t.see}
              </Button>
            </FormActions>
          </>
        )}
      </Stack>
    </Form>
  )
}

type GroupProps = Pick<CarryPageData, 'ctgId' | 'choice'> & { readonly group: CarryPageData['groups'][number] }

/** Those that a decision deferred are ticked: they were meant to go on. */
const Group = ({ ctgId, choice, group: { status, actions } }: GroupProps) => (
  <Card title={planLabels.statusTitle(status)} aside={t.count(actions.length)}>
    <List of={actions} isPlain>
      {({ number, code, title, lead, carriedId, stopReason }) =>
        carriedId === null && stopReason !== null ? (
          <span className="muted">
            {code} {title}, {renewalLabels.stopped(stopReason)}
          </span>
        ) : carriedId === null ? (
          <CheckboxField
            name="action"
            value={String(number)}
            label={`${code} ${title}${lead ? ` (${lead})` : ''}`}
            isChecked={choice.hasChosen ? choice.numbers.includes(number) : status === 'deferred'}
          />
        ) : (
          <span className="muted">
            {code} {title}, <Link to={`/ctg/${ctgId}/actions/${carriedId}`}>{t.carriedAs}</Link>
          </span>
        )
      }
    </List>
  </Card>
)
