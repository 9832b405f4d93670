/** The convention at a glance: its track, who authorised and signed what, what is missing. */
import { type ReactNode, useState } from 'react'
import { parisDay } from '#app/kernel/calendar.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Card, Columns, Page } from '#app/ui/layout.tsx'
import { Steps } from '#app/ui/steps.tsx'
import { stateSentence } from '../labels.fr.ts'
import type { ConventionPageData } from '../queries.server.ts'
import { trackWords } from '../signatories/labels.fr.ts'
import { awaitedActs } from '../signatories/signatory-row.ts'
import { trackOf } from '../signatories/track.ts'
import { ConventionTabs } from './convention-tabs.tsx'
import { MissingCard } from './missing-card.tsx'
import { RemindButton, SignatoriesCard } from './signatories-card.tsx'
import { SignedFilesCard } from './signed-files-card.tsx'

export function ConventionPage({ notice, ...page }: ConventionPageData & { readonly notice?: ReactNode }) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const tick = (partyIds: readonly string[], isTicked: boolean) =>
    setTicked((known) => new Set([...known, ...partyIds].filter((id) => isTicked || !partyIds.includes(id))))
  const awaited = awaitedActs(page, page.today)
  const tickedCount = awaited.filter(({ partyId }) => ticked.has(partyId)).length
  return (
    <Page
      title="Convention"
      lead={stateSentence(page)}
      actions={
        <>
          <LatestVersion {...page} />
          {page.mayWrite && page.toSign && (
            <RemindButton
              ctgId={page.ctgId}
              awaited={awaited.length}
              ticked={tickedCount}
              isDecided={page.toSign.decisionId !== null}
            />
          )}
        </>
      }
    >
      <ConventionTabs ctgId={page.ctgId} current="overview" />
      {notice}
      <Card>
        <ConventionTrack {...page} />
      </Card>
      <SignatoriesCard page={page} ticked={ticked} onTick={tick} />
      <Columns isBalanced main={<MissingCard {...page} />} aside={<SignedFilesCard {...page} />} />
    </Page>
  )
}

function ConventionTrack(page: ConventionPageData) {
  const version = page.versions.find(({ id }) => id === page.toSign?.id)
  const steps = trackOf({
    table: page,
    today: page.today,
    toSign: page.toSign,
    frozenOn: version ? parisDay(version.madeAt) : null,
    decision: version?.decision ?? null,
    articles: {
      length: page.articles.length,
      remarks: page.missing.find(({ code }) => code === 'convention.text-remarks')?.count ?? 0,
    },
    acts: page.acts,
    signatures: page.signatures,
  })
  return (
    <Steps
      isTrack
      label={trackWords.label}
      steps={steps.map(({ path, ...step }) => ({
        ...step,
        to: path.startsWith('#') ? path : `/ctg/${page.ctgId}/convention${path}`,
      }))}
    />
  )
}

function LatestVersion({ ctgId, versions: [latest] }: ConventionPageData) {
  if (latest?.status !== 'frozen') return null
  return (
    <LinkButton to={`/ctg/${ctgId}/convention/versions/${latest.id}/convention.pdf`} isDownload>
      Télécharger la version {latest.number}
    </LinkButton>
  )
}
