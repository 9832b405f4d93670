/** The frozen versions of the convention and where each is, who holds which, and the act of freezing one. */
import { LinkButton } from '#app/ui/button.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Columns, Page, Row, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Menu } from '#app/ui/menu.tsx'
import { freezing, versionsLead } from '../stage-labels.fr.ts'
import type { VersionsPageData } from '../versions/queries.server.ts'
import { CompareVersionsForm } from './compare-versions-form.tsx'
import { ConventionTabs } from './convention-tabs.tsx'
import { HoldersCard } from './holders-card.tsx'
import { VersionsCard } from './versions-card.tsx'

export function VersionsPage(page: VersionsPageData) {
  const { ctgId, versions, articles, mayWrite } = page
  const [last, previous] = versions
  return (
    <Page
      title="Versions de la convention"
      lead={versionsLead(page)}
      actions={
        mayWrite &&
        articles.length > 0 && (
          <FreezeVersion
            ctgId={ctgId}
            points={page.missing.find(({ code }) => code === 'convention.text-remarks')?.count ?? 0}
          />
        )
      }
    >
      <ConventionTabs ctgId={ctgId} current="versions" />
      <Columns
        main={
          <>
            <VersionsCard {...page} />
            {versions.length > 0 && <HoldersCard {...page} />}
          </>
        }
        aside={
          last && (
            <Card title="Comparer deux textes" note="Les mots, puis les annexes." content="tight">
              <Row>
                <LinkButton to={`/ctg/${ctgId}/convention/versions/comparer?de=${last.number}&a=projet`} isSmall>
                  Ce qui a changé depuis la version {last.number}
                </LinkButton>
              </Row>
              <CompareVersionsForm
                ctgId={ctgId}
                numbers={versions.map(({ number }) => number)}
                chosen={{ before: previous?.number ?? last.number, after: previous ? last.number : 'draft' }}
              />
            </Card>
          )
        }
      />
    </Page>
  )
}

/** What is to be looked at again in the text is said first: a version frozen is never changed, another one follows it. */
function FreezeVersion({ ctgId, points }: { readonly ctgId: string; readonly points: number }) {
  const freeze = (label: string) => (
    <CommandForm intent="freeze-version" isInline submit={label} sendingLabel="Version figée, un instant…" />
  )
  if (points === 0) return freeze('Figer une version')
  return (
    <Menu label="Figer une version">
      <Stack isTight>
        <p>{freezing.points(points)}</p>
        <Link to={`/ctg/${ctgId}/convention/texte`}>{freezing.look}</Link>
        {freeze(freezing.anyway)}
      </Stack>
    </Menu>
  )
}
