/** One article: its text as printed, and the form to change it. Rules: docs/rules/convention.md §1. */
import { WrittenText } from '#app/domains/writing/pages/written-text.tsx'
import { atStart } from '#app/kernel/format.ts'
import { Chip } from '#app/ui/chip.tsx'
import { TextArea, TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Columns, List, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { articleNotice } from '../article-template.fr.ts'
import { textLabels as t } from '../articles/labels.fr.ts'
import type { ArticlePageData } from '../articles/queries.server.ts'

export function ArticlePage(page: ArticlePageData) {
  const { ctgId, article, body, gaps, number, mayWrite } = page
  const text = (
    <Card title="Texte de l’article" note="Comme il sera imprimé.">
      <WrittenText
        of={{ ctgId, subjectType: 'convention-article', subjectId: article.id, field: 'body' }}
        title={`Article ${number}. ${article.title}`}
        text={body.text}
        isFrozen={body.isFrozen}
        talk={body.talk}
        empty="Cet article n’a pas encore de texte."
        mayWrite={mayWrite}
        hasFacts
        withoutScript={<BodyForm article={article} />}
      />
    </Card>
  )
  return (
    <Page
      crumbs={[{ label: t.title, to: `/ctg/${ctgId}/convention/texte` }]}
      title={`Article ${number}. ${article.title}`}
    >
      <Columns
        main={text}
        aside={
          <>
            {gaps.length > 0 && (
              <Notice tone="warn" title="À compléter">
                <List of={gaps} />
              </Notice>
            )}
            <FactsCard {...page} />
            {mayWrite && <ArticleActs article={article} />}
            {mayWrite && <Notice>{articleNotice}</Notice>}
          </>
        }
      />
    </Page>
  )
}

/** Each passage that fills itself, by its name, which leads where its words are written. */
const FactsCard = ({ ctgId, facts, mayWrite }: ArticlePageData) => (
  <Card title={t.facts.title} note={t.facts.note} content="tight">
    {facts.length === 0 ? (
      <p className="muted">{t.facts.none}</p>
    ) : (
      <ul>
        {facts.map(({ name, label, isKnown, path }) => (
          <li key={name}>
            <Link to={`/ctg/${ctgId}${path}`}>{atStart(label)}</Link> {!isKnown && <Chip tone="warn">à compléter</Chip>}
          </li>
        ))}
      </ul>
    )}
    {mayWrite && <p className="fine">{t.facts.insert}</p>}
  </Card>
)

type ArticleProps = Pick<ArticlePageData, 'article'>

/** Sets the text at once, where the editor cannot run. */
const BodyForm = ({ article: { title, body, version } }: ArticleProps) => (
  <CommandForm intent="update-article" subject="body" version={version} submit="Enregistrer" values={{ title }}>
    <TextArea
      name="body"
      label="Texte"
      defaultValue={body}
      rows={20}
      hint="Une ligne vide sépare deux paragraphes ; « - » au début d’une ligne fait une liste."
    />
  </CommandForm>
)

const ArticleActs = ({ article: { title, version } }: ArticleProps) => (
  <Card title="Titre" content="tight">
    <CommandForm
      intent="update-article"
      subject="title"
      version={version}
      submit="Enregistrer le titre"
      submitLook="plain"
    >
      <TextField name="title" label="Titre" isRequired defaultValue={title} maxLength={200} />
    </CommandForm>
    <FoldedForm
      look="plain"
      summary="Retirer cet article…"
      intent="remove-article"
      submit="Retirer l’article"
      submitLook="danger"
    >
      <p>
        L’article « {title} » quittera la convention en préparation. Les versions déjà figées le gardent, et le journal
        garde son texte.
      </p>
    </FoldedForm>
  </Card>
)
