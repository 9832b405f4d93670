/** Who was sent this version: ticked, with the day and the way. Rules: docs/rules/convention.md §2.9. */
import { CheckboxGroup } from '#app/ui/choice-field.tsx'
import { DateField, SelectField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { handoverMeans } from '../convention.ts'
import type { VersionPageData } from '../queries.server.ts'
import { holderLabels as t } from '../stage-labels.fr.ts'

export const HandoverForm = ({ signatories, standing, today }: VersionPageData) => (
  <FoldedForm summary="Noter un envoi" intent="hand-over-version" submit="Enregistrer l’envoi">
    <CheckboxGroup
      name="partyIds"
      label="Envoyée à"
      isRequired
      defaultValues={signatories
        .filter((one) => !standing.sent.some(({ partyId }) => partyId === one.partyId))
        .map(({ partyId }) => partyId)}
      choices={signatories.map(({ partyId, name }) => ({ value: partyId, label: name }))}
    />
    <DateField name="handedOn" label="Le" isRequired defaultValue={today} />
    <SelectField
      name="means"
      label="Comment"
      defaultValue="mail"
      options={handoverMeans.map((value) => ({ value, label: t.means[value] }))}
    />
  </FoldedForm>
)
