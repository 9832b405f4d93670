/** What I am named to sign in this CTG, with my account. Rules: docs/rules/signing.md §3.2. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { atStart } from '#app/kernel/format.ts'
import { Breadcrumb, Card, PageHeader, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import type { MySigningPageData, SigningLinkData } from '../links.server.ts'
import { mySigningPath } from '../signing-address.ts'
import { textNameOf } from '../text-name.fr.ts'
import { SignPage, type SignPageProps } from './sign-page.tsx'

type Props = MySigningPageData & Pick<SignPageProps, 'need'>

export const MySigningPage = ({ ctgId, link, others, hasFactor, need }: Props) => (
  <Stack>
    <Breadcrumb crumbs={[crumbs.convention(ctgId)]} />
    {link ? (
      <SignPage
        link={link}
        linkId={link.linkId}
        hasFactor={hasFactor}
        need={need}
        fileTo={fileOf(ctgId, link)}
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
    <Others ctgId={ctgId} others={others} />
  </Stack>
)

const fileOf = (ctgId: string, { sealed, versionId, amendmentId }: SigningLinkData): string => {
  if (sealed) return `/ctg/${ctgId}/fichiers/${sealed.fileId}`
  return amendmentId === null
    ? `/ctg/${ctgId}/convention/versions/${versionId}/convention.pdf`
    : `/ctg/${ctgId}/convention/avenants/${amendmentId}/avenant.pdf`
}

const Others = ({ ctgId, others }: Pick<Props, 'ctgId' | 'others'>) =>
  others.length > 0 && (
    <Card title="Vous avez aussi à signer">
      <ul>
        {others.map((one) => (
          <li key={one.id}>
            <Link to={`/ctg/${ctgId}${mySigningPath(one.id)}`}>{atStart(textNameOf(one))}</Link>, pour {one.partyName}
          </li>
        ))}
      </ul>
    </Card>
  )
