/** The follow-up of a plan: the whole first, then reports to accept, then the actions that call for an act; the rest folded. */

import type { ReactNode } from 'react'
import { Form } from 'react-router'
import { planLabels, statusSlugs } from '#app/domains/plan/labels.fr.ts'
import { actionStatuses, isInPlan } from '#app/domains/plan/plan.ts'
import { formatCount } from '#app/kernel/format.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { optionsOf, SelectField } from '#app/ui/field.tsx'
import { Card, Columns, Page, Row } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Menu } from '#app/ui/menu.tsx'
import { Pagination, Tabs } from '#app/ui/navigation.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { followupLabels } from '../../labels.fr.ts'
import { CorrectivesCard } from '../../pages/correctives-card.tsx'
import { FollowupCounts } from '../../pages/followup-counts.tsx'
import { writeAddress } from '../address.ts'
import { watchLabels as t, views, watchSlugs } from '../labels.fr.ts'
import type { WatchPageData } from '../queries.server.ts'
import { isWholePlan, watchFlags } from '../watch.ts'
import { AxesCard, CopilCard, ReportsCard } from './watch-cards.tsx'
import { ListView, TimelineView } from './watch-views.tsx'

type Props = WatchPageData & {
  /** Of the slices above: the form of a dossier, or what follows a convention that ended; the campaigns under way. */
  readonly dossierForm: ReactNode
  readonly campaigns: ReactNode
}

export function WatchPage({ dossierForm, campaigns, ...data }: Props) {
  const { ctgId, standing, reports, view, sort, may } = data
  return (
    <Page
      title={followupLabels.followup}
      lead={
        standing.total === 0 ? (
          'Où en est ce qui a été décidé, et ce qu’il faut corriger.'
        ) : (
          <>
            <FollowupCounts
              standing={standing}
              hrefOf={(flag) => `${writeAddress(ctgId, { filter: { ...everything, flag }, view, sort })}#actions`}
            />{' '}
            {reports.length > 0 && <a href="#points">{t.waiting(reports.length)}</a>}
          </>
        )
      }
      actions={
        <>
          <MorePages ctgId={ctgId} />
          {dossierForm}
          {may.runCampaign && (
            <LinkButton to={`/ctg/${ctgId}/suivi/campagnes/nouvelle`} look="primary">
              Lancer une campagne
            </LinkButton>
          )}
        </>
      }
    >
      {standing.total === 0 ? (
        <Card>
          <EmptyState action={<LinkButton to={`/ctg/${ctgId}/plan`}>Voir le plan d’action</LinkButton>}>
            Le suivi s’ouvre avec les premières actions du plan : retards, silences, points d’étape à accepter et
            actions correctives seront ici.
          </EmptyState>
        </Card>
      ) : (
        <>
          <Columns
            isBalanced
            main={<AxesCard {...data} />}
            aside={
              <>
                <CopilCard {...data} />
                {campaigns}
                <CorrectivesCard {...data} mayOpenCorrective={may.openCorrective} />
              </>
            }
          />
          {may.answerReports && <ReportsCard {...data} />}
          <Actions {...data} />
          {reports.length > 0 && !may.answerReports && <ReportsCard {...data} />}
        </>
      )}
    </Page>
  )
}

/** What one reads of the follow-up less often: its documents, its past, its thresholds. */
const MorePages = ({ ctgId }: { readonly ctgId: string }) => (
  <Menu label={t.morePages} look="more">
    {t.pages.map(({ path, label }) => (
      <Link key={path} to={`/ctg/${ctgId}/suivi/${path}`}>
        {label}
      </Link>
    ))}
  </Menu>
)

const everything = { status: undefined, axisId: undefined, lead: undefined, flag: undefined, partyId: undefined }

/** One filter above two views of the same lines. */
function Actions(data: WatchPageData) {
  const { ctgId, filter, view, sort, page, pageCount, chosenCount, callingCount, standing, isParted } = data
  const byView: Record<(typeof views)[number], ReactNode> = {
    list: <ListView {...data} />,
    timeline: <TimelineView {...data} />,
  }
  return (
    <Card
      title={t.actions}
      id="actions"
      aside={isParted ? t.calling(callingCount, standing.total) : t.shown(chosenCount, standing.total)}
      content="tight"
    >
      <Row isSpread>
        <Tabs
          label="Vues des actions"
          tabs={views.map((one) => ({
            label: t.view[one],
            to: writeAddress(ctgId, { filter, view: one, sort }),
            isCurrent: one === view,
          }))}
        />
        <Disclosure summary={t.criteria} look="button" isOpen={!isWholePlan(filter)}>
          <Filters {...data} />
        </Disclosure>
      </Row>
      {chosenCount === 0 ? (
        <EmptyState
          action={
            <LinkButton to={writeAddress(ctgId, { filter: everything, view, sort })}>
              Voir toutes les actions
            </LinkButton>
          }
        >
          Aucune action ne répond à ces critères.
        </EmptyState>
      ) : (
        byView[view]
      )}
      <Pagination
        page={page}
        pageCount={pageCount}
        pageUrl={(pageNumber) => writeAddress(ctgId, { filter, view, sort }, pageNumber)}
      />
    </Card>
  )
}

function Filters({ filter, view, sort, choices, standing }: WatchPageData) {
  const sortSlug = `${sort.isDescending ? '-' : ''}${watchSlugs.sort[sort.key]}`
  return (
    <Form method="get" aria-label="Filtrer les actions" preventScrollReset>
      {view !== 'list' && <input type="hidden" name="vue" value={watchSlugs.view[view]} />}
      {sortSlug !== 'numero' && <input type="hidden" name="tri" value={sortSlug} />}
      <Row>
        <SelectField
          name="signal"
          label="À voir"
          emptyLabel="Tout"
          options={watchFlags.map((flag) => ({
            value: watchSlugs.flag[flag],
            label: `${t.flag[flag]} (${formatCount(standing.counts[flag], 'action')})`,
          }))}
          defaultValue={filter.flag && watchSlugs.flag[filter.flag]}
        />
        <SelectField
          name="etat"
          label="État"
          emptyLabel="Tous"
          options={actionStatuses
            .filter((status) => isInPlan({ status }))
            .map((status) => ({ value: statusSlugs[status], label: planLabels.status[status] }))}
          defaultValue={filter.status && statusSlugs[filter.status]}
        />
        <SelectField
          name="axe"
          label="Axe"
          emptyLabel="Tous"
          options={choices.axes.map(({ id, code, title }) => ({ value: id, label: `${code}. ${title}` }))}
          defaultValue={filter.axisId}
        />
        <SelectField
          name="partie"
          label="Partie pilote"
          emptyLabel="Toutes"
          options={optionsOf(choices.parties)}
          defaultValue={filter.partyId}
        />
        <SelectField
          name="pilote"
          label="Pilote"
          emptyLabel="Tous"
          options={choices.leads.map((lead) => ({ value: lead, label: lead }))}
          defaultValue={filter.lead}
        />
        <Button>Filtrer</Button>
      </Row>
    </Form>
  )
}
