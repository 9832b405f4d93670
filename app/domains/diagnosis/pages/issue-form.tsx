/** Writing an issue: its words, the publics concerned, the findings it comes from. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { CheckboxGroup } from '#app/ui/choice-field.tsx'
import { TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { findingLabels, issueLabels as w } from '../finding-labels.fr.ts'
import type { NewIssuePageData } from '../issue-queries.server.ts'
import { diagnosisLabels as t } from '../labels.fr.ts'

type FieldsProps = Pick<NewIssuePageData, 'findingChoices'> & {
  readonly issue?: { readonly title: string; readonly argument: string; readonly publics: string }
  readonly findingIds?: readonly string[]
}

export const IssueFields = ({ findingChoices, issue, findingIds = [] }: FieldsProps) => (
  <>
    <TextField name="title" label={w.titleField} hint={w.titleHint} defaultValue={issue?.title} isRequired />
    <TextField name="argument" label={w.argument} hint={w.argumentHint} defaultValue={issue?.argument} />
    <TextField name="publics" label={w.publics} hint={w.publicsHint} defaultValue={issue?.publics} />
    {findingChoices.length > 0 && (
      <CheckboxGroup
        name="findingIds"
        label={w.findingsField}
        choices={findingChoices.map(({ id, number, title, kind }) => ({
          value: id,
          label: `${number}. ${title}`,
          hint: t.findingKind[kind],
        }))}
        defaultValues={findingIds}
      />
    )}
  </>
)

export function NewIssuePage({ ctgId, theme, findingChoices }: NewIssuePageData) {
  const themeTo = `/ctg/${ctgId}/diagnostic/${theme.id}`
  return (
    <Page
      crumbs={[crumbs.diagnosis(ctgId), { label: theme.name, to: themeTo }]}
      title={w.create}
      lead={w.createLead(theme.name)}
    >
      <Card>
        <CommandForm intent="create-issue">
          <IssueFields findingChoices={findingChoices} />
          <FormActions>
            <SubmitButton>{w.createButton}</SubmitButton>
            <LinkButton to={themeTo}>{findingLabels.form.cancel}</LinkButton>
          </FormActions>
        </CommandForm>
      </Card>
    </Page>
  )
}
