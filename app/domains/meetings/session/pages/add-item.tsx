/** A point added by hand, from the page of a meeting or from that of its agenda. */
import { Disclosure } from '#app/ui/disclosure.tsx'
import { NumberField, TextField } from '#app/ui/field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { DemandFields } from './demand-forms.tsx'

export const AddItem = () => (
  <Disclosure look="button" summary="Ajouter un point" forms={{ intents: ['add-agenda-item'] }}>
    <CommandForm intent="add-agenda-item" submit="Ajouter à l’ordre du jour">
      <TextField name="title" label="Point" isRequired />
      <TextField name="presenter" label="Présenté par" />
      <NumberField name="durationMinutes" label="Durée" unit="minutes" />
      <DemandFields />
    </CommandForm>
  </Disclosure>
)
