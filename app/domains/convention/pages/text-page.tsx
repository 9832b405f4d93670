/** The text of the convention: its articles in their order, and where they come from. */
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { PageHeader, Stack } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { articleNotice } from '../article-template.fr.ts'
import type { ConventionPageData } from '../queries.server.ts'
import { ArticlesCard } from './articles-card.tsx'
import { ConventionTabs } from './convention-tabs.tsx'

export const TextPage = (page: ConventionPageData) => (
  <Stack>
    <PageHeader
      title="Texte de la convention"
      actions={
        page.mayWrite &&
        page.articles.length === 0 && (
          <CommandForm intent="prepare-articles" isInline>
            <SubmitButton sendingLabel="Préparation…">Préparer les articles</SubmitButton>
          </CommandForm>
        )
      }
    />
    <ConventionTabs ctgId={page.ctgId} current="text" />
    {page.articles.length > 0 && page.signedOn === null && (
      <Notice tone="warn">
        <p>{articleNotice}</p>
      </Notice>
    )}
    <ArticlesCard {...page} />
  </Stack>
)
