/** One template: its articles as they were read, what is in none of them, and the form to keep it. Rules: docs/rules/convention.md §1.5. */
import { RichTextView } from '#app/domains/writing/pages/rich-text-view.tsx'
import { plainToDocumentText } from '#app/domains/writing/to-document-text.ts'
import { formatInstant } from '#app/kernel/format.ts'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { DateField, TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Breadcrumb, Card, Columns, PageHeader, Stack } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { textLabels } from '../articles/labels.fr.ts'
import type { KeptTemplate, TemplatePageData } from '../articles/template-queries.server.ts'

const { templates: t } = textLabels

type Props = TemplatePageData & { readonly listPath: string }

export const TemplatePage = ({ template, mayKeep, listPath }: Props) => (
  <Stack>
    <Breadcrumb crumbs={[{ label: t.title, to: listPath }]} />
    <PageHeader title={template.name} lead={t.count(template.articles.length)} />
    {template.state === 'read' && (
      <Notice tone="warn">
        <p>{textLabels.templates.onlyReadNote}</p>
      </Notice>
    )}
    <Columns
      main={template.articles.map(({ title, body }, index) => (
        <Card key={`${String(index)} ${title}`} title={`Article ${index + 1}. ${title}`}>
          <RichTextView text={plainToDocumentText(body)} />
        </Card>
      ))}
      aside={
        <>
          <AboutCard template={template} mayKeep={mayKeep} />
          <LeftOutCard template={template} />
        </>
      }
    />
  </Stack>
)

type TemplateProps = { readonly template: KeptTemplate }

const AboutCard = ({ template, mayKeep }: TemplateProps & { readonly mayKeep: boolean }) => (
  <Card title={t.about} note={template.isOfInstance ? t.ofInstance : t.ofCaf}>
    <Stack isTight>
      <DescriptionList
        items={[
          { term: t.origin, description: template.sourceName },
          { term: t.brought, description: `${template.createdBy}, ${formatInstant(template.createdAt)}` },
          ...(mayKeep
            ? []
            : [
                { term: t.author, description: template.author },
                { term: t.checked, description: template.checkedBy || t.toCheck },
              ]),
        ]}
      />
      {mayKeep && <KeepForm template={template} />}
    </Stack>
  </Card>
)

const KeepForm = ({ template }: TemplateProps) => (
  <>
    <CommandForm intent="save-template" version={template.version}>
      <TextField name="name" label={t.name} isRequired maxLength={200} defaultValue={template.name} />
      <TextField name="author" label={t.author} maxLength={200} defaultValue={template.author} />
      <DateField name="datedOn" label={t.datedOn} defaultValue={template.datedOn} />
      <TextField
        name="checkedBy"
        label={t.checked}
        hint={t.checkedHint}
        maxLength={200}
        defaultValue={template.checkedBy}
      />
      <FormActions>
        <SubmitButton>{template.state === 'read' ? t.save : t.saveAgain}</SubmitButton>
      </FormActions>
    </CommandForm>
    <Disclosure summary={`${t.remove}…`} forms={{ intents: ['remove-template'] }}>
      <CommandForm intent="remove-template">
        <p>{t.removeNote}</p>
        <FormActions>
          <SubmitButton look="danger">{t.remove}</SubmitButton>
        </FormActions>
      </CommandForm>
    </Disclosure>
  </>
)

const LeftOutCard = ({ template: { leftOut } }: TemplateProps) => (
  <Card title={t.leftOut} note={leftOut.length > 0 ? t.leftOutNote : undefined}>
    {leftOut.length === 0 ? (
      <p>{t.nothingLeftOut}</p>
    ) : (
      <Stack isTight>
        {leftOut.map(({ reason, text }, index) => (
          <Disclosure key={`${String(index)} ${reason}`} summary={t.reason[reason]}>
            <RichTextView text={plainToDocumentText(text)} />
          </Disclosure>
        ))}
      </Stack>
    )}
  </Card>
)
