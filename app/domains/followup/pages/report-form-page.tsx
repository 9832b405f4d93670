/** A point on an action, in five questions; the rest folds. Made for a phone. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { CheckboxField } from '#app/ui/choice-field.tsx'
import { TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { giveBack } from '../given-back.ts'
import type { ReportFormData } from '../queries.server.ts'
import { reportedAction } from '../reported-action.ts'
import { LastReportCard } from './last-report-card.tsx'
import { ReportFields } from './report-fields.tsx'

type Props = ReportFormData & {
  /** For whom one enters, when a campaign led here; the lead of the sheet otherwise. */
  readonly enteredFor: string | undefined
}

export function ReportFormPage(data: Props) {
  const { ctgId, sheet, may, statusChoices } = data
  const to = `/ctg/${ctgId}/actions/${sheet.id}`
  const isClosed = statusChoices.length === 0
  return (
    <Page
      crumbs={[crumbs.plan(ctgId), { label: `${sheet.code} ${sheet.title}`, to }]}
      title="Faire le point"
      lead={`${sheet.code} ${sheet.title}`}
    >
      {!may.report && (
        <Notice>
          Le point d’étape est fait par le pilote de l’action, ou saisi pour lui par la coordination ou la coopération
          de son thème.
        </Notice>
      )}
      {may.report && isClosed && <Notice>Cette action a quitté le plan : on n’y fait plus de point d’étape.</Notice>}
      {may.report && !isClosed && (
        <>
          <LastReportCard report={data.lastReport} today={data.today} />
          <ReportForm {...data} to={to} />
        </>
      )}
    </Page>
  )
}

function ReportForm({ sheet, bodies, today, isOwn, may, to, enteredFor, lastReport }: Props & { readonly to: string }) {
  const action = reportedAction(sheet)
  const givenBack = giveBack(lastReport, action)
  return (
    <Card>
      <CommandForm intent="submit-report" hasFiles>
        <ReportFields {...{ action, bodies, today }} givenBack={givenBack} />
        {!isOwn && (
          <TextField
            name="enteredFor"
            label="Saisi pour"
            hint="Le pilote que vous avez eu au téléphone."
            maxLength={200}
            defaultValue={enteredFor ?? sheet.leadName}
          />
        )}
        {may.accept && (
          <CheckboxField
            name="isAccepted"
            label="Reporter tout de suite dans la fiche"
            // What was sent back is read again before it enters the sheet.
            isChecked={givenBack === undefined}
            hint="Sans cela, le point attend d’être relu."
          />
        )}
        <FormActions>
          <SubmitButton sendingLabel="Envoi…">Envoyer le point</SubmitButton>
          <LinkButton to={to}>Annuler</LinkButton>
        </FormActions>
      </CommandForm>
    </Card>
  )
}
