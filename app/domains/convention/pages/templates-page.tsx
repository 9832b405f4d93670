/** The templates of articles: those a convention may take, and those one keeps. Rules: docs/rules/convention.md §1.5. */
import { UploadField } from '#app/domains/documents/upload-field.tsx'
import { formatDay } from '#app/kernel/format.ts'
import { Chip } from '#app/ui/chip.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Page, Row } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { textLabels } from '../articles/labels.fr.ts'
import type { InstanceTemplatesPageData, TemplatesPageData } from '../articles/template-queries.server.ts'
import { ConventionTabs } from './convention-tabs.tsx'

const { templates: t } = textLabels

export const TemplatesPage = (page: TemplatesPageData) => {
  const { ctgId, own, templates, mayKeep, isCafKnown } = page
  return (
    <Page crumbs={[{ label: textLabels.title, to: `/ctg/${ctgId}/convention/texte` }]} title={t.title} lead={t.lead}>
      <ConventionTabs ctgId={ctgId} current="text" />
      <Card title={own.name} note={t.ofTrame} aside={t.count(own.count)} content="tight">
        <Said author={own.author} datedOn={own.datedOn} checkedBy="" isOffered />
        <Take page={page} taking={own.taking} templateId="" name={own.name} />
        {mayKeep && isCafKnown && <Copy templateId="" name={own.name} />}
      </Card>
      {templates.map((template) => (
        <Card
          key={template.id}
          title={<Link to={`/ctg/${ctgId}/convention/modeles/${template.id}`}>{template.name}</Link>}
          note={template.isOfInstance ? t.ofInstance : t.ofCaf}
          aside={t.count(template.count)}
          content="tight"
        >
          <Said {...template} isOffered={template.state === 'offered'} />
          {template.state === 'offered' && (
            <>
              <Take page={page} taking={template.taking} templateId={template.id} name={template.name} />
              {mayKeep && isCafKnown && <Copy templateId={template.id} name={template.name} />}
            </>
          )}
        </Card>
      ))}
      {mayKeep && isCafKnown && <BringCard intent="read-template" />}
    </Page>
  )
}

type SaidProps = {
  readonly author: string
  readonly datedOn: string | null
  readonly checkedBy: string
  readonly isOffered: boolean
}

/** Who wrote it, when, and whether somebody checked it. */
const Said = ({ author, datedOn, checkedBy, isOffered }: SaidProps) => (
  <Row>
    {author !== '' && <span>{author}</span>}
    {datedOn && <span>{formatDay(datedOn)}</span>}
    {!isOffered ? (
      <Chip tone="warn">{t.onlyRead}</Chip>
    ) : checkedBy === '' ? (
      <Chip tone="warn">{t.toCheck}</Chip>
    ) : (
      <Chip tone="ok">{t.checkedBy(checkedBy)}</Chip>
    )}
  </Row>
)

type TakeProps = {
  readonly page: TemplatesPageData
  readonly taking: TemplatesPageData['own']['taking']
  /** Empty for ours. */
  readonly templateId: string
  readonly name: string
}

/** What taking it would do is said before it is done. */
function Take({ page: { hasArticles, mayTake }, taking, templateId, name }: TakeProps) {
  if (!mayTake) return null
  return (
    <>
      {hasArticles && (
        <p>
          {t.added(taking.added)} {taking.added.length > 0 && t.left(taking.left)}
        </p>
      )}
      {(!hasArticles || taking.added.length > 0) && (
        <CommandForm intent={hasArticles ? 'take-template' : 'prepare-articles'} isInline about={{ templateId }}>
          <SubmitButton look="plain" label={`${hasArticles ? t.take : t.prepare} : ${name}`}>
            {hasArticles ? t.take : t.prepare}
          </SubmitButton>
        </CommandForm>
      )}
    </>
  )
}

type CopyProps = Pick<TakeProps, 'templateId' | 'name'>

/** To be written otherwise by who keeps templates. */
const Copy = ({ templateId, name }: CopyProps) => (
  <CommandForm intent="copy-template" isInline about={{ templateId }}>
    <SubmitButton look="plain" label={`${t.copy} : ${name}`}>
      {t.copy}
    </SubmitButton>
    <p className="fine">{t.copyNote}</p>
  </CommandForm>
)

const BringCard = ({ intent }: { readonly intent: string }) => (
  <Card title={t.bring} note={t.bringNote} id="apporter">
    <CommandForm intent={intent} hasFiles submit={t.read} sendingLabel={t.reading}>
      <UploadField name="file" label={t.file} accept=".docx" isRequired />
    </CommandForm>
  </Card>
)

export const InstanceTemplatesPage = ({ own, templates }: InstanceTemplatesPageData) => (
  <Page title={t.title} lead={t.lead}>
    {templates.length === 0 && <Notice>{t.none}</Notice>}
    <Card title={own.name} note={t.ofTrame} aside={t.count(own.count)} content="tight">
      <Said author={own.author} datedOn={own.datedOn} checkedBy="" isOffered />
      <Copy templateId="" name={own.name} />
    </Card>
    {templates.map((template) => (
      <Card
        key={template.id}
        title={<Link to={`/administration/modeles/${template.id}`}>{template.name}</Link>}
        aside={t.count(template.count)}
      >
        <Said {...template} isOffered={template.state === 'offered'} />
      </Card>
    ))}
    <BringCard intent="read-template" />
  </Page>
)
