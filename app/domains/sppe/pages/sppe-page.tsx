/** The schéma of childcare: missions, what the law asks, points and answers, the schéma départemental, adoption and balances. */
import type { ReactNode } from 'react'
import { LinkButton } from '#app/ui/button.tsx'
import { Card, Columns, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { sppeLabels as t } from '../labels.fr.ts'
import { items, situations } from '../point-keys.ts'
import type { SppePageData } from '../queries.server.ts'
import { endedBeforeLaw } from '../sppe.ts'
import { DeedsCard } from './deeds-card.tsx'
import { MissionsTable } from './missions-table.tsx'
import { ObligationsCard } from './obligations-card.tsx'
import { PointList } from './point-list.tsx'
import { SchemaCard } from './schema-card.tsx'

const AnnexLinks = ({ to }: { readonly to: string }) => (
  <>
    <LinkButton to={`${to}.pdf`} isDownload>
      Annexe en PDF
    </LinkButton>
    <LinkButton to={`${to}.docx`} look="primary" isDownload>
      Annexe en Word
    </LinkButton>
  </>
)

const MissionsCard = ({ ctgId, missions, communeCount, mayWrite }: SppePageData) => (
  <Card title="Les quatre missions" content="tight">
    <MissionsTable missions={missions} communeCount={communeCount} />
    <p>
      <Link to={`/ctg/${ctgId}/convention/sppe/missions`}>
        {mayWrite ? 'Dire qui tient quoi, commune par commune' : 'Commune par commune'}
      </Link>
    </p>
  </Card>
)

/** @param tabs those of the convention, given by the route */
export const SppePage = ({ page, tabs }: { readonly page: SppePageData; readonly tabs: ReactNode }) => {
  const { ctgId, points, counts } = page
  const among = (keys: readonly string[]) => points.filter(({ key }) => keys.includes(key))
  return (
    <Page
      title={t.title}
      lead={
        endedBeforeLaw(page.ctg) ? <OrdinalText text={t.beforeLaw} /> : t.lead(page.schemaVerdict, page.schema.standsIn)
      }
      actions={<AnnexLinks to={`/ctg/${ctgId}/convention/sppe/annexe`} />}
    >
      {tabs}
      <Columns
        main={
          <>
            <Card
              title="Les onze points du décret"
              note={`Article D. 214-10-1. ${t.itemCounts(counts)}. Trame vérifie la présence, les liens et les dates.`}
              aside={<strong>{t.toAppreciate}</strong>}
            >
              <PointList ctgId={ctgId} points={among(items)} />
            </Card>
            <Card
              title="Accessibilité"
              note="Les quatre situations de familles de l’article L. 214-2 ; ensemble, elles répondent au 4° c."
            >
              <PointList ctgId={ctgId} points={among(situations)} />
            </Card>
            <ObligationsCard {...page} />
          </>
        }
        aside={
          <>
            <MissionsCard {...page} />
            <Card title="Relais petite enfance">
              <PointList ctgId={ctgId} points={among(['relais'])} />
            </Card>
            <SchemaCard {...page} />
            <DeedsCard {...page} />
          </>
        }
      />
    </Page>
  )
}
