/** One article: its text as printed, and the form to change it. Rules: docs/rules/convention.md §1. */
import { Disclosure } from '#app/ui/disclosure.tsx'
import { TextArea, TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Breadcrumb, Card, Columns, PageHeader, Stack } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { articleNotice } from '../article-template.fr.ts'
import { gapsIn } from '../convention.ts'
import type { ArticlePageData } from '../queries.server.ts'
import { ProseView } from './prose-view.tsx'

export function ArticlePage({ ctgId, article, number, mayWrite }: ArticlePageData) {
  const gaps = gapsIn(article.body)
  return (
    <Stack>
      <Breadcrumb crumbs={[{ label: 'Convention', to: `/ctg/${ctgId}/convention` }]} />
      <PageHeader title={`Article ${number}. ${article.title}`} />
      {mayWrite ? (
        <Columns
          isBalanced
          main={<ArticleForm article={article} />}
          aside={
            <>
              {gaps > 0 && (
                <Notice tone="warn" title="À compléter">
                  <p>Les passages entre crochets attendent une précision ; la CTG ne la connaissait pas.</p>
                </Notice>
              )}
              <Printed body={article.body} />
              <Notice>
                <p>{articleNotice}</p>
              </Notice>
            </>
          }
        />
      ) : (
        <Printed body={article.body} />
      )}
    </Stack>
  )
}

const Printed = ({ body }: { readonly body: string }) => (
  <Card title="Texte enregistré" note="Comme il sera imprimé.">
    {body.trim() === '' ? <p className="muted">Cet article n’a pas encore de texte.</p> : <ProseView text={body} />}
  </Card>
)

const ArticleForm = ({ article: { title, body, version } }: Pick<ArticlePageData, 'article'>) => (
  <Card title="Modifier">
    <Stack isTight>
      <CommandForm intent="update-article" version={version}>
        <TextField name="title" label="Titre" isRequired defaultValue={title} maxLength={200} />
        <TextArea
          name="body"
          label="Texte"
          defaultValue={body}
          rows={20}
          hint="Une ligne vide sépare deux paragraphes ; « - » au début d’une ligne fait une liste."
        />
        <FormActions>
          <SubmitButton>Enregistrer</SubmitButton>
        </FormActions>
      </CommandForm>
      <Disclosure summary="Retirer cet article…" forms={{ intents: ['remove-article'] }}>
        <CommandForm intent="remove-article">
          <p>
            L’article « {title} » quittera la convention en préparation. Les versions déjà figées le gardent, et le
            journal garde son texte.
          </p>
          <FormActions>
            <SubmitButton look="danger">Retirer l’article</SubmitButton>
          </FormActions>
        </CommandForm>
      </Disclosure>
    </Stack>
  </Card>
)
