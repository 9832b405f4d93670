/** A point added by hand, from the page of a meeting or from that of its agenda. */
import { NumberField, TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { DemandFields } from './demand-forms.tsx'

export const AddItem = () => (
  <FoldedForm summary="Ajouter un point" intent="add-agenda-item" submit="Ajouter à l’ordre du jour">
    <TextField name="title" label="Point" isRequired />
    <TextField name="presenter" label="Présenté par" />
    <NumberField name="durationMinutes" label="Durée" unit="minutes" />
    <DemandFields />
  </FoldedForm>
)
