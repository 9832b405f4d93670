/** Adoption, updates and balances, what was sent to the comité départemental, and what is to be done. Rules: docs/rules/sppe.md §6. */
import { Disclosure } from '#app/ui/disclosure.tsx'
import { DateField, SelectField, TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Stack } from '#app/ui/layout.tsx'
import { type Deed, deedKinds } from '../deeds.ts'
import { sppeLabels as t } from '../labels.fr.ts'
import type { SppePageData } from '../queries.server.ts'

export const DeedsCard = ({ deeds, tasks, today, mayWrite, schema }: SppePageData) => (
  <Card
    title="Adoption, transmission, bilans"
    id="actes"
    note="Le schéma, et chaque mise à jour, se transmet au comité départemental dans le mois de son adoption ; des bilans intermédiaire et final sont faits et transmis (article L. 214-2)."
    content="tight"
  >
    {schema.standsIn !== true && (
      <p className="muted">Rien n’est suivi tant que la coordination n’a pas dit que cette CTG tient lieu de schéma.</p>
    )}
    {tasks.length > 0 && (
      <>
        <h3>À faire</h3>
        <ul>
          {tasks.map((task) => (
            <li key={`${task.kind}-${task.deedId}`}>
              {t.task(task)} <span className="small muted">({t.taskDue(task.dueOn, today)})</span>
            </li>
          ))}
        </ul>
      </>
    )}
    {deeds.length > 0 && <h3>Enregistré</h3>}
    {deeds.map((deed) => (
      <DeedLine key={deed.id} deed={deed} mayWrite={mayWrite} />
    ))}
    {mayWrite && (
      <FoldedForm summary="Enregistrer un acte ou un bilan" intent="record-deed">
        <DeedFields />
      </FoldedForm>
    )}
  </Card>
)

const DeedLine = ({ deed, mayWrite }: { readonly deed: Deed; readonly mayWrite: boolean }) => {
  const words = [t.deedLine(deed), deed.note].filter(Boolean).join(' – ')
  if (!mayWrite) return <p>{words}</p>
  return (
    <Disclosure summary={words} forms={{ intents: ['record-deed', 'remove-deed'], subject: deed.id }}>
      <Stack isTight>
        <CommandForm intent="record-deed" about={{ deedId: deed.id }}>
          <DeedFields deed={deed} />
        </CommandForm>
        <CommandForm intent="remove-deed" isInline about={{ deedId: deed.id }}>
          <SubmitButton look="quiet" label={`Effacer : ${t.deed[deed.kind]}`}>
            Effacer
          </SubmitButton>
        </CommandForm>
      </Stack>
    </Disclosure>
  )
}

const DeedFields = ({ deed }: { readonly deed?: Deed }) => (
  <>
    <SelectField
      name="kind"
      label="Acte ou bilan"
      defaultValue={deed?.kind ?? 'adoption'}
      options={deedKinds.map((value) => ({ value, label: t.deed[value] }))}
    />
    <DateField name="doneOn" label="Adopté ou fait le" isRequired defaultValue={deed?.doneOn} />
    <DateField
      name="sentOn"
      label="Transmis au comité départemental le"
      hint="Vide tant qu’il ne l’est pas."
      defaultValue={deed?.sentOn}
    />
    <TextField name="note" label="Remarque" defaultValue={deed?.note} maxLength={500} />
    <FormActions>
      <SubmitButton>Enregistrer</SubmitButton>
    </FormActions>
  </>
)
