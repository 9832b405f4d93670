/** The articles of a template, to be written as its next version: one form, works without JavaScript. Rules: docs/rules/convention.md §1.5. */
import { factLabels, factToken, isFactName } from '#app/domains/writing/facts.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { DateField, NumberField, TextArea, TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, List, Page, Stack } from '#app/ui/layout.tsx'
import { textLabels } from '../articles/labels.fr.ts'
import type { TemplatePageData } from '../articles/template-queries.server.ts'

const { templates: t } = textLabels

type Props = TemplatePageData & { readonly listPath: string }

/** A copy that nobody has rewritten yet has no author: the author of the original is not proposed. */
const authorOf = ({ template, editions }: Props): string =>
  template.state === 'read' && editions.length === 0 ? '' : template.author

export const TemplateForm = (page: Props) => {
  const { template, editions, today, listPath } = page
  return (
    <Page
      crumbs={[
        { label: t.title, to: listPath },
        { label: template.name, to: `${listPath}/${template.id}` },
      ]}
      title={t.writeTitle(template.name)}
      lead={t.writeLead(editions.length + 2)}
    >
      <CommandForm intent="rewrite-template" version={template.version} isWide>
        <Stack>
          <Card title={t.about} content="tight">
            <TextField name="author" label={t.writtenBy} isRequired maxLength={200} defaultValue={authorOf(page)} />
            <DateField name="datedOn" label={t.datedOn} isRequired defaultValue={today} />
            <Facts />
          </Card>
          {template.articles.map((article, index) => (
            <Card key={`${String(index)} ${article.title}`} title={t.articleOf(index + 1)}>
              <ArticleFields rowId={String(index + 1)} rank={index + 1} {...article} />
            </Card>
          ))}
          <Card title={t.newArticle} note={t.newArticleNote}>
            <ArticleFields rowId="nouveau" rank={template.articles.length + 1} title="" body="" />
          </Card>
          <FormActions>
            <SubmitButton>{t.rewrite}</SubmitButton>
            <LinkButton to={`${listPath}/${template.id}`}>{t.readCurrent}</LinkButton>
          </FormActions>
        </Stack>
      </CommandForm>
    </Page>
  )
}

const Facts = () => (
  <Disclosure summary={t.factsTitle}>
    <p>{t.factsNote}</p>
    <List of={Object.keys(factLabels).filter(isFactName)}>{(name) => factToken(name)}</List>
  </Disclosure>
)

type ArticleProps = {
  readonly rowId: string
  readonly rank: number
  readonly title: string
  readonly body: string
}

const ArticleFields = ({ rowId, rank, title, body }: ArticleProps) => (
  <Stack isTight>
    <TextField name={`title-${rowId}`} label={t.articleTitle} maxLength={200} defaultValue={title} />
    <TextArea
      name={`body-${rowId}`}
      label={t.articleBody}
      hint={t.bodyHint}
      maxLength={20_000}
      rows={Math.min(20, Math.max(6, Math.ceil(body.length / 90)))}
      defaultValue={body}
    />
    <NumberField name={`rank-${rowId}`} label={t.rank} defaultValue={rank} />
  </Stack>
)
