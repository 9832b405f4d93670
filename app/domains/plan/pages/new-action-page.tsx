/** A new action: eight fields, the rest folds. */

import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { CheckboxField } from '#app/ui/choice-field.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { planLabels as t } from '../labels.fr.ts'
import { initialStatuses } from '../plan.ts'
import type { getNewActionPage } from '../queries.server.ts'
import { sheetLabels as s } from '../sheet/labels.fr.ts'
import { FirstFields, FoldedFields } from './sheet-fields.tsx'

type Props = Awaited<ReturnType<typeof getNewActionPage>> & Pick<Parameters<typeof FirstFields>[0], 'preset'>

export const NewActionPage = ({ ctgId, preset, mayRestrict, ...choices }: Props) => (
  <Page
    crumbs={[crumbs.plan(ctgId)]}
    title="Nouvelle action"
    lead="Un titre suffit pour commencer ; le reste peut attendre."
  >
    <Card>
      <CommandForm intent="create-action">
        <FirstFields choices={choices} preset={preset} />
        <SelectField
          name="status"
          label="État"
          options={initialStatuses.map((status) => ({ value: status, label: t.status[status] }))}
          defaultValue="proposed"
        />
        <FoldedFields choices={choices} preset={preset} />
        {mayRestrict && <CheckboxField name="isRestricted" label={s.restrict} hint={s.restrictHint} />}
        <FormActions>
          <SubmitButton>Créer l’action</SubmitButton>
          <LinkButton to={`/ctg/${ctgId}/plan`}>Annuler</LinkButton>
        </FormActions>
      </CommandForm>
    </Card>
  </Page>
)
