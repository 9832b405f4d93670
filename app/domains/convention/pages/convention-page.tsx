/** The convention at a glance: where it is, who authorised and signed what, its versions, its articles. */
import { LinkButton } from '#app/ui/button.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Columns, PageHeader, Stack } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { articleNotice } from '../article-template.fr.ts'
import { stateSentence } from '../labels.fr.ts'
import type { ConventionPageData } from '../queries.server.ts'
import { ArticlesCard } from './articles-card.tsx'
import { MissingCard } from './missing-card.tsx'
import { SignatoriesCard } from './signatories-card.tsx'
import { SignedFilesCard } from './signed-files-card.tsx'
import { VersionsCard } from './versions-card.tsx'

export const ConventionPage = (page: ConventionPageData) => (
  <Stack>
    <PageHeader title="Convention" lead={stateSentence(page)} actions={<Acts {...page} />} />
    <Columns
      main={
        <>
          <SignatoriesCard {...page} />
          <VersionsCard {...page} />
          <ArticlesCard {...page} />
        </>
      }
      aside={
        <>
          <MissingCard {...page} />
          <SignedFilesCard {...page} />
          {page.articles.length > 0 && page.signedOn === null && (
            <Card title="Le texte proposé">
              <Notice tone="warn">
                <p>{articleNotice}</p>
              </Notice>
            </Card>
          )}
        </>
      }
    />
  </Stack>
)

/** The next act: the articles first, then a version. */
function Acts({ ctgId, mayWrite, articles, versions }: ConventionPageData) {
  const [latest] = versions
  if (!mayWrite)
    return latest?.status === 'frozen' ? (
      <LinkButton to={`/ctg/${ctgId}/convention/versions/${latest.id}/convention.pdf`} isDownload>
        Télécharger la version {latest.number}
      </LinkButton>
    ) : null
  if (articles.length === 0)
    return (
      <CommandForm intent="prepare-articles" isInline>
        <SubmitButton sendingLabel="Préparation…">Préparer les articles</SubmitButton>
      </CommandForm>
    )
  return (
    <CommandForm intent="freeze-version" isInline>
      <SubmitButton sendingLabel="Version figée, un instant…">Figer une version</SubmitButton>
    </CommandForm>
  )
}
