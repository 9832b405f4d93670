/** One decision: what was decided, by whom, despite what, and what became of it. */
import type { ReactNode } from 'react'
import { HistoryCard } from '#app/domains/audit/pages/history-card.tsx'
import { formatDay, formatInstant } from '#app/kernel/format.ts'
import { withArticle } from '#app/kernel/french.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { DateField, SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Columns, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { meetingLabels as t } from '../../labels.fr.ts'
import { decisionReference, decisionStates } from '../../meetings.ts'
import { SeatedTable } from '../../pages/attendance-card.tsx'
import { DespiteField } from '../../pages/despite-field.tsx'
import { DespiteWords } from '../../pages/meeting-decisions.tsx'
import { PositionFields } from '../../pages/position-fields.tsx'
import { decisionTone, positionTone } from '../../pages/tones.ts'
import type { DecisionPageData } from '../queries.server.ts'
import { executionRemark, isDecisionLate, isOpenState } from '../register.ts'

type Props = DecisionPageData & {
  /** What it is about, and the milestones it reached: told by the slices that hold them. */
  readonly about: ReactNode
  /** What was opened to follow it: told by the slice that holds it. */
  readonly followed: ReactNode
}

export function DecisionPage(props: Props) {
  const { ctgId, decision, seats, history, about, followed, missing, may } = props
  return (
    <Page
      crumbs={[
        { label: 'Registre des décisions', to: `/ctg/${ctgId}/decisions` },
        { label: decision.meetingTitle, to: `/ctg/${ctgId}/reunions/${decision.meetingId}` },
      ]}
      title={`Décision ${decisionReference(decision)}`}
      lead={`${decision.bodyName}, ${formatDay(decision.decidedOn)}`}
      actions={
        may.update &&
        decision.meetingStatus === 'in-session' && (
          <LinkButton to={`/ctg/${ctgId}/reunions/${decision.meetingId}/seance`}>Revenir à la séance</LinkButton>
        )
      }
    >
      <Columns
        main={
          <>
            <Card title="Ce qui est décidé">
              <p>{decision.text}</p>
              {about}
            </Card>
            <PositionsCard {...props} />
            {followed}
            {missing.length > 0 && <DespiteCard {...props} />}
            <Card title="Qui siégeait" note={decision.meetingStatus === 'closed' ? t.satThen : t.satSoFar}>
              <SeatedTable seats={seats} />
            </Card>
          </>
        }
        aside={
          <>
            <FollowUpCard {...props} />
            <HistoryCard lines={history} />
          </>
        }
      />
    </Page>
  )
}

const PositionsCard = ({ positions, parties, decision, may }: Props) => (
  <Card title="Position de chaque partie">
    <DataTable
      rows={positions}
      rowKey={({ partyId }) => partyId}
      empty="Aucune position n’a été donnée."
      columns={[
        {
          header: 'Partie',
          cell: ({ partyKind, partyName }) => <Chip tone={partyKind}>{partyName}</Chip>,
        },
        {
          header: 'Position',
          cell: ({ position, correctedOn }) =>
            position && (
              <>
                <Chip tone={positionTone[position]}>{t.position[position]}</Chip>
                {correctedOn && <span className="fine"> corrigée le {formatDay(correctedOn)}</span>}
              </>
            ),
        },
        { header: 'Réserve ou précision', cell: ({ comment }) => comment || '' },
      ]}
    />
    {may.update && (
      <FoldedForm
        summary="Corriger les positions"
        intent="correct-positions"
        version={decision.version}
        submit="Enregistrer les positions"
      >
        {!may.rewrite && (
          <p className="small">
            La réunion est close : ce que vous corrigez s’ajoute à son relevé par un rectificatif daté, envoyé à qui l’a
            reçu.
          </p>
        )}
        <PositionFields parties={parties} />
      </FoldedForm>
    )}
  </Card>
)

const DespiteCard = ({ missing, decision, confirmations, awaitedConfirmations, may }: Props) => (
  <Card title="Ce qui manquait" note="Selon la composition et les règles de votre convention. La décision compte.">
    <DespiteWords missing={missing} despite={decision.despite} />
    {may.update && may.rewrite && !decision.despite && (
      <p className="small">
        <Link to="#suite">{t.writeReason}</Link>
      </p>
    )}
    <ul className="small">
      {confirmations.map(({ partyId, partyName, confirmedBy, confirmedAt }) => (
        <li key={partyId}>
          Confirmé pour {withArticle(partyName)} par {confirmedBy}
          {confirmedAt && `, ${formatInstant(confirmedAt)}`}
        </li>
      ))}
      {awaitedConfirmations.map(({ partyId, partyName }) => (
        <li key={partyId}>Confirmation attendue : coordination, {partyName}</li>
      ))}
    </ul>
    {may.confirm && (
      <CommandForm intent="confirm-despite">
        <SubmitButton look="plain">Confirmer pour votre partie</SubmitButton>
      </CommandForm>
    )}
  </Card>
)

function FollowUpCard({ decision, execution, may, today }: Props) {
  const isLate = isDecisionLate(decision, today)
  const remark = executionRemark(execution, decision.state)
  const isTold = execution.toldCount > 0
  return (
    <Card title="Suite donnée" id="suite">
      <DescriptionList
        items={[
          {
            term: 'État',
            description: <Chip tone={decisionTone[decision.state]}>{t.decisionState[decision.state]}</Chip>,
          },
          ...(isTold ? [{ term: 'Exécution', description: t.execution(execution, decision.state) }] : []),
          { term: 'Responsable', description: decision.responsible || gapWords.person },
          {
            term: 'Échéance',
            description: decision.dueOn ? (
              <>
                {formatDay(decision.dueOn)} {isLate && <Chip tone="bad">en retard</Chip>}
              </>
            ) : (
              'aucune'
            ),
          },
        ]}
      />
      {remark && <p className="small">{t.executionRemark[remark]}</p>}
      {may.update && (
        <FoldedForm summary="Mettre à jour" intent="update-decision" version={decision.version} submit="Enregistrer">
          {may.rewrite && (
            <>
              <TextArea
                name="text"
                label="Texte de la décision"
                hint="Il se fige à la clôture de la réunion, le motif aussi."
                defaultValue={decision.text}
              />
              <DespiteField despite={decision.despite} />
            </>
          )}
          <SelectField
            name="state"
            label="État"
            {...(isTold && { hint: 'Dit à la main, l’état l’emporte sur ce qu’en disent ses objets.' })}
            options={[
              ...(isTold ? [{ value: 'told', label: t.told }] : []),
              ...decisionStates.map((value) => ({ value, label: t.decisionState[value] })),
            ]}
            defaultValue={isTold && !decision.isStateByHand && isOpenState(decision.said) ? 'told' : decision.state}
          />
          <TextField name="responsible" label="Responsable" defaultValue={decision.responsible} />
          <DateField name="dueOn" label="Échéance" defaultValue={decision.dueOn} />
        </FoldedForm>
      )}
    </Card>
  )
}
