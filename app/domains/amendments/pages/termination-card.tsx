/** The convention ended before its term: who, why, after which notice, and what it changes. Rules: docs/rules/amendments.md §6. */
import { endOf } from '#app/domains/meetings/meetings.ts'
import { formatDay } from '#app/kernel/format.ts'
import { Chip } from '#app/ui/chip.tsx'
import { CheckboxField } from '#app/ui/choice-field.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { DateField, NumberField, optionsOf, SelectField, TextArea } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { Card, Row } from '#app/ui/layout.tsx'
import { amendmentLabels as t } from '../labels.fr.ts'
import type { AmendmentsPageData } from '../queries.server.ts'
import { endPutOff, noticeUnits } from '../termination.ts'

type Termination = AmendmentsPageData['terminations'][number]

export const TerminationCard = (page: AmendmentsPageData) => {
  const { terminations, mayWrite, startsOn, signedOn, endsOn, today } = page
  if (startsOn === null && signedOn === null) return null
  return (
    <Card title="Fin avant le terme" id="resiliation" content="stack">
      {terminations.map((one) => (
        <One key={one.id} page={page} termination={one} />
      ))}
      {terminations.length === 0 && <p className="muted">Aucune résiliation n’est enregistrée.</p>}
      {mayWrite &&
        endOf({ endsOn }, today) === null &&
        !terminations.some((one) => one.isWhole && !one.isWithdrawn) && <Form {...page} />}
    </Card>
  )
}

const tones = { 'in-notice': 'warn', effective: 'neutral', withdrawn: 'neutral' } as const

function whatEnds(termination: Termination, putOffTo: string | null): string {
  const { isWhole, partyName, state, effectiveOn } = termination
  if (putOffTo !== null) return t.hasPutOff(termination, putOffTo)
  const day = formatDay(effectiveOn)
  if (state === 'withdrawn') return 'Rien ne change : elle a été annulée avant de prendre effet.'
  const who = isWhole ? 'La convention' : `La convention, pour ${partyName ?? 'cette partie'},`
  return state === 'in-notice'
    ? `${who} s’achève le ${day}. Jusque-là, elle s’applique entièrement.`
    : `${who} a pris fin le ${day}.`
}

const One = ({
  page: { ctgId, mayWrite, endsOn },
  termination,
}: {
  readonly page: AmendmentsPageData
  readonly termination: Termination
}) => {
  const putOffTo = endPutOff([termination], endsOn) ? endsOn : null
  return (
    <section>
      <h3>
        {termination.partyName ?? t.commonAccord}{' '}
        <Chip tone={tones[termination.state]}>
          {putOffTo === null ? t.terminationState[termination.state] : t.putOff}
        </Chip>
      </h3>
      <p>{whatEnds(termination, putOffTo)}</p>
      <DescriptionList
        items={[
          { term: 'Motif', description: termination.reason },
          { term: 'Notifiée le', description: formatDay(termination.notifiedOn) },
          {
            term: 'Préavis',
            description: t.notice({ length: termination.noticeLength, unit: termination.noticeUnit }),
          },
        ]}
      />
      {termination.state !== 'withdrawn' && (
        <Row>
          <a href={`/ctg/${ctgId}/convention/avenants/resiliation/${termination.id}/lettre.pdf`}>
            Modèle de lettre (PDF)
          </a>
        </Row>
      )}
      {mayWrite && termination.state === 'in-notice' && (
        <FoldedForm
          look="plain"
          summary="Annuler cette résiliation…"
          intent="undo-termination"
          about={{ terminationId: termination.id }}
          submit="Annuler la résiliation"
          submitLook="plain"
        >
          <p>{t.undoes(putOffTo)}</p>
        </FoldedForm>
      )}
    </section>
  )
}

const Form = ({ parties, notice, today }: AmendmentsPageData) => (
  <FoldedForm
    summary="Enregistrer une résiliation"
    intent="record-termination"
    submit="Enregistrer la résiliation"
    submitLook="danger"
  >
    <p>
      Les actions, le suivi et le journal restent lisibles. Jusqu’à la fin du préavis rien ne change ; ensuite le suivi
      se ferme. Les conventions d’objectifs et de financement suivent leurs propres règles.
    </p>
    <SelectField
      name="partyId"
      label="Qui met fin à la convention"
      emptyLabel={t.commonAccord}
      options={optionsOf(parties)}
    />
    <CheckboxField
      name="isWhole"
      label="La convention prend fin pour tous"
      hint="Sans la Caf ou la collectivité porteuse, elle prend fin pour tous. Une autre partie peut se retirer seule."
    />
    <TextArea name="reason" label="Motif" isRequired rows={3} maxLength={2000} />
    <DateField name="notifiedOn" label="Notifiée le" isRequired defaultValue={today} />
    <NumberField
      name="noticeLength"
      label="Durée du préavis"
      defaultValue={notice?.length ?? 3}
      hint={
        notice ? `Lue dans l’article « ${notice.title} ».` : 'Aucun article ne dit de préavis : vérifiez la convention.'
      }
    />
    <SelectField
      name="noticeUnit"
      label="En"
      defaultValue={notice?.unit ?? 'month'}
      options={noticeUnits.map((value) => ({ value, label: t.unit[value] }))}
    />
  </FoldedForm>
)
