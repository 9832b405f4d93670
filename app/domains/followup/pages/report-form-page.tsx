/** A point on an action, in five questions; the rest folds. Made for a phone. */
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { formatShortDay } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { CheckboxField, RadioGroup } from '#app/ui/choice-field.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { DateField, NumberField, SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Breadcrumb, Card, PageHeader, Stack } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { difficultyKinds } from '../followup.ts'
import { followupLabels as t } from '../labels.fr.ts'
import type { ReportFormData } from '../queries.server.ts'
import { valueField } from '../report-fields.ts'

export function ReportFormPage(data: ReportFormData) {
  const { ctgId, sheet, may, statusChoices } = data
  const to = `/ctg/${ctgId}/actions/${sheet.id}`
  const isClosed = statusChoices.length === 0
  return (
    <Stack>
      <Breadcrumb
        crumbs={[
          { label: planLabels.plan, to: `/ctg/${ctgId}/plan` },
          { label: `${sheet.code} ${sheet.title}`, to },
        ]}
      />
      <PageHeader title="Faire le point" lead={`${sheet.code} ${sheet.title}`} />
      {!may.report && (
        <Notice>
          <p>
            Le point d’étape est fait par le pilote de l’action, ou saisi pour lui par la coordination ou la coopération
            de son thème.
          </p>
        </Notice>
      )}
      {may.report && isClosed && (
        <Notice>
          <p>Cette action a quitté le plan : on n’y fait plus de point d’étape.</p>
        </Notice>
      )}
      {may.report && !isClosed && (
        <>
          <Reminder {...data} />
          <ReportForm {...data} to={to} />
        </>
      )}
    </Stack>
  )
}

/** What was said last time, so that one answers from there. */
function Reminder({ lastReport, today }: ReportFormData) {
  if (!lastReport) return null
  return (
    <Card title="Au dernier point" note={<OrdinalText text={formatShortDay(lastReport.reportedOn, today)} />}>
      <p>{lastReport.facts}</p>
      {lastReport.nextStep && (
        <p className="muted">
          <OrdinalText text={`Étape annoncée : ${lastReport.nextStep}`} />
        </p>
      )}
      {lastReport.status === 'sent-back' && lastReport.answer && (
        <p>
          <strong>Renvoyé par {lastReport.answeredBy} : </strong>
          {lastReport.answer}
        </p>
      )}
    </Card>
  )
}

function ReportForm({ sheet, today, statusChoices, isOwn, may, to }: ReportFormData & { readonly to: string }) {
  const present = statusChoices.find((choice) => choice === sheet.status)
  return (
    <Card>
      <CommandForm intent="submit-report">
        <TextArea
          name="facts"
          label="1. Que s’est-il passé depuis le dernier point ?"
          hint="Deux ou trois phrases suffisent. Pas de nom de bénéficiaire."
          rows={4}
          isRequired
          maxLength={5000}
        />
        <RadioGroup
          name="status"
          label="2. Où en est l’action ?"
          isRequired
          choices={statusChoices.map((status) => ({ value: status, label: planLabels.status[status] }))}
          defaultValue={present}
        />
        <fieldset className="plain-list">
          <legend>
            <strong>3. Qui a été touché, qu’a-t-on compté ?</strong>
          </legend>
          <Stack isTight>
            <NumberField
              name="peopleReached"
              label="Personnes ou familles touchées"
              hint="Depuis le dernier point, si vous le savez."
            />
            {sheet.measures.map(({ id, name, unit, values }) => (
              <NumberField
                key={id}
                name={valueField(id)}
                label={name}
                unit={unit}
                hint={
                  values.length > 0 ? `Dernier relevé : ${String(values.at(-1)?.value).replace('.', ',')}` : undefined
                }
              />
            ))}
          </Stack>
        </fieldset>
        <TextField
          name="nextStep"
          label="4. Quelle est la prochaine étape ?"
          hint={sheet.nextStep ? `Aujourd’hui dans la fiche : ${sheet.nextStep}` : undefined}
          maxLength={500}
        />
        <DateField name="nextStepOn" label="Pour quand ?" />
        <DateField
          name="proposedEndsOn"
          label="5. Faut-il changer l’échéance ?"
          hint={`Prévue : ${planLabels.date(sheet.endsOn, sheet.endsPrecision)}. Laissez vide pour la garder.`}
        />
        <Disclosure summary="Une difficulté, une aide attendue, autre chose à ajuster">
          <Stack isTight>
            <CheckboxField name="isWatched" label="L’action est à surveiller" isChecked={sheet.isWatched} />
            <SelectField
              name="difficultyKind"
              label="Difficulté"
              emptyLabel="Aucune"
              options={difficultyKinds.map((kind) => ({ value: kind, label: t.difficulty[kind] }))}
            />
            <TextArea name="difficulty" label="En quelques mots" rows={2} maxLength={2000} />
            <TextArea name="helpWanted" label="Aide attendue" hint="De qui, pour quoi." rows={2} maxLength={2000} />
            <TextArea
              name="adjustment"
              label="Ajustement proposé"
              hint="Ce qui changerait dans l’action."
              rows={2}
              maxLength={2000}
            />
            {sheet.measures.length > 0 && (
              <TextField
                name="valueSource"
                label="Source des relevés"
                hint="Vous, sauf si vous le précisez."
                maxLength={200}
              />
            )}
            <DateField name="reportedOn" label="Date du point" defaultValue={today} max={today} />
          </Stack>
        </Disclosure>
        {!isOwn && (
          <TextField
            name="enteredFor"
            label="Saisi pour"
            hint="Le pilote que vous avez eu au téléphone."
            maxLength={200}
            defaultValue={sheet.leadName}
          />
        )}
        {may.accept && (
          <CheckboxField
            name="isAccepted"
            label="Reporter tout de suite dans la fiche"
            isChecked
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
