/** The text of the convention: what is to be looked at again, its articles in their order, parties and visas as they will be printed. */
import { formatCount } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Columns, List, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { articleNotice } from '../article-template.fr.ts'
import { textLabels as t } from '../articles/labels.fr.ts'
import type { TextPageData } from '../articles/queries.server.ts'
import { ArticlesCard } from './articles-card.tsx'
import { ConventionTabs } from './convention-tabs.tsx'
import { VisasCard } from './visas-card.tsx'

export const TextPage = (page: TextPageData) => (
  <Page title={t.title} lead={t.lead(page.articles.length, page.remarks.length)} actions={<Acts {...page} />}>
    <ConventionTabs ctgId={page.ctgId} current="text" />
    <Columns
      main={
        <>
          <ArticlesCard {...page} />
          <PartiesCard {...page} />
          <VisasCard {...page} />
        </>
      }
      aside={
        <>
          {page.signedOn === null && page.articles.length > 0 && <RemarksCard {...page} />}
          <TemplateCard {...page} />
        </>
      }
    />
  </Page>
)

const templatesPath = (ctgId: string) => `/ctg/${ctgId}/convention/modeles`

const Acts = ({ ctgId, mayWrite, articles }: TextPageData) =>
  mayWrite && articles.length === 0 ? (
    <>
      <LinkButton to={templatesPath(ctgId)}>Choisir un autre modèle</LinkButton>
      <CommandForm intent="prepare-articles" isInline submit="Préparer les articles" sendingLabel="Préparation…" />
    </>
  ) : null

const RemarksCard = ({ ctgId, remarks }: TextPageData) => (
  <Card
    title={t.remarks.title}
    id="a-revoir"
    note={t.remarks.note}
    aside={remarks.length > 0 ? formatCount(remarks.length, 'point') : undefined}
  >
    {remarks.length === 0 ? (
      <p>{t.remarks.none}</p>
    ) : (
      <ul>
        {remarks.map((remark) => (
          <li key={`${remark.code} ${remark.about} ${remark.path}`}>
            <Link to={`/ctg/${ctgId}${remark.path}`}>{t.remark(remark)}</Link>
          </li>
        ))}
      </ul>
    )}
  </Card>
)

const PartiesCard = ({ ctgId, parties, mayWrite }: TextPageData) => (
  <Card title={t.parties.title} id="parties" note={t.parties.note} content="tight">
    <List of={parties}>{({ sentence }) => sentence}</List>
    {mayWrite && (
      <p>
        <Link to={`/ctg/${ctgId}/membres`}>{t.parties.mend}</Link>
      </p>
    )}
  </Card>
)

const TemplateCard = ({ ctgId, template, articles, signedOn }: TextPageData) => (
  <Card title={t.templates.title} content="tight">
    {template && <p>{t.templates.from(template.name, template.datedOn)}</p>}
    {articles.length > 0 && signedOn === null && <Notice tone="warn">{articleNotice}</Notice>}
    <p>
      <Link to={templatesPath(ctgId)}>{t.templates.link}</Link>
    </p>
  </Card>
)
