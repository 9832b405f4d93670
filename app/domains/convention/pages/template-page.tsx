/** One template: its articles as they were read, what is in none of them, and the form to keep it. Rules: docs/rules/convention.md §1.5. */
import { RichTextView } from '#app/domains/writing/pages/rich-text-view.tsx'
import { plainToDocumentText } from '#app/domains/writing/to-document-text.ts'
import { formatInstant } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { DateField, TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Columns, Page, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { textLabels } from '../articles/labels.fr.ts'
import type { KeptTemplate, TemplatePageData } from '../articles/template-queries.server.ts'
import { TemplateForm } from './template-form.tsx'

const { templates: t } = textLabels

type Props = TemplatePageData & { readonly listPath: string }

export const TemplatePage = (page: Props) => (page.isWriting ? <TemplateForm {...page} /> : <TemplateText {...page} />)

const TemplateText = ({ template, mayKeep, listPath, edition, editions }: Props) => (
  <Page
    crumbs={[{ label: t.title, to: listPath }]}
    title={edition ? `${template.name}, ${t.edition(edition.number).toLocaleLowerCase('fr')}` : template.name}
    lead={t.count((edition ?? template).articles.length)}
    actions={mayKeep && !edition && <LinkButton to="?ecrire=oui">{t.write}</LinkButton>}
  >
    {edition && (
      <Notice>
        <p>
          {t.editionNote} {t.editionReplaced(edition.replacedBy, formatInstant(edition.replacedAt))}{' '}
          <Link to={`${listPath}/${template.id}`}>{t.readCurrent}</Link>
        </p>
      </Notice>
    )}
    {template.state === 'read' && <Notice tone="warn">{textLabels.templates.onlyReadNote}</Notice>}
    <Columns
      main={(edition ?? template).articles.map(({ title, body }, index) => (
        <Card key={`${String(index)} ${title}`} title={`Article ${index + 1}. ${title}`}>
          <RichTextView text={plainToDocumentText(body)} />
        </Card>
      ))}
      aside={
        <>
          <AboutCard template={template} mayKeep={mayKeep} />
          <EditionsCard path={`${listPath}/${template.id}`} editions={editions} />
          {hasSource(template, editions) && <LeftOutCard template={template} />}
        </>
      }
    />
  </Page>
)

/** A copy of another template, or one written since, has nothing left out of a document. */
const hasSource = ({ sourceName, leftOut }: KeptTemplate, editions: TemplatePageData['editions']): boolean =>
  leftOut.length > 0 || (editions.length === 0 && /\.docx$/i.test(sourceName))

type EditionsProps = { readonly path: string } & Pick<TemplatePageData, 'editions'>

const EditionsCard = ({ path, editions }: EditionsProps) =>
  editions.length > 0 && (
    <Card title={t.editions}>
      <ul className="plain-list">
        {editions.map(({ number, author, datedOn, replacedBy, replacedAt }) => (
          <li key={number}>
            <Link to={`${path}?version=${number}`}>{t.edition(number)}</Link> {t.editionLine(author, datedOn)}
            <p className="fine">{t.editionReplaced(replacedBy, formatInstant(replacedAt))}</p>
          </li>
        ))}
      </ul>
    </Card>
  )

type TemplateProps = { readonly template: KeptTemplate }

const AboutCard = ({ template, mayKeep }: TemplateProps & { readonly mayKeep: boolean }) => (
  <Card title={t.about} note={template.isOfInstance ? t.ofInstance : t.ofCaf} content="tight">
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
    <FoldedForm look="plain" summary={`${t.remove}…`} intent="remove-template" submit={t.remove} submitLook="danger">
      <p>{t.removeNote}</p>
    </FoldedForm>
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
