/** Changing a sheet: its fields, then its services, steps, measures and means, each in its own form. */

import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import type { FileRoom } from '#app/domains/documents/file-room.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { CheckboxGroup } from '#app/ui/choice-field.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { getEditActionPage } from '../queries.server.ts'
import { sheetLabels as s } from '../sheet/labels.fr.ts'
import { partiesNamed } from '../sheet/restriction.ts'
import { DependencyForms } from './dependency-forms.tsx'
import { FileForms } from './files-card.tsx'
import { MeansForms } from './means-forms.tsx'
import { MeasureForms } from './measure-forms.tsx'
import { FirstFields, FoldedFields, serviceOptions } from './sheet-fields.tsx'
import { StatusForm } from './status-form.tsx'
import { StepForms } from './step-forms.tsx'

type Props = Awaited<ReturnType<typeof getEditActionPage>> & { readonly room: FileRoom }

export function EditActionPage({ ctgId, sheet, choices, dependencies, awaitable, may, room }: Props) {
  const to = `/ctg/${ctgId}/actions/${sheet.id}`
  return (
    <Page
      crumbs={[crumbs.plan(ctgId), { label: `${sheet.code} ${sheet.title}`, to }]}
      title={`Modifier l’action ${sheet.code}`}
      lead={sheet.title}
      actions={<LinkButton to={to}>Revenir à la fiche</LinkButton>}
    >
      {!may.edit && (
        <Notice tone="info">
          Cette fiche se modifie par la coordination, la coopération de son thème ou son pilote ; une contribution se
          modifie tant que l’action est proposée.
        </Notice>
      )}
      {may.changeStatus && <StatusForm sheet={sheet} decisions={choices.decisions} ctgId={ctgId} />}
      {may.edit && (
        <>
          <Card title="La fiche" id="fiche">
            <CommandForm intent="update-action" version={sheet.version}>
              <FirstFields choices={choices} sheet={sheet} />
              <FoldedFields choices={choices} sheet={sheet} />
              <FormActions>
                <SubmitButton>Enregistrer la fiche</SubmitButton>
                <LinkButton to={to}>Annuler</LinkButton>
              </FormActions>
            </CommandForm>
          </Card>
          <ServicesForm sheet={sheet} choices={choices} />
          <StepForms sheet={sheet} parties={choices.parties} />
          <DependencyForms sheet={sheet} dependencies={dependencies} awaitable={awaitable} />
          <MeasureForms sheet={sheet} />
          <MeansForms sheet={sheet} parties={choices.parties} />
          <FileForms ctgId={ctgId} version={sheet.version} files={sheet.files} room={room} />
        </>
      )}
      {may.restrict && <RestrictionForm sheet={sheet} />}
    </Page>
  )
}

/** Kept apart from the plan, or given back to it. */
const RestrictionForm = ({ sheet }: Pick<Props, 'sheet'>) => (
  <Card title={s.whoReads} id="lecteurs">
    <CommandForm intent={sheet.isRestricted ? 'open-action-to-all' : 'restrict-action'} version={sheet.version}>
      <p>{sheet.isRestricted ? s.restricted(partiesNamed(sheet)) : s.openSheet}</p>
      <p className="fine">{sheet.isRestricted ? s.openingTells : s.restrictingTells(partiesNamed(sheet))}</p>
      <FormActions>
        <SubmitButton look="plain">{sheet.isRestricted ? s.openToAll : s.restrictNow}</SubmitButton>
      </FormActions>
    </CommandForm>
  </Card>
)

/** Services of each party: décloisonnement is counted here. */
function ServicesForm({ sheet, choices }: Pick<Props, 'sheet' | 'choices'>) {
  const coLead = sheet.services.find(({ id, isLead }) => isLead && id !== sheet.leadServiceId)
  if (choices.services.length === 0) return null
  return (
    <Card title="Services qui agissent ensemble" id="services" note="Le service pilote se choisit dans la fiche.">
      <CommandForm intent="set-action-services" version={sheet.version}>
        <SelectField
          name="coLeadServiceId"
          label="Service copilote"
          emptyLabel="Aucun"
          options={serviceOptions(choices.services)}
          defaultValue={coLead?.id}
        />
        <CheckboxGroup
          name="serviceIds"
          label="Services associés"
          choices={choices.services.map(({ id, name, partyShortName }) => ({
            value: id,
            label: `${name} (${partyShortName})`,
          }))}
          defaultValues={sheet.services.map(({ id }) => id)}
          isInline
        />
        <FormActions>
          <SubmitButton look="plain">Enregistrer les services</SubmitButton>
        </FormActions>
      </CommandForm>
    </Card>
  )
}
