/** The articles as the amendment makes them, word by word; in preparation, each may be written. Rules: docs/rules/amendments.md §2. */
import { Form } from 'react-router'
import { comparisonLabels } from '#app/domains/convention/versions/comparison-labels.fr.ts'
import { RichTextView } from '#app/domains/writing/pages/rich-text-view.tsx'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Stack } from '#app/ui/layout.tsx'
import type { AmendmentPageData } from '../queries.server.ts'

export function AmendmentArticlesCard(page: AmendmentPageData) {
  const { articles, planChanges, amendment, mayWrite } = page
  const isDraft = amendment.number === null
  return (
    <Card
      title={isDraft ? 'Le texte qui en résulte' : 'Le texte modifié'}
      note={articles.length > 0 ? comparisonLabels.howToRead : undefined}
      content="stack"
    >
      {articles.length === 0 && <p className="muted">Aucun article de la convention n’est modifié.</p>}
      {articles.map((article) => (
        <Article key={article.title} page={page} article={article} />
      ))}
      {planChanges.length > 0 && (
        <section>
          <h3>Plan d’action</h3>
          {planChanges.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </section>
      )}
      {isDraft && mayWrite && <WriteArticle {...page} />}
    </Card>
  )
}

type Article = AmendmentPageData['articles'][number]

function Article({ page, article }: { readonly page: AmendmentPageData; readonly article: Article }) {
  const { number, title, isNew, isWritten, change } = article
  const isDraft = page.amendment.number === null
  return (
    <section>
      <h3>
        {number === null ? title : comparisonLabels.article(number, title)}{' '}
        <Chip tone={isNew ? 'ok' : 'accent'}>{isNew ? 'nouvel article' : 'modifié'}</Chip>{' '}
        {isDraft && !isWritten && <Chip>proposé par Trame</Chip>}
      </h3>
      {change ? (
        <RichTextView text={change.text} titles={4} />
      ) : (
        <p className="muted">Ce texte est le même que celui de la convention.</p>
      )}
      {isDraft && isWritten && page.mayWrite && (
        <CommandForm intent="remove-amendment-article" isInline about={{ title }}>
          <SubmitButton look="quiet" isSmall label={`Ne plus réécrire : ${title}`}>
            Ne plus réécrire cet article
          </SubmitButton>
        </CommandForm>
      )}
    </section>
  )
}

/** A plain form whose address opens the article with its words: nothing is to be typed again. */
const WriteArticle = ({ articleTitles, editing }: AmendmentPageData) => (
  <section id="article">
    {editing ? (
      <CommandForm intent="set-amendment-article" subject={editing.title || 'new'} submit="Enregistrer cet article">
        {editing.isNew ? (
          <TextField name="title" label="Titre du nouvel article" isRequired maxLength={200} />
        ) : (
          <>
            <h3>Réécrire « {editing.title} »</h3>
            <input type="hidden" name="title" value={editing.title} />
          </>
        )}
        <TextArea
          name="body"
          label="Nouveau texte, en entier"
          isRequired
          rows={12}
          defaultValue={editing.body}
          hint="Une ligne vide sépare deux paragraphes ; « - » au début d’une ligne fait une liste."
        />
      </CommandForm>
    ) : (
      <Form method="get" action="#article">
        <Stack isTight>
          <SelectField
            name="article"
            label="Réécrire un article"
            options={[
              ...articleTitles.map((title, place) => ({
                value: title,
                label: comparisonLabels.article(place + 1, title),
              })),
              { value: 'nouveau', label: 'Un nouvel article…' },
            ]}
          />
          <FormActions>
            <Button look="plain">Ouvrir cet article</Button>
          </FormActions>
        </Stack>
      </Form>
    )}
  </section>
)
