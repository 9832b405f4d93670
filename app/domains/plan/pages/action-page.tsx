/** One action: where it stands and what it produces, then the need it answers, then the rest. What the slices above know of it comes as pieces. */
import type { ReactNode } from 'react'
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { WrittenText } from '#app/domains/writing/pages/written-text.tsx'
import { formatShortDate } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip, ChipList } from '#app/ui/chip.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Breadcrumb, Card, Columns, PageHeader, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { isEnded } from '../plan.ts'
import type { ActionPageData } from '../queries.server.ts'
import { sheetLabels as s } from '../sheet/labels.fr.ts'
import { partiesNamed } from '../sheet/restriction.ts'
import { LeadText, PeriodText, StateChips } from './action-chips.tsx'
import { DependenciesCard } from './dependencies-card.tsx'
import { FilesCard } from './files-card.tsx'
import { HistoryCard } from './history-card.tsx'
import { MeasuresCard } from './measures-card.tsx'
import { PrintMenu } from './print-menu.tsx'
import { MeansCard, StepsCard } from './sheet-cards.tsx'
import { coLeadText, DetailsCard } from './sheet-details.tsx'
import { ThreadCard } from './thread-card.tsx'

type Props = ActionPageData & {
  /** Buttons of the slices above: reporting. */
  readonly acts?: ReactNode
  /** What was last heard of it. */
  readonly lastReport?: ReactNode
  /** Corrective actions, where it comes from, decisions. */
  readonly around?: ReactNode
}

export function ActionPage({ acts, lastReport, around, ...data }: Props) {
  const { ctgId, sheet, may } = data
  const editTo = `/ctg/${ctgId}/actions/${sheet.id}/modifier`
  const mendTo = may.edit ? editTo : undefined
  return (
    <Stack>
      <Head {...data} {...{ acts, editTo }} />
      <Identity {...data} editTo={editTo} />
      <Columns
        isBalanced
        main={
          <>
            {lastReport}
            <MeasuresCard sheet={sheet} editTo={mendTo} context={data.context} />
          </>
        }
        aside={<StepsCard {...data} editTo={mendTo} />}
      />
      <ThreadCard {...data} editTo={editTo} />
      <Columns
        main={
          <>
            <Description {...data} />
            <DetailsCard {...data} editTo={editTo} />
            <HistoryCard {...data} />
          </>
        }
        aside={
          <>
            <MeansCard {...data} editTo={mendTo} />
            <DependenciesCard {...data} editTo={mendTo} />
            <FilesCard {...data} editTo={mendTo} />
            {around}
          </>
        }
      />
    </Stack>
  )
}

type HeadProps = ActionPageData & { readonly acts: ReactNode; readonly editTo: string }

/** Where it is in the plan, its name, what one may do with it, and who alone reads it. */
function Head({ ctgId, sheet, axes, objectives, may, acts, editTo }: HeadProps) {
  const base = `/ctg/${ctgId}`
  return (
    <>
      <Breadcrumb
        crumbs={[
          crumbs.plan(ctgId),
          ...axes.map(({ levelLabel, code, title }) => ({ label: `${levelLabel} ${code}. ${title}` })),
          ...objectives.slice(0, 1).map(({ levelLabel, code }) => ({ label: `${levelLabel} ${code}` })),
        ]}
      />
      <PageHeader
        title={`${sheet.code} ${sheet.title}`}
        actions={
          <>
            <PrintMenu to={`${base}/actions/${sheet.id}/fiche`} />
            {(may.edit || may.changeStatus) && <LinkButton to={editTo}>Modifier</LinkButton>}
            {acts}
          </>
        }
      />
      {sheet.isRestricted && (
        <Notice tone="warn" title={s.restrictedTitle}>
          <p>{s.restricted(partiesNamed(sheet))}</p>
          {may.restrict && (
            <p>
              <Link to={`${editTo}#lecteurs`}>{s.changeReaders}</Link>
            </p>
          )}
        </Notice>
      )}
    </>
  )
}

type IdentityProps = ActionPageData & { readonly editTo: string }

function Identity({ ctgId, sheet, flags, may, editTo }: IdentityProps) {
  const hasPartners = sheet.partners.length > 0 || sheet.partnersText !== ''
  const items = [
    {
      term: 'État',
      description: (
        <StateChips
          status={sheet.status}
          flags={flags.filter((flag) => flag !== 'without-measure' && flag !== 'unfunded')}
        />
      ),
    },
    {
      term: 'Prochaine étape',
      description: sheet.nextStep && !isEnded(sheet.status) && (
        <OrdinalText
          text={`${sheet.nextStep}${sheet.nextStepOn ? `, ${formatShortDate(sheet.nextStepOn, 'day')}` : ''}`}
        />
      ),
    },
    { term: 'Dates', description: <PeriodText {...sheet} /> },
    {
      term: 'Pilote',
      description: (
        <LeadText
          partyName={sheet.leadPartyName}
          partyKind={sheet.leadPartyKind}
          serviceName={sheet.leadServiceName}
          name={sheet.leadName}
          mendTo={may.edit ? editTo : undefined}
        />
      ),
    },
    { term: 'Copilote', description: coLeadText(sheet) },
    {
      term: 'Partenaires',
      description: hasPartners && (
        <ChipList>
          {sheet.partners.map(({ id, shortName, kind }) => (
            <Chip key={id} tone={kind}>
              {shortName}
            </Chip>
          ))}
          {sheet.partnersText && <span>{sheet.partnersText}</span>}
        </ChipList>
      ),
    },
    {
      term: 'Thème',
      description: sheet.themeName && sheet.themeId && (
        <a href={`/ctg/${ctgId}/plan?theme=${sheet.themeId}`}>{sheet.themeName}</a>
      ),
    },
  ]
  return (
    <Card>
      <DescriptionList hasTwoColumns items={items.filter(({ description }) => description !== false)} />
    </Card>
  )
}

/** Why, then what: the second is written by several hands. */
const Description = ({ ctgId, sheet, description, may }: ActionPageData) => (
  <Card title="Description" id="description">
    {sheet.need && (
      <p>
        <strong>Besoin : </strong>
        {sheet.need}
      </p>
    )}
    <WrittenText
      of={{ ctgId, subjectType: 'action', subjectId: sheet.id, field: 'description' }}
      title={`Description de l’action ${sheet.code}`}
      text={description.text}
      isFrozen={description.isFrozen}
      talk={description.talk}
      empty="Pas encore décrite."
      mayWrite={may.edit}
    />
    {description.text.length === 0 && !may.edit && (
      <p className="fine">
        {/* Not a page of the router: it leads to one. */}
        <a href={`/ctg/${ctgId}/textes?subjectType=action&subjectId=${sheet.id}&field=description`}>
          Commenter la fiche
        </a>
      </p>
    )}
  </Card>
)
