/** Those a campaign asks, in one table: answered, reminded, silent; filtered by the address of the page. */
import { formatCount, formatShortDay } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip, ChipList } from '#app/ui/chip.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Pagination, Tabs } from '#app/ui/navigation.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import type { RecipientState } from '../campaigns.ts'
import { campaignLabels as t } from '../labels.fr.ts'
import type { CampaignPageData } from '../queries.server.ts'
import { stateWords } from './state-words.ts'

type Person = CampaignPageData['people'][number]

export function PeopleCard(data: CampaignPageData) {
  const { ctgId, campaignId, people, stateCounts, shownState, askedCount, page, pageCount } = data
  const base = `/ctg/${ctgId}/suivi/campagnes/${campaignId}`
  const addressOf = (state: RecipientState | undefined, number = 1) => {
    const search = new URLSearchParams({
      ...(state && { etat: stateWords[state] }),
      ...(number > 1 && { page: String(number) }),
    }).toString()
    return search === '' ? base : `${base}?${search}`
  }
  return (
    <Card title="Où en est chacun" aside={formatCount(askedCount, 'personne sollicitée', 'personnes sollicitées')}>
      <Tabs
        label="Filtrer par état"
        tabs={[
          { label: `Tous (${askedCount})`, to: addressOf(undefined), isCurrent: shownState === undefined },
          ...stateCounts.map(({ state, count }) => ({
            label: t.stateCount(state, count),
            to: addressOf(state),
            isCurrent: shownState === state,
          })),
        ]}
      />
      <DataTable rows={people} empty="Personne n’est dans cet état." columns={columnsOf(data, base)} />
      <Pagination page={page} pageCount={pageCount} pageUrl={(number) => addressOf(shownState, number)} />
    </Card>
  )
}

const columnsOf = (
  { ctgId, campaignId, campaign, today, mayRun }: CampaignPageData,
  base: string,
): readonly Column<Person>[] => [
  {
    header: 'Pilote',
    cell: ({ id, name }) => <Link to={`${base}/personnes/${id}`}>{name}</Link>,
  },
  { header: 'État', cell: (person) => <StateCell {...person} /> },
  {
    header: 'Actions répondues',
    cell: ({ answeredCount, actionCount }) => `${answeredCount} sur ${actionCount}`,
  },
  {
    header: 'Dernier courriel',
    isNote: true,
    cell: ({ lastAskedOn }) => <OrdinalText text={lastAskedOn ? formatShortDay(lastAskedOn, today) : '–'} />,
  },
  {
    header: 'Prochaine relance',
    isNote: true,
    cell: ({ nextReminderOn: day }) => (
      <OrdinalText text={day === undefined ? '–' : day <= today ? 'au prochain matin' : formatShortDay(day, today)} />
    ),
  },
  {
    header: 'Saisir sa réponse',
    isHeaderHidden: true,
    cell: (person) =>
      mayRun && campaign.closedAt === null && <EnterFor ctgId={ctgId} campaignId={campaignId} person={person} />,
  },
]

const StateCell = ({ state, reminderCount, openedAt, forwarded, accessRevokedAt, isAddressRefused }: Person) => (
  <ChipList>
    <Chip tone={t.tone[state]}>
      {reminderCount > 1 && state === 'reminded' ? `relancé ${reminderCount} fois` : t.state[state]}
    </Chip>
    {openedAt !== null && state === 'partly-answered' && <Chip>lien ouvert</Chip>}
    {isAddressRefused && <Chip tone="bad">adresse refusée</Chip>}
    {accessRevokedAt !== null && <Chip tone="warn">lien révoqué</Chip>}
    {forwarded.length > 0 && (
      <Chip>confié à {[...new Set(forwarded.map(({ holderName }) => holderName))].join(', ')}</Chip>
    )}
  </ChipList>
)

type EnterProps = { readonly ctgId: string; readonly campaignId: string; readonly person: Person }

/** Opens the form of a report for his first action without answer. */
function EnterFor({ ctgId, campaignId, person }: EnterProps) {
  const next = person.actions.find(({ reportId }) => reportId === null)
  if (!next) return null
  return (
    <LinkButton
      to={`/ctg/${ctgId}/actions/${next.id}/point?pour=${encodeURIComponent(person.name)}&campagne=${campaignId}`}
      isSmall
      label={`Saisir sa réponse : ${person.name}`}
    >
      Saisir sa réponse
    </LinkButton>
  )
}
