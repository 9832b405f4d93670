/** What came out of a point, corrected in its place until the meeting is closed. Rule: docs/rules/governance.md §9.3. */
import { Disclosure } from '#app/ui/disclosure.tsx'
import { DateField, SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { meetingLabels } from '../../labels.fr.ts'
import { type DecisionState, decisionStates } from '../../meetings.ts'
import { DespiteField } from '../../pages/despite-field.tsx'
import type { Outcome } from '../items.server.ts'

type Props = { readonly outcome: Outcome }

export const EditOutcome = ({ outcome }: Props) => {
  const { decisionId, decisionState, id } = outcome
  const isDecision = decisionId !== null && decisionState !== null
  return (
    <Disclosure
      summary="Modifier"
      group="outcome"
      forms={{ intents: ['update-outcome', 'update-decision'], subject: id }}
    >
      {isDecision ? (
        <DecisionForm outcome={outcome} decisionId={decisionId} state={decisionState} />
      ) : (
        <NotedForm outcome={outcome} />
      )}
    </Disclosure>
  )
}

const NotedForm = ({ outcome: { id, version, kind, text, responsible, dueOn } }: Props) => (
  <CommandForm intent="update-outcome" subject={id} version={version} submit="Enregistrer" submitLook="plain">
    <input type="hidden" name="outcomeId" value={id} />
    <TextArea
      name="text"
      label={kind === 'task' ? 'Ce qui est à faire' : 'Ce qui est à retenir'}
      rows={3}
      defaultValue={text}
      isRequired
    />
    {kind === 'task' && (
      <>
        <TextField name="responsible" label="Qui le fait" defaultValue={responsible} isRequired />
        <DateField name="dueOn" label="Pour quand" defaultValue={dueOn} />
      </>
    )}
  </CommandForm>
)

/** As on its own page; its number, its subjects and the positions are there. */
const DecisionForm = ({
  outcome: { id, text, decisionText, decisionVersion, decisionResponsible, decisionDueOn, despite },
  decisionId,
  state,
}: Props & { readonly decisionId: string; readonly state: DecisionState }) => (
  <CommandForm intent="update-decision" subject={id} version={decisionVersion ?? 1} values={{ decisionId }}>
    <TextArea name="text" label="Texte de la décision" rows={4} defaultValue={decisionText ?? text} />
    <DespiteField despite={despite} />
    <TextField name="responsible" label="Responsable" defaultValue={decisionResponsible} />
    <DateField name="dueOn" label="Échéance" defaultValue={decisionDueOn} />
    <SelectField
      name="state"
      label="Suite"
      options={decisionStates.map((value) => ({ value, label: meetingLabels.decisionState[value] }))}
      defaultValue={state}
    />
    <FormActions>
      <SubmitButton look="plain">Enregistrer</SubmitButton>
    </FormActions>
  </CommandForm>
)
