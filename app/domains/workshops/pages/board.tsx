/** The board: what is to arrange, then each group. A card dropped moves at once on this screen, and on the others at their next reading. */
import type { ReactNode } from 'react'
import { useFetcher } from 'react-router'
import { classNames } from '#app/ui/class-names.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, type FormAnswer, SubmitButton } from '#app/ui/form.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { useNewNumber } from '#app/ui/request-number.tsx'
import { type DragAndDrop, useDragAndDrop } from '#app/ui/use-drag-and-drop.tsx'
import { workshopLabels as t } from '../labels.fr.ts'
import type { WorkshopPageData } from '../queries.server.ts'
import { MakeForms } from './make-forms.tsx'
import { OutcomeLines, ProposalCard } from './proposal-card.tsx'
import styles from './workshop.module.css'

type Props = WorkshopPageData & {
  readonly isRoom?: boolean
  /** For her party, now: words of a group may begin its reasons. */
  readonly mayJudge?: boolean
}

/** Groups moved or made by dropping a card. */
function useDrops() {
  const fetcher = useFetcher<FormAnswer>()
  const newNumber = useNewNumber()
  const send = (values: Readonly<Record<string, string>>) =>
    void fetcher.submit({ ...values, requestId: newNumber() }, { method: 'post' })
  const moving = fetcher.formData?.get('intent') === 'move-proposal' ? fetcher.formData : undefined
  return {
    refusal: fetcher.data?.refusal,
    /** Where a card under way is going. */
    groupOf: (proposalId: string, groupId: string | null): string | null =>
      moving?.get('proposalId') === proposalId ? String(moving.get('groupId') ?? '') || null : groupId,
    move: (proposalId: string, groupId: string) => send({ intent: 'move-proposal', proposalId, groupId }),
    begin: (proposalId: string, title: string) => send({ intent: 'add-group', proposalId, title }),
  }
}

type Proposal = WorkshopPageData['proposals'][number]

export function Board(props: Props) {
  const { ctgId, groups, may, isJudging, isRoom = false, mayJudge = false } = props
  const drops = useDrops()
  const { take, receive } = useDragAndDrop<Proposal>()
  /** A place that takes a card; none where this person may not arrange. */
  const receiving = (move: (proposal: Proposal) => void) =>
    may.arrange ? receive((proposal) => ({ zone: 'under', act: () => move(proposal) })) : undefined
  const proposals = props.proposals.map((one) => ({ ...one, groupId: drops.groupOf(one.id, one.groupId) }))
  const cards = (groupId: string | null, groupOutcomes: Outcomes = []) =>
    proposals
      .filter((proposal) => proposal.groupId === groupId)
      .map((proposal) => (
        <ProposalCard key={proposal.id} {...{ ctgId, groups, may, isJudging, proposal, groupOutcomes, isRoom, take }} />
      ))
  const loose = cards(null)
  return (
    <section aria-label={t.board} className={styles.boardFrame}>
      {may.arrange && !isRoom && proposals.length > 0 && <p className="muted small">{t.dragHint}</p>}
      <p role="status" className="visually-hidden">
        {t.arranged(loose.length)}
      </p>
      {drops.refusal && <Notice tone="bad">{drops.refusal}</Notice>}
      <div className={styles.board}>
        <Column title={`${t.loose} (${loose.length})`} place={receiving(({ id }) => drops.move(id, ''))}>
          {loose.length > 0 ? (
            <ul className="plain-list">{loose}</ul>
          ) : (
            <p className="muted">{proposals.length === 0 ? t.firstEmpty : t.looseEmpty}</p>
          )}
        </Column>
        {groups.map((group) => {
          const outcomes = outcomesOf(proposals.filter(({ groupId }) => groupId === group.id))
          const own = cards(group.id, outcomes)
          return (
            <Column
              key={group.id}
              title={`${group.title} (${own.length})`}
              place={receiving(({ id }) => drops.move(id, group.id))}
            >
              {own.length > 0 ? <ul className="plain-list">{own}</ul> : <p className="muted">{t.groupEmpty}</p>}
              <OutcomeLines ctgId={ctgId} outcomes={outcomes} isRoom={isRoom} />
              {!isRoom && <GroupFoot {...{ may, mayJudge, group, outcomes }} isEmpty={own.length === 0} />}
            </Column>
          )
        })}
        {may.arrange && (
          <Column title={t.newGroup} isNew place={receiving(({ id, what }) => drops.begin(id, what))}>
            {!isRoom && <p className="muted small">{t.dropNew}</p>}
            <NewGroup />
          </Column>
        )}
      </div>
    </section>
  )
}

const NewGroup = () => (
  <CommandForm intent="add-group" submit={t.addGroup} submitLook="plain" isSmall>
    <TextField name="title" label={t.groupTitle} isRequired />
  </CommandForm>
)

type ColumnProps = {
  readonly title: string
  readonly isNew?: boolean
  readonly place: ReturnType<DragAndDrop<Proposal>['receive']> | undefined
  readonly children: ReactNode
}

function Column({ title, isNew = false, place, children }: ColumnProps) {
  return (
    <div className={classNames(styles.column, isNew && styles.newColumn)} {...place}>
      <h2 className={styles.columnTitle}>{title}</h2>
      {children}
    </div>
  )
}

type Outcomes = Proposal['outcomes']

/** Only what every one of its proposals became is the group's. */
const outcomesOf = (proposals: readonly { readonly outcomes: Outcomes }[]): Outcomes =>
  (proposals[0]?.outcomes ?? []).filter(({ id }) =>
    proposals.every(({ outcomes }) => outcomes.some((outcome) => outcome.id === id)),
  )

type FootProps = Pick<WorkshopPageData, 'may'> & {
  readonly mayJudge: boolean
  readonly group: WorkshopPageData['groups'][number]
  readonly outcomes: Outcomes
  readonly isEmpty: boolean
}

/** What the group may become. */
function GroupFoot({ may, mayJudge, group, outcomes, isEmpty }: FootProps) {
  return (
    <div className={styles.groupFoot}>
      {!isEmpty && mayJudge && (
        <Link to={`?mots=${group.id}#juger`}>
          {t.judging.toReasons}
          <span className="visually-hidden"> : {group.title}</span>
        </Link>
      )}
      {!isEmpty && (
        <MakeForms may={may} subject={group.id} name={group.title} outcomes={outcomes} chosen={{ groupId: group.id }} />
      )}
      {may.arrange && (
        <Disclosure summary={t.groupActs} forms={{ intents: ['rename-group', 'remove-group'], subject: group.id }}>
          <CommandForm intent="rename-group" about={{ groupId: group.id }}>
            <TextField name="title" label={t.groupTitle} defaultValue={group.title} isRequired />
            <FormActions>
              <SubmitButton look="plain" isSmall label={`${t.renameGroup} : ${group.title}`}>
                {t.renameGroup}
              </SubmitButton>
            </FormActions>
          </CommandForm>
          <CommandForm intent="remove-group" isInline about={{ groupId: group.id }}>
            <SubmitButton look="quiet" isSmall label={`${t.removeGroup} : ${group.title}`}>
              {t.removeGroup}
            </SubmitButton>
          </CommandForm>
        </Disclosure>
      )}
    </div>
  )
}
