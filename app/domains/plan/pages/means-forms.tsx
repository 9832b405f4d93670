/** Indicative means of a sheet: one folded form each, and one to add. */
import { Disclosure } from '#app/ui/disclosure.tsx'
import { optionsOf, SelectField, TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { planLabels as t } from '../labels.fr.ts'
import { meansNatures } from '../plan.ts'
import type { getEditActionPage, SheetChoices } from '../queries.server.ts'
import { meansFields } from '../sheet/fields.fr.ts'
import type { FormWords } from '../sheet/form-words.fr.ts'
import { FormField } from './form-field.tsx'

type Sheet = Awaited<ReturnType<typeof getEditActionPage>>['sheet']
type Means = Sheet['means'][number]
type Props = { readonly sheet: Sheet; readonly parties: SheetChoices['parties'] }

const { year: _year, nature: _nature, funder: _funder, scheme: _scheme, ...otherFields } = meansFields
/** As the form says it, where it is not its title. */
const shown: Readonly<Record<string, FormWords>> = {
  amount_euros: { label: 'Montant', unit: '€' },
  cof_number: { label: 'Numéro de la COF', width: 20 },
}

const Fields = ({ means, parties }: { readonly means?: Means; readonly parties: SheetChoices['parties'] }) => (
  <>
    <TextField
      name="year"
      label="Année"
      isRequired
      inputMode="numeric"
      width={6}
      defaultValue={means?.year.toString()}
    />
    <SelectField
      name="nature"
      label="Nature"
      options={meansNatures.map((nature) => ({ value: nature, label: t.meansNature[nature] }))}
      defaultValue={means?.nature ?? 'operating'}
    />
    <SelectField
      name="funderPartyId"
      label="Partie qui finance"
      emptyLabel="Un autre financeur"
      options={optionsOf(parties)}
      defaultValue={means?.funderPartyId}
    />
    <TextField
      name="funderName"
      label="Autre financeur"
      hint="Si ce n’est pas une partie de la CTG."
      maxLength={200}
      defaultValue={means?.funderPartyId ? undefined : means?.funderName}
    />
    <TextField
      name="scheme"
      label="Dispositif"
      hint="Bonus territoire, fonds publics et territoires…"
      maxLength={200}
      defaultValue={means?.scheme}
    />
    {Object.values(otherFields).map((field) => (
      <FormField key={field.column} field={field} held={means ?? {}} words={shown[field.column]} />
    ))}
  </>
)

const summaryOf = ({ year, funderShortName, funderName, nature }: Means): string =>
  `${year}, ${funderShortName ?? funderName}, ${t.meansNature[nature]}`

export const MeansForms = ({ sheet, parties }: Props) => (
  <Card title="Moyens mobilisés" id="moyens" note={t.meansNote} content="tight">
    {sheet.means.length === 0 && <p className="muted">Aucun moyen indiqué pour le moment.</p>}
    {sheet.means.map((means) => (
      <Disclosure
        key={means.id}
        summary={summaryOf(means)}
        forms={{ intents: ['update-means', 'remove-means'], subject: means.id }}
      >
        <CommandForm intent="update-means" version={sheet.version} about={{ meansId: means.id }}>
          <Fields means={means} parties={parties} />
          <FormActions>
            <SubmitButton look="plain">Enregistrer les moyens</SubmitButton>
          </FormActions>
        </CommandForm>
        <CommandForm intent="remove-means" version={sheet.version} about={{ meansId: means.id }}>
          <SubmitButton look="danger" isSmall>
            Retirer cette ligne
          </SubmitButton>
        </CommandForm>
      </Disclosure>
    ))}
    <FoldedForm
      summary="Ajouter des moyens"
      intent="add-means"
      version={sheet.version}
      submit="Ajouter les moyens"
      submitLook="plain"
    >
      <Fields parties={parties} />
    </FoldedForm>
  </Card>
)
