/** The convention at a glance: where it is, who authorised and signed what, what is missing. */
import { LinkButton } from '#app/ui/button.tsx'
import { Columns, PageHeader, Stack } from '#app/ui/layout.tsx'
import { stateSentence } from '../labels.fr.ts'
import type { ConventionPageData } from '../queries.server.ts'
import { ConventionTabs } from './convention-tabs.tsx'
import { MissingCard } from './missing-card.tsx'
import { SignatoriesCard } from './signatories-card.tsx'
import { SignedFilesCard } from './signed-files-card.tsx'

export const ConventionPage = (page: ConventionPageData) => (
  <Stack>
    <PageHeader title="Convention" lead={stateSentence(page)} actions={<LatestVersion {...page} />} />
    <ConventionTabs ctgId={page.ctgId} current="overview" />
    <Columns
      main={<SignatoriesCard {...page} />}
      aside={
        <>
          <MissingCard {...page} />
          <SignedFilesCard {...page} />
        </>
      }
    />
  </Stack>
)

function LatestVersion({ ctgId, versions: [latest] }: ConventionPageData) {
  if (latest?.status !== 'frozen') return null
  return (
    <LinkButton to={`/ctg/${ctgId}/convention/versions/${latest.id}/convention.pdf`} isDownload>
      Télécharger la version {latest.number}
    </LinkButton>
  )
}
