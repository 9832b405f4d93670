/** The articles in their order, each one's page, and a new one. Rules: docs/rules/convention.md §1. */
import { formatCount } from '#app/kernel/format.ts'
import { Chip } from '#app/ui/chip.tsx'
import { TextArea, TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import type { TextPageData } from '../articles/queries.server.ts'
import styles from './articles-card.module.css'

export const ArticlesCard = ({ ctgId, articles, mayWrite }: TextPageData) => (
  <Card
    title="Articles"
    id="articles"
    aside={articles.length > 0 ? formatCount(articles.length, 'article') : undefined}
  >
    {articles.length === 0 && (
      <EmptyState>
        {mayWrite
          ? 'Quatorze articles sont proposés, remplis avec ce que la CTG sait déjà ; vous les faites vôtres ensuite.'
          : 'La coordination n’a pas encore préparé les articles.'}
      </EmptyState>
    )}
    <Stack isTight>
      {articles.length > 0 && (
        <ol className="plain-list">
          {articles.map((article, index) => (
            <li key={article.id}>
              <div className={styles.article}>
                <span>
                  <span className="muted">Article {index + 1}.</span>{' '}
                  <Link to={`/ctg/${ctgId}/convention/articles/${article.id}`}>{article.title}</Link>{' '}
                  {article.gaps.length > 0 && <Chip tone="warn">à compléter</Chip>}
                </span>
                {mayWrite && <Moves {...article} index={index} count={articles.length} />}
              </div>
            </li>
          ))}
        </ol>
      )}
      {mayWrite && articles.length > 0 && (
        <FoldedForm summary="Ajouter un article" intent="add-article" submit="Ajouter l’article">
          <TextField name="title" label="Titre" isRequired maxLength={200} />
          <TextArea
            name="body"
            label="Texte"
            rows={8}
            hint="Une ligne vide sépare deux paragraphes ; « - » au début d’une ligne fait une liste."
          />
        </FoldedForm>
      )}
    </Stack>
  </Card>
)

type MovesProps = { readonly id: string; readonly title: string; readonly index: number; readonly count: number }

const Moves = ({ id, title, index, count }: MovesProps) => (
  <CommandForm intent="move-article" isInline about={{ articleId: id }}>
    {index > 0 && (
      <SubmitButton look="quiet" isSmall name="direction" value="up" label={`Monter : ${title}`}>
        ↑
      </SubmitButton>
    )}
    {index < count - 1 && (
      <SubmitButton look="quiet" isSmall name="direction" value="down" label={`Descendre : ${title}`}>
        ↓
      </SubmitButton>
    )}
  </CommandForm>
)
