/** Steps of a sheet: one folded form each, and one to add. */
import { PreciseDateField } from '#app/ui/choice-field.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { DateField, optionsOf, SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { planLabels as t } from '../labels.fr.ts'
import { stepStatuses } from '../plan.ts'
import type { getEditActionPage, SheetChoices } from '../queries.server.ts'

type Sheet = Awaited<ReturnType<typeof getEditActionPage>>['sheet']
type Step = Sheet['steps'][number]

type Props = { readonly sheet: Sheet; readonly parties: SheetChoices['parties'] }

const Fields = ({ step, parties }: { readonly step?: Step } & Pick<Props, 'parties'>) => (
  <>
    <TextField name="title" label="Étape" isRequired maxLength={300} defaultValue={step?.title} />
    <PreciseDateField
      name="targetOn"
      precisionName="targetPrecision"
      label="Date visée"
      defaultValue={step?.targetOn}
      defaultPrecision={step?.targetPrecision ?? 'month'}
    />
    <SelectField
      name="status"
      label="État"
      options={stepStatuses.map((status) => ({ value: status, label: t.step[status] }))}
      defaultValue={step?.status ?? 'to-come'}
    />
    <DateField
      name="doneOn"
      label="Faite le"
      hint="Une date dit que l’étape est terminée."
      defaultValue={step?.doneOn}
    />
    <SelectField
      name="responsiblePartyId"
      label="Partie responsable"
      emptyLabel="Non dite"
      options={optionsOf(parties)}
      defaultValue={step?.responsiblePartyId}
    />
    <TextField
      name="responsible"
      label="Responsable"
      hint="Une personne, un service ou une structure."
      maxLength={200}
      defaultValue={step?.responsible}
    />
    <TextArea
      name="description"
      label="En quoi elle consiste"
      rows={2}
      maxLength={2000}
      defaultValue={step?.description}
    />
  </>
)

const summaryOf = (step: Step): string =>
  `${step.title} : ${t.step[step.status]}${step.doneOn || step.targetOn ? `, ${t.stepDate(step)}` : ''}`

export const StepForms = ({ sheet, parties }: Props) => (
  <Card title="Étapes" id="etapes" content="tight">
    {sheet.steps.length === 0 && <p className="muted">Aucune étape pour le moment.</p>}
    {sheet.steps.map((step) => (
      <Disclosure
        key={step.id}
        summary={summaryOf(step)}
        forms={{ intents: ['update-step', 'remove-step'], subject: step.id }}
      >
        <CommandForm intent="update-step" version={sheet.version} about={{ stepId: step.id }}>
          <Fields step={step} parties={parties} />
          <FormActions>
            <SubmitButton look="plain">Enregistrer l’étape</SubmitButton>
          </FormActions>
        </CommandForm>
        <CommandForm intent="remove-step" version={sheet.version} about={{ stepId: step.id }}>
          <SubmitButton look="danger" isSmall label={`Retirer cette étape : ${step.title}`}>
            Retirer cette étape
          </SubmitButton>
        </CommandForm>
      </Disclosure>
    ))}
    <FoldedForm
      summary="Ajouter une étape"
      intent="add-step"
      version={sheet.version}
      submit="Ajouter l’étape"
      submitLook="plain"
    >
      <Fields parties={parties} />
    </FoldedForm>
  </Card>
)
