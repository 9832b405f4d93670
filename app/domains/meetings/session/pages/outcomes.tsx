/** What came out of a point: informations, decisions of the register, tasks; and the forms that note them. */
import { formatDay } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { DateField, TextArea, TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { List, Row, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { decisionReference } from '../../meetings.ts'
import type { Outcome, SessionItem } from '../items.server.ts'
import { sessionLabels as t } from '../labels.fr.ts'
import type { OutcomeKind } from '../session.ts'
import { EditOutcome } from './edit-outcome.tsx'

const tone = { information: 'neutral', decision: 'accent', task: 'warn' } as const satisfies Record<OutcomeKind, string>

type ListProps = {
  readonly ctgId: string
  readonly outcomes: readonly Outcome[]
  /** Those that the viewer has herself. */
  readonly ownTaskIds: readonly string[]
  readonly may: { readonly edit: boolean; readonly markTasks: boolean }
}

export const OutcomeList = ({ ctgId, outcomes, ownTaskIds, may }: ListProps) =>
  outcomes.length === 0 ? (
    <EmptyState>
      {may.edit
        ? 'Rien encore : une information à retenir, une tâche confiée, une décision.'
        : 'Rien n’est noté comme sorti de ce point.'}
    </EmptyState>
  ) : (
    <List of={outcomes} isPlain>
      {(outcome) => (
        <Stack isTight>
          <p>
            <Chip tone={outcome.doneOn ? 'ok' : tone[outcome.kind]}>{t.outcome[outcome.kind]}</Chip>{' '}
            <OutcomeWords ctgId={ctgId} outcome={outcome} />
          </p>
          <Row>
            {outcome.kind === 'task' && (may.markTasks || ownTaskIds.includes(outcome.id)) && (
              <MarkTask outcome={outcome} />
            )}
            {outcome.kind !== 'decision' && may.edit && <RemoveOutcome outcome={outcome} />}
            {may.edit && <EditOutcome outcome={outcome} />}
          </Row>
        </Stack>
      )}
    </List>
  )

type OutcomeProps = { readonly outcome: Outcome }

export function OutcomeWords({ ctgId, outcome }: OutcomeProps & { readonly ctgId: string }) {
  const { text, decisionId, number, decidedOn, decisionText, responsible, dueOn, doneOn, doneBy } = outcome
  if (decisionId && number !== null && decidedOn !== null)
    return (
      <>
        <Link to={`/ctg/${ctgId}/decisions/${decisionId}`}>{decisionReference({ number, decidedOn })}</Link>{' '}
        {decisionText ?? text}
      </>
    )
  const done = doneOn && `faite le ${formatDay(doneOn)}${doneBy ? ` selon ${doneBy}` : ''}`
  const who = [responsible, dueOn && `pour le ${formatDay(dueOn)}`, done]
  const note = who.filter(Boolean).join(', ')
  return (
    <>
      {text} {note && <span className="muted">{note}</span>}
    </>
  )
}

const MarkTask = ({ outcome }: OutcomeProps) => (
  <CommandForm intent="mark-task" isInline about={{ outcomeId: outcome.id }}>
    {!outcome.doneOn && <input type="hidden" name="isDone" value="on" />}
    <SubmitButton look="quiet" isSmall label={`${outcome.doneOn ? 'Pas encore faite' : 'Faite'} : ${outcome.text}`}>
      {outcome.doneOn ? 'Pas encore faite' : 'Faite'}
    </SubmitButton>
  </CommandForm>
)

const RemoveOutcome = ({ outcome }: OutcomeProps) => (
  <CommandForm intent="remove-outcome" isInline about={{ outcomeId: outcome.id }}>
    <SubmitButton look="quiet" isSmall label={`Retirer : ${outcome.text}`}>
      Retirer
    </SubmitButton>
  </CommandForm>
)

type FormsProps = { readonly ctgId: string; readonly meetingId: string; readonly item: SessionItem }

export const OutcomeForms = ({ ctgId, meetingId, item }: FormsProps) => (
  <Row>
    <LinkButton to={`/ctg/${ctgId}/reunions/${meetingId}/decision?point=${item.id}`}>
      Enregistrer une décision
    </LinkButton>
    <FoldedForm
      summary="Confier une tâche"
      group="outcome"
      intent="note-outcome"
      subject="task"
      submit="Confier la tâche"
      values={{ agendaItemId: item.id, kind: 'task' }}
    >
      <TextField name="text" label="Ce qui est à faire" isRequired />
      <TextField name="responsible" label="Qui le fait" isRequired />
      <DateField name="dueOn" label="Pour quand" />
    </FoldedForm>
    <FoldedForm
      summary="Noter une information"
      group="outcome"
      intent="note-outcome"
      subject="information"
      submit="Noter l’information"
      values={{ agendaItemId: item.id, kind: 'information' }}
    >
      <TextArea name="text" label="Ce qui est à retenir" rows={3} />
    </FoldedForm>
  </Row>
)
