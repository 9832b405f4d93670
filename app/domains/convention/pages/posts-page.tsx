/** Posts of coordination: who employs them, for how much time, on what; their total, once. Rules: docs/rules/convention.md §6.4. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { formatNumber } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { CheckboxGroup } from '#app/ui/choice-field.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { NumberField, optionsOf, SelectField, TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Page, Row } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import type { PostsPageData } from '../annexes/annex-queries.server.ts'
import { postLabels as t } from '../posts/labels.fr.ts'
import { type CoordinationPost, fullTimeWords } from '../posts/posts.ts'

export function PostsPage(page: PostsPageData) {
  const { ctgId, posts, fullTime, edited, mayWrite } = page
  const path = `/ctg/${ctgId}/convention/annexes`
  return (
    <Page
      crumbs={[crumbs.convention(ctgId), { label: 'Annexes', to: path }]}
      title="Postes de coordination"
      lead="Qui coordonne, pour qui, combien de temps : les chargés de coopération et leurs employeurs."
      actions={
        posts.length > 0 && (
          <Row>
            <LinkButton to={`${path}/postes/export?format=xlsx`} isDownload>
              Télécharger (.xlsx)
            </LinkButton>
            <LinkButton to={`${path}/postes/export?format=csv`} look="quiet" isDownload>
              Télécharger (.csv)
            </LinkButton>
          </Row>
        )
      }
    >
      {edited && mayWrite && <EditCard {...page} post={edited} />}
      <Card title="Les postes" {...(posts.length > 0 && { aside: fullTimeWords(fullTime) })} content="tight">
        <DataTable
          caption={t.caption}
          rows={posts}
          columns={columnsOf(page)}
          empty="Aucun poste pour le moment. Une fois saisis, ils peuvent être joints à la convention."
        />
        {mayWrite && (
          <FoldedForm summary="Ajouter un poste" intent="add-post" submit="Ajouter le poste">
            <PostForm {...page} />
          </FoldedForm>
        )}
      </Card>
    </Page>
  )
}

const Unsaid = () => <span className="muted">{t.unsaid}</span>

const columnsOf = ({ mayWrite }: PostsPageData): readonly Column<CoordinationPost>[] => [
  {
    header: t.columns.title,
    cell: ({ id, title }) => (mayWrite ? <Link to={`?poste=${id}`}>{title}</Link> : title),
  },
  { header: t.columns.employer, cell: ({ employer }) => employer || <Unsaid /> },
  {
    header: t.columns.themes,
    cell: ({ themes }) => (themes.length === 0 ? t.allThemes : themes.map(({ name }) => name).join(', ')),
  },
  {
    header: t.columns.fullTime,
    isNumeric: true,
    cell: ({ fullTimeEquivalents }) => (fullTimeEquivalents === null ? <Unsaid /> : formatNumber(fullTimeEquivalents)),
  },
  { header: t.columns.holder, cell: ({ holder }) => holder || <Unsaid /> },
  { header: t.columns.funding, isNote: true, cell: ({ funding }) => funding || '–' },
]

type FormProps = Pick<PostsPageData, 'parties' | 'themes'> & { readonly post?: CoordinationPost }

const PostForm = ({ parties, themes, post }: FormProps) => (
  <>
    <TextField
      name="title"
      label="Poste"
      hint="Par exemple « chargée de coopération petite enfance »."
      isRequired
      maxLength={200}
      defaultValue={post?.title}
    />
    <SelectField
      name="employerPartyId"
      label="Employeur"
      emptyLabel="Aucune des parties"
      options={optionsOf(parties)}
      defaultValue={post?.employerPartyId}
    />
    <TextField
      name="employerName"
      label="Autre employeur"
      hint="Quand il n’est pas partie à la CTG."
      maxLength={200}
      defaultValue={post?.employerPartyId === null ? post.employer : undefined}
    />
    <NumberField
      name="fullTimeEquivalents"
      label="Temps de travail"
      hint="0,5 pour un mi-temps."
      unit="ETP"
      defaultValue={post?.fullTimeEquivalents}
    />
    <TextField name="holder" label="Titulaire" maxLength={200} defaultValue={post?.holder} />
    <TextField
      name="funding"
      label="Financement"
      hint="Par exemple « Caf 50 %, collectivité 50 % »."
      maxLength={500}
      defaultValue={post?.funding}
    />
    {themes.length > 0 && (
      <CheckboxGroup
        name="themeIds"
        label="Thèmes"
        hint="Aucun coché : tous les thèmes."
        choices={optionsOf(themes)}
        defaultValues={post?.themes.map(({ id }) => id) ?? []}
      />
    )}
  </>
)

const EditCard = ({ ctgId, post, ...page }: PostsPageData & { readonly post: CoordinationPost }) => (
  <Card title={`Modifier : ${post.title}`} id="modifier" content="tight">
    <CommandForm intent="update-post" version={post.version} about={{ postId: post.id }}>
      <PostForm {...page} post={post} />
      <FormActions>
        <SubmitButton>Enregistrer</SubmitButton>
        <Link to={`/ctg/${ctgId}/convention/annexes/postes`}>Fermer sans enregistrer</Link>
      </FormActions>
    </CommandForm>
    <CommandForm intent="remove-post" isInline about={{ postId: post.id }}>
      <SubmitButton look="danger" isSmall>
        Retirer ce poste
      </SubmitButton>
    </CommandForm>
  </Card>
)
