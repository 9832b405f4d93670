/** The form of a comment: on the whole, or on one published action. */
import { CheckboxField } from '#app/ui/choice-field.tsx'
import { SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { longestComment } from '../comments.ts'
import { commentLabels } from '../labels.fr.ts'
import { VisitorFields } from './visitor-fields.tsx'

const { form: t } = commentLabels

export type PublishedAction = { readonly key: string; readonly title: string }

type Props = {
  readonly actions: readonly PublishedAction[]
  readonly chosenKey: string
  readonly shown: string
}

export const WriteForm = ({ actions, chosenKey, shown }: Props) => (
  <Card title={t.title} note={t.lead} id="ecrire">
    <CommandForm intent="write-comment" kept="tab" submit={t.send} sendingLabel="Envoi…">
      <VisitorFields shown={shown} />
      {actions.length > 0 && (
        <SelectField
          name="actionKey"
          label={t.about}
          defaultValue={chosenKey}
          options={[{ value: '', label: t.whole }, ...actions.map(({ key, title }) => ({ value: key, label: title }))]}
        />
      )}
      <TextArea name="body" label={t.body} hint={t.bodyHint} rows={5} maxLength={longestComment} isRequired />
      <TextField name="displayName" label={t.name} hint={t.nameHint} autoComplete="nickname" isRequired />
      <TextField name="email" type="email" label={t.email} hint={t.emailHint} autoComplete="email" isRequired />
      <CheckboxField name="mayQuote" label={t.mayQuote} />
    </CommandForm>
  </Card>
)
