/** What I am named to sign in this CTG, with my account. Rules: docs/rules/signing.md §3.2. */
import { Breadcrumb, PageHeader, Stack } from '#app/ui/layout.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import type { MySigningPageData } from '../queries.server.ts'
import { SignPage, type SignPageProps } from './sign-page.tsx'

export const MySigningPage = ({
  ctgId,
  link,
  linkId,
  hasFactor,
  need,
}: MySigningPageData & Pick<SignPageProps, 'need'>) => (
  <Stack>
    <Breadcrumb crumbs={[{ label: 'Convention', to: `/ctg/${ctgId}/convention` }]} />
    {link && linkId ? (
      <SignPage
        link={link}
        linkId={linkId}
        hasFactor={hasFactor}
        need={need}
        fileTo={`/ctg/${ctgId}/convention/versions/${link.versionId}/convention.pdf`}
        intents={{ sendCode: 'send-signing-code', sign: 'sign-with-account' }}
      />
    ) : (
      <>
        <PageHeader title="Signer la convention" />
        <EmptyState>
          La coordination ne vous a pas désigné pour signer : elle le fait à l’adresse de votre compte, sur la page
          Preuve.
        </EmptyState>
      </>
    )}
  </Stack>
)
