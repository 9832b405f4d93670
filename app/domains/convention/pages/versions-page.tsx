/** The frozen versions of the convention, and the act of freezing one. */
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { PageHeader, Stack } from '#app/ui/layout.tsx'
import type { ConventionPageData } from '../queries.server.ts'
import { ConventionTabs } from './convention-tabs.tsx'
import { VersionsCard } from './versions-card.tsx'

export const VersionsPage = (page: ConventionPageData) => (
  <Stack>
    <PageHeader
      title="Versions de la convention"
      actions={
        page.mayWrite &&
        page.articles.length > 0 && (
          <CommandForm intent="freeze-version" isInline>
            <SubmitButton sendingLabel="Version figée, un instant…">Figer une version</SubmitButton>
          </CommandForm>
        )
      }
    />
    <ConventionTabs ctgId={page.ctgId} current="versions" />
    <VersionsCard {...page} />
  </Stack>
)
