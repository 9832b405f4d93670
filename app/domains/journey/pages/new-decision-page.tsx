/** Recording a decision: its text, each party's position, the milestones it reaches; what is missing is said beside, never forbids. */

import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { meetingLabels, meetingRefusals } from '#app/domains/meetings/labels.fr.ts'
import { DespiteField } from '#app/domains/meetings/pages/despite-field.tsx'
import { PositionFields } from '#app/domains/meetings/pages/position-fields.tsx'
import { atStart } from '#app/kernel/format.ts'
import { thingKey } from '#app/things/thing-kind.ts'
import { CheckboxGroup } from '#app/ui/choice-field.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { DateField, SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton, useFormAnswer } from '#app/ui/form.tsx'
import { Card, Columns, List, Page, Row } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { DecisionFormData } from '../decision-queries.server.ts'
import type { MissingLink } from '../queries.server.ts'
import { DecisionSubjects, type SubjectChoice } from './decision-subjects.tsx'

type Props = DecisionFormData & {
  readonly subjects: SubjectChoice
  /** Last number of this meeting’s decisions when the form was opened, kept in the address; null: just opened. */
  readonly openedAt: number | null
  /** The point of the agenda it comes out of; undefined: none in particular. */
  readonly agendaItemId?: string | undefined
}

export function NewDecisionPage(props: Props) {
  const { ctgId, meeting, mayRecord, refusal } = props
  const meetingUrl = `/ctg/${ctgId}/reunions/${meeting.id}`
  const isOpen = mayRecord && refusal === null
  return (
    <Page
      crumbs={[crumbs.meetings(ctgId), { label: meeting.title, to: meetingUrl }]}
      title="Enregistrer une décision"
      lead={meeting.title}
    >
      {isOpen ? (
        <OpenForm {...props} />
      ) : (
        <Notice tone="warn" title="Cette décision ne peut pas être enregistrée ici">
          <p>
            {refusal !== null
              ? meetingRefusals[`governance.${refusal}`]
              : 'Les décisions sont enregistrées par la coordination, ou par la personne chargée de coopération pour son thème.'}{' '}
            <Link to={meetingUrl}>Revenir à la réunion</Link>
          </p>
        </Notice>
      )}
    </Page>
  )
}

function OpenForm(props: Props) {
  const { ctgId, meeting, options, openedAt, subjects, agendaItemId } = props
  const answer = useFormAnswer('record-decision', undefined)
  // Once shown what was decided meanwhile, the person may go on; choosing a subject does not count as being shown.
  const lastSeen = answer ? options.lastSeen : (openedAt ?? options.lastSeen)
  const page = `/ctg/${ctgId}/reunions/${meeting.id}/decision`
  return (
    <Columns
      main={
        <>
          <DecisionSubjects {...{ ...subjects, ctgId, page, agendaItemId, lastSeen }} />
          <DecisionForm {...props} lastSeen={lastSeen} />
        </>
      }
      aside={<MissingCard {...props} />}
    />
  )
}

type FormProps = Props & { readonly lastSeen: number }

function DecisionForm({
  parties,
  milestones,
  options,
  mayReachMilestones,
  agendaItemId,
  subjects,
  lastSeen,
}: FormProps) {
  return (
    <CommandForm intent="record-decision" isWide>
      {agendaItemId && <input type="hidden" name="agendaItemId" value={agendaItemId} />}
      <input type="hidden" name="lastSeen" value={lastSeen} />
      {subjects.chosen.map((thing) => (
        <input key={thing.id} type="hidden" name="subjects" value={thingKey(thing)} />
      ))}
      <Card title="Ce qui est décidé" content="tight">
        <TextArea name="text" label="Texte de la décision" rows={4} isRequired />
        <Row>
          <TextField name="responsible" label="Responsable" />
          <DateField name="dueOn" label="Échéance" />
        </Row>
      </Card>
      <Card
        title="Position de chaque partie"
        note="Ni quorum ni vote : la position de chacune. Sans réponse cochée, elle est « non donnée »."
      >
        <PositionFields parties={parties} />
      </Card>
      {mayReachMilestones && <Milestones milestones={milestones} options={options} />}
      <Card title="S’il manque quelque chose" content="tight">
        <DespiteField />
        <FormActions>
          <SubmitButton>Enregistrer la décision</SubmitButton>
        </FormActions>
      </Card>
    </CommandForm>
  )
}

const Milestones = ({ milestones, options }: Pick<Props, 'milestones' | 'options'>) => (
  <Card title="Étapes franchies" note="Plusieurs étapes peuvent l’être par une même décision." content="tight">
    <CheckboxGroup
      name="milestones"
      label="Cette décision fait franchir"
      choices={milestones.map(({ kind, label, missing }) => ({
        value: kind,
        label,
        hint: missing.length > 0 ? `Manque : ${missing.map(({ sentence }) => sentence).join(' ; ')}` : undefined,
      }))}
    />
    {options.issues.length > 0 && (
      <CheckboxGroup
        name="issueIds"
        label="Enjeux retenus comme priorités"
        hint="Dans l’ordre de la liste, qui est celui proposé sur le tableau des enjeux."
        choices={options.issues.map(({ id, label }) => ({ value: id, label }))}
      />
    )}
    {options.proposedActions.length > 0 && (
      <Disclosure summary="Valider certaines fiches seulement" fields={['actionIds']}>
        <CheckboxGroup
          name="actionIds"
          label="Fiches validées avec le plan"
          hint="Aucune case cochée : toutes les fiches proposées le sont."
          choices={options.proposedActions.map(({ id, label }) => ({ value: id, label }))}
        />
      </Disclosure>
    )}
    {options.versions.length > 0 && (
      <SelectField
        name="conventionVersionId"
        label="Version du projet de convention"
        emptyLabel="Aucune"
        options={options.versions.map(({ id, label }) => ({ value: id, label }))}
      />
    )}
  </Card>
)

const MissingList = ({ missing }: { readonly missing: readonly MissingLink[] }) => (
  <List of={missing}>{({ sentence, to }) => <Link to={to}>{atStart(sentence)}</Link>}</List>
)

/** What Trame points out, each as a link to what mends it. */
const MissingCard = ({
  ctgId,
  meeting,
  missingSeats,
  notNotedCount,
  milestones,
  mayReachMilestones,
}: DecisionFormData) => (
  <Card title="Ce que Trame signale" note="Rien de ceci n’empêche de décider." content="tight">
    {missingSeats.length > 0 && <MissingList missing={missingSeats} />}
    {notNotedCount > 0 && (
      <p>
        <Link to={`/ctg/${ctgId}/reunions/${meeting.id}/presences`}>{meetingLabels.notNoted(notNotedCount)}</Link> : une
        absence notée d’ici à la clôture s’ajoutera à ce qui manque.
      </p>
    )}
    {missingSeats.length + notNotedCount === 0 && <p>Tous les sièges sont tenus et présents.</p>}
    {mayReachMilestones &&
      milestones
        .filter(({ missing }) => missing.length > 0)
        .map(({ kind, label, missing }) => (
          <div key={kind}>
            <h3>{label}</h3>
            <MissingList missing={missing} />
          </div>
        ))}
  </Card>
)
