/** A point added by hand, from the page of a meeting or from that of its agenda. */
import { Disclosure } from '#app/ui/disclosure.tsx'
import { NumberField, TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { DemandFields } from './demand-forms.tsx'

export const AddItem = () => (
  <Disclosure look="button" summary="Ajouter un point" forms={{ intents: ['add-agenda-item'] }}>
    <CommandForm intent="add-agenda-item">
      <TextField name="title" label="Point" isRequired />
      <TextField name="presenter" label="Présenté par" />
      <NumberField name="durationMinutes" label="Durée" unit="minutes" />
      <DemandFields />
      <FormActions>
        <SubmitButton>Ajouter à l’ordre du jour</SubmitButton>
      </FormActions>
    </CommandForm>
  </Disclosure>
)
