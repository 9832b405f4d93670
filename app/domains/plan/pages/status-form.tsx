/** Giving an action its next status: only those the table of moves allows. */
import { decisionReference } from '#app/domains/meetings/meetings.ts'
import { shorten } from '#app/kernel/format.ts'
import { SelectField, TextArea } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { planLabels as t } from '../labels.fr.ts'
import { type ActionStatus, movesFrom, needsDecision } from '../plan.ts'
import type { getEditActionPage, SheetChoices } from '../queries.server.ts'
import { StatusChip } from './action-chips.tsx'

type Props = {
  readonly ctgId: string
  readonly sheet: Awaited<ReturnType<typeof getEditActionPage>>['sheet']
  readonly decisions: SheetChoices['decisions']
}

export const StatusForm = ({ ctgId, sheet, decisions }: Props) => (
  <Card title="État de l’action" id="etat" aside={<StatusChip status={sheet.status} />}>
    <FoldedForm summary="Changer l’état" intent="change-action-status" version={sheet.version}>
      <StatusFields ctgId={ctgId} status={sheet.status} decisions={decisions} />
    </FoldedForm>
  </Card>
)

type FieldsProps = Pick<Props, 'ctgId' | 'decisions'> & {
  readonly status: ActionStatus
  /** Chosen beforehand. */
  readonly to?: ActionStatus | undefined
}

/** The next status, why, and the decision where one is needed. */
export function StatusFields({ ctgId, status: from, decisions, to }: FieldsProps) {
  const moves = movesFrom[from]
  const mayNeedDecision = moves.some((one) => needsDecision(from, one))
  return (
    <>
      <SelectField
        name="status"
        label="Nouvel état"
        isRequired
        emptyLabel="Choisir…"
        options={moves.map((status) => ({ value: status, label: t.status[status] }))}
        defaultValue={to}
      />
      <TextArea
        name="reason"
        label="Motif"
        hint="Demandé pour suspendre, abandonner, reporter, ou revenir sur une action terminée."
        rows={2}
        maxLength={1000}
      />
      {mayNeedDecision && decisions.length > 0 && (
        <SelectField
          name="decisionId"
          label="Décision"
          hint="Demandée pour abandonner ou reporter une action du plan."
          emptyLabel="Aucune"
          options={decisions.map(({ id, number, text, decidedOn }) => ({
            value: id,
            label: `${decisionReference({ number, decidedOn })} : ${shorten(text, 80)}`,
          }))}
        />
      )}
      {mayNeedDecision && decisions.length === 0 && (
        <p className="small muted">
          Abandonner ou reporter demande une décision.{' '}
          <Link to={`/ctg/${ctgId}/reunions`}>Enregistrer une décision</Link>
        </p>
      )}
      <FormActions>
        <SubmitButton look="plain">Changer l’état</SubmitButton>
      </FormActions>
    </>
  )
}
