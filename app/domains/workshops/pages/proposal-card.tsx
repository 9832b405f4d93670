/** One proposal of the board: dragged by its card, or moved by the buttons under it. */
import { evaluationLabels } from '#app/domains/evaluation/labels.fr.ts'
import { Chip } from '#app/ui/chip.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Link } from '#app/ui/link.tsx'
import type { DragAndDrop } from '#app/ui/use-drag-and-drop.tsx'
import { workshopLabels as t } from '../labels.fr.ts'
import type { WorkshopPageData } from '../queries.server.ts'
import { MakeForms } from './make-forms.tsx'
import { ProposalFields } from './proposal-form.tsx'
import styles from './workshop.module.css'

type Proposal = WorkshopPageData['proposals'][number]

type Props = Pick<WorkshopPageData, 'ctgId' | 'groups' | 'may' | 'isJudging'> & {
  readonly proposal: Proposal
  /** What its whole group became, said under the group. */
  readonly groupOutcomes: Proposal['outcomes']
  /** The room sees it from afar: words only. */
  readonly isRoom: boolean
  readonly take: DragAndDrop<Proposal>['take']
}

export function ProposalCard({ ctgId, groups, may, isJudging, proposal, groupOutcomes, isRoom, take }: Props) {
  const { what, need, who, level, byName, partyKind, partyName } = proposal
  const own = proposal.outcomes.filter((outcome) => !groupOutcomes.some((shared) => shared.id === outcome.id))
  return (
    <li className={classNames(styles.proposal, may.arrange && styles.draggable)} {...(may.arrange && take(proposal))}>
      {level && <p className={styles.level}>{evaluationLabels.level[level]}</p>}
      <p className={styles.what}>{what}</p>
      {need && (
        <p>
          <span className="muted">{t.need} : </span>
          {need}
        </p>
      )}
      {who && (
        <p>
          <span className="muted">{t.who} : </span>
          {who}
        </p>
      )}
      <p className={styles.by}>
        {t.by(byName)} {partyKind && partyName && <Chip tone={partyKind}>{partyName}</Chip>}
      </p>
      <OutcomeLines ctgId={ctgId} outcomes={own} isRoom={isRoom} />
      {!isRoom && (may.arrange || proposal.mayChange || may.makeFinding || may.makeAction) && (
        <ProposalActs groups={groups} may={may} isJudging={isJudging} proposal={proposal} />
      )}
    </li>
  )
}

type OutcomesProps = {
  readonly ctgId: string
  readonly outcomes: Proposal['outcomes']
  readonly isRoom: boolean
}

/** What was born of it: the source keeps its link. */
export const OutcomeLines = ({ ctgId, outcomes, isRoom }: OutcomesProps) =>
  outcomes.map(({ type, id, title, heldBy }) => (
    <div key={id} className={styles.outcome}>
      {t.outcome[type]} : <Link to={`/ctg/${ctgId}/${type === 'finding' ? 'constats' : 'actions'}/${id}`}>{title}</Link>
      {heldBy !== undefined && !isRoom && <UndoMade id={id} title={title} heldBy={heldBy} />}
    </div>
  ))

const UndoMade = ({ id, title, heldBy }: { readonly id: string; readonly title: string; readonly heldBy: string }) =>
  heldBy ? (
    <span className="muted small"> ({t.held(heldBy)})</span>
  ) : (
    <CommandForm intent="undo-action" isInline about={{ actionId: id }}>
      <SubmitButton look="quiet" isSmall label={t.undoOf(title)}>
        {t.undo}
      </SubmitButton>
    </CommandForm>
  )

type ActsProps = Pick<Props, 'groups' | 'may' | 'isJudging' | 'proposal'>

function ProposalActs({ groups, may, isJudging, proposal }: ActsProps) {
  const { id, groupId, what, version, mayChange, outcomes } = proposal
  const intents = ['move-proposal', 'update-proposal', 'remove-proposal', 'add-group', 'make-finding', 'make-action']
  return (
    <Disclosure summary={t.acts} forms={{ intents, subject: id }}>
      {may.arrange && groups.length > 0 && (
        <CommandForm intent="move-proposal" isInline about={{ proposalId: id }}>
          <SelectField
            name="groupId"
            label={t.moveTo}
            emptyLabel={t.loose}
            options={groups.map((group) => ({ value: group.id, label: group.title }))}
            defaultValue={groupId}
          />
          <SubmitButton look="plain" isSmall label={`${t.move} : ${what}`}>
            {t.move}
          </SubmitButton>
        </CommandForm>
      )}
      {may.arrange && groupId === null && (
        <CommandForm intent="add-group" isInline about={{ proposalId: id, title: what }}>
          <SubmitButton look="quiet" isSmall label={`${t.groupFrom} : ${what}`}>
            {t.groupFrom}
          </SubmitButton>
        </CommandForm>
      )}
      {groupId === null && (
        <MakeForms may={may} subject={id} name={what} outcomes={outcomes} chosen={{ proposalId: id }} />
      )}
      {mayChange && (
        <>
          <CommandForm intent="update-proposal" version={version} about={{ proposalId: id }}>
            <ProposalFields {...proposal} isJudging={isJudging} />
            <FormActions>
              <SubmitButton look="plain" isSmall label={`${t.correct} : ${what}`}>
                {t.correct}
              </SubmitButton>
            </FormActions>
          </CommandForm>
          {outcomes.length === 0 && (
            <CommandForm intent="remove-proposal" isInline about={{ proposalId: id }}>
              <SubmitButton look="quiet" isSmall label={`${t.remove} : ${what}`}>
                {t.remove}
              </SubmitButton>
            </CommandForm>
          )}
        </>
      )}
    </Disclosure>
  )
}
