/** Measures of a sheet: what the action itself produces or whom it reaches; one folded form each, and one to add. */

import { Disclosure } from '#app/ui/disclosure.tsx'
import { DateField, NumberField, TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { KeptDisorder } from '#app/ui/kept-disorder.tsx'
import { Card } from '#app/ui/layout.tsx'
import { targetBeforeStart } from '../plan.ts'
import type { getEditActionPage } from '../queries.server.ts'

type Sheet = Awaited<ReturnType<typeof getEditActionPage>>['sheet']
type Measure = Sheet['measures'][number]

const Fields = ({ measure }: { readonly measure?: Measure }) => (
  <>
    <TextField
      name="name"
      label="Ce qui est compté"
      hint="Places ouvertes, familles accueillies… L’indicateur d’un territoire se suit avec l’objectif."
      isRequired
      maxLength={300}
      defaultValue={measure?.name}
    />
    <TextField name="unit" label="Unité" maxLength={100} width={20} defaultValue={measure?.unit} />
    <NumberField
      name="baseline"
      label="Valeur de départ"
      hint="Vide si elle n’a pas été mesurée."
      defaultValue={measure?.baseline}
    />
    <DateField name="baselineOn" label="Relevée le" defaultValue={measure?.baselineOn} />
    <NumberField name="target" label="Cible" defaultValue={measure?.target} />
    <DateField name="targetOn" label="Cible à atteindre le" defaultValue={measure?.targetOn} />
  </>
)

export const MeasureForms = ({ sheet }: { readonly sheet: Sheet }) => (
  <Card title="Ce que l’action produit" id="mesures" content="tight">
    {sheet.measures.length === 0 && <p className="muted">Aucune mesure pour le moment.</p>}
    {sheet.measures.map((measure) => (
      <Disclosure
        key={measure.id}
        summary={measure.name}
        forms={{ intents: ['update-measure', 'remove-measure'], subject: measure.id }}
      >
        <CommandForm intent="update-measure" version={sheet.version} about={{ measureId: measure.id }}>
          <KeptDisorder found={targetBeforeStart(measure)} />
          <Fields measure={measure} />
          <FormActions>
            <SubmitButton look="plain">Enregistrer la mesure</SubmitButton>
          </FormActions>
        </CommandForm>
        {measure.values.length === 0 && (
          <CommandForm intent="remove-measure" version={sheet.version} about={{ measureId: measure.id }}>
            <SubmitButton look="danger" isSmall label={`Retirer cette mesure : ${measure.name}`}>
              Retirer cette mesure
            </SubmitButton>
          </CommandForm>
        )}
      </Disclosure>
    ))}
    <FoldedForm
      summary="Ajouter une mesure"
      intent="add-measure"
      version={sheet.version}
      submit="Ajouter la mesure"
      submitLook="plain"
    >
      <Fields />
    </FoldedForm>
  </Card>
)
