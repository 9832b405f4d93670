/** What brings a survey from preparation to its end: open, its link, its last day, close, remove. */
import { formatInstant } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { DateField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, List } from '#app/ui/layout.tsx'
import { surveyLabels as t } from '../labels.fr.ts'
import type { SurveyPageProps } from './survey-page.tsx'
import styles from './surveys.module.css'

const { page: p } = t

export const OpenCard = ({ refusalToOpen }: SurveyPageProps) => (
  <Card title={p.open} note={p.openNote} id="ouvrir">
    {refusalToOpen && <p>{t.refusalToOpen[refusalToOpen]}</p>}
    <CommandForm intent="open-survey">
      <FormActions>
        <SubmitButton isUnavailable={refusalToOpen !== null}>{p.openAct}</SubmitButton>
      </FormActions>
    </CommandForm>
  </Card>
)

export function LinkCard({ ctgId, survey, link, received, may }: SurveyPageProps) {
  if (!link) return null
  const { address, drawing } = link
  return (
    <Card title={p.link} note={p.linkNote} id="lien">
      <p className={styles.address}>
        <a href={address}>{address}</a>
      </p>
      <svg
        viewBox={`0 0 ${drawing.size} ${drawing.size}`}
        width={180}
        height={180}
        role="img"
        aria-label={p.qr}
        className={styles.code}
      >
        <rect width={drawing.size} height={drawing.size} fill="#fff" />
        <path d={drawing.path} fill="#000" />
      </svg>
      {may.lead && (
        <p>
          <LinkButton to={`/ctg/${ctgId}/diagnostic/enquetes/${survey.id}/affiche.pdf`} isDownload>
            {p.poster}
          </LinkButton>
        </p>
      )}
      <p>
        <strong>{p.received(received)}</strong>
      </p>
      <p className="fine">{p.receivedNote}</p>
    </Card>
  )
}

export const CloseCard = () => (
  <Card title={p.close} note={p.closeNote} id="clore">
    <FoldedForm summary={p.close} intent="close-survey" submit={p.closeAct} submitLook="danger" />
  </Card>
)

/** Read again by itself; without JavaScript, by its link. */
export function CountingCard({ ctgId, survey, received, isCountingLate, may }: SurveyPageProps) {
  if (!survey.countingSince) return null
  return (
    <Card title={p.counting} note={p.countingNote(formatInstant(survey.countingSince), received)} id="comptage">
      <p role="status">{isCountingLate ? p.countingLate : p.countingWait}</p>
      {isCountingLate && may.lead ? (
        <CommandForm intent="close-survey" submit={p.countAgain} />
      ) : (
        <p>
          <LinkButton to={`/ctg/${ctgId}/diagnostic/enquetes/${survey.id}`}>{p.countingLook}</LinkButton>
        </p>
      )}
    </Card>
  )
}

export const ExtendCard = ({ survey }: SurveyPageProps) => (
  <Card title={p.extend} id="dernier-jour">
    <FoldedForm summary={p.extend} intent="extend-survey" submit={p.extendAct}>
      <DateField name="closesOn" label={p.closesOn} defaultValue={survey.closesOn} isRequired />
    </FoldedForm>
  </Card>
)

export const TeamCard = ({ team }: SurveyPageProps) => (
  <Card title={p.team} note={p.teamHint} id="equipe">
    <List of={team}>{({ name }) => name}</List>
    {team.length === 0 && <p className="muted">{p.teamNone}</p>}
  </Card>
)

export const RemoveCard = () => (
  <Card title={p.remove}>
    <FoldedForm summary={p.remove} intent="remove-survey" submit={p.removeAct} submitLook="danger" />
  </Card>
)
