/** On what the diagnosis opens: the balance of the CTG before, poured here by someone who follows both. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { EmptyState, Notice } from '#app/ui/notice.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import type { BalancePageData, OwnBalanceData } from '../balance-queries.server.ts'
import { renewalLabels as t } from '../renewal-labels.fr.ts'
import { BalanceView } from './balance-view.tsx'

export function BalancePage(page: BalancePageData) {
  const { ctgId, former, isInBoth, balance, poured } = page
  return (
    <Page
      crumbs={[crumbs.diagnosis(ctgId)]}
      title={t.balanceTitle}
      lead={former && t.balanceLead(former.name)}
      actions={former && isInBoth && <LinkButton to={`/ctg/${former.id}`}>{t.readFormer}</LinkButton>}
    >
      {former === null && (
        <Card>
          <EmptyState action={<LinkButton to={`/ctg/${ctgId}/membres/cadre`}>{t.setPredecessor}</LinkButton>}>
            {t.noPredecessor}
          </EmptyState>
        </Card>
      )}
      {former !== null && balance === null && (
        <Card>
          <EmptyState>{t.noBalance(former.name)}</EmptyState>
        </Card>
      )}
      {balance && (
        <>
          <p className="muted">
            <OrdinalText text={`${t.period(balance.startsOn, balance.endsOn)} · ${t.readOn(balance.readOn)}`} />{' '}
            {poured && <OrdinalText text={t.pouredBy(poured.by, parisDay(new Date(poured.at)))} />}
          </p>
          <Pour {...page} />
          <BalanceView balance={balance} />
        </>
      )}
    </Page>
  )
}

function Pour({ mayPour, poured, isNewer }: BalancePageData) {
  if (!mayPour || (poured && !isNewer)) return null
  return (
    <Notice>
      <p>{poured ? t.newer : t.notPoured}</p>
      <CommandForm intent="pour-balance" isInline submit={poured ? t.pourAgain : t.pour} />
    </Notice>
  )
}

/** The balance of this CTG itself, for who prepares what follows it. */
export const OwnBalancePage = ({ ctgId, balance }: OwnBalanceData) => (
  <Page
    crumbs={[{ label: t.title, to: `/ctg/${ctgId}/renouvellement` }]}
    title={t.ownBalanceTitle}
    lead={t.balanceOfHere(balance.ctgName)}
  >
    <p className="muted">
      <OrdinalText text={t.readOn(balance.readOn)} />
    </p>
    <BalanceView balance={balance} />
  </Page>
)
