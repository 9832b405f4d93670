/** Who was sent this version: ticked, with the day and the way. Rules: docs/rules/convention.md §2.9. */
import { CheckboxGroup } from '#app/ui/choice-field.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { DateField, SelectField } from '#app/ui/field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { handoverMeans } from '../convention.ts'
import type { VersionPageData } from '../queries.server.ts'
import { holderLabels as t } from '../stage-labels.fr.ts'

export const HandoverForm = ({ signatories, standing, today }: VersionPageData) => (
  <Disclosure summary="Noter un envoi" look="button" forms={{ intents: ['hand-over-version'] }}>
    <CommandForm intent="hand-over-version" submit="Enregistrer l’envoi">
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
    </CommandForm>
  </Disclosure>
)
