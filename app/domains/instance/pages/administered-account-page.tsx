/** One account: what it is, where it has mandates, and what who administers the instance may do to it. */

import { ofName } from '#app/kernel/elision.fr.ts'
import { formatCount, formatDay, formatInstant } from '#app/kernel/format.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Card, Columns, Page } from '#app/ui/layout.tsx'
import type { AdministeredAccountData } from '../accounts-queries.server.ts'
import { instancePaths, accountLabels as t } from '../labels.fr.ts'
import { AccountActs } from './account-acts.tsx'
import { AccountStateLine } from './account-state.tsx'

type Account = AdministeredAccountData['account']

export const AdministeredAccountPage = ({ account, isOwn }: AdministeredAccountData) => (
  <Page
    crumbs={[
      { label: 'Administration', to: instancePaths.home },
      { label: t.title, to: instancePaths.accounts },
    ]}
    title={account.name}
    {...(account.closedAt && { lead: t.closedSince(formatInstant(account.closedAt), account.closedReason ?? '') })}
  >
    <Columns
      isBalanced
      main={
        <>
          <Facts account={account} />
          <Mandates account={account} />
        </>
      }
      aside={<AccountActs account={account} isOwn={isOwn} />}
    />
  </Page>
)

const Facts = ({ account }: { readonly account: Account }) => (
  <Card title="Le compte">
    <DescriptionList
      items={[
        { term: 'État', description: <AccountStateLine {...account} /> },
        { term: 'Adresse', description: account.email },
        { term: 'Créé le', description: formatInstant(account.createdAt) },
        {
          term: 'Dernière connexion',
          description: account.lastEnteredAt ? formatInstant(account.lastEnteredAt) : t.never,
        },
        { term: 'Second facteur', description: account.hasSecondFactor ? 'activé' : 'non activé' },
        { term: 'Sessions ouvertes', description: formatCount(account.sessions, 'session') },
      ]}
    />
  </Card>
)

const Mandates = ({ account: { mandates, name } }: { readonly account: Account }) => (
  <Card title="Ses mandats">
    <DataTable
      caption={`Mandats ${ofName(name)}`}
      rows={mandates}
      rowKey={({ ctgId, partyName, role }) => `${ctgId} ${partyName} ${role}`}
      empty="Cette personne n’a aucun mandat."
      columns={[
        { header: 'CTG', cell: ({ ctgName }) => ctgName },
        { header: 'Partie', cell: ({ partyName }) => partyName },
        { header: 'Rôle', cell: ({ role }) => t.role[role] },
        {
          header: 'Jusqu’au',
          isNote: true,
          cell: ({ until, isRunning }) =>
            until === null ? 'sans fin' : isRunning ? formatDay(until) : `terminé le ${formatDay(until)}`,
        },
      ]}
    />
  </Card>
)
