/** What the meeting left: its documents, and what was corrected since, by dated addenda. */
import { formatInstant } from '#app/kernel/format.ts'
import { TextArea } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { Card, Stack } from '#app/ui/layout.tsx'
import { MinutesText } from './minutes-text.tsx'
import { RecordLinks } from './record-links.tsx'

type Addendum = {
  readonly number: number
  readonly text: string
  readonly writtenBy: string
  readonly writtenAt: Date
}
type Props = {
  readonly ctgId: string
  readonly meetingId: string
  readonly timeZone: string
  readonly isClosed: boolean
  readonly addenda: readonly Addendum[]
  readonly mayCorrect: boolean
}

export const RecordCard = ({ ctgId, meetingId, timeZone, isClosed, addenda, mayCorrect }: Props) => (
  <Card
    title="Compte rendu et relevé"
    id="documents"
    note={
      isClosed
        ? 'Arrêtés à la clôture ; une correction s’ajoute par un rectificatif daté.'
        : 'Projet : la réunion n’est pas close.'
    }
    content="tight"
  >
    <RecordLinks ctgId={ctgId} meetingId={meetingId} addenda={addenda.length} />
    {addenda.map(({ number, text, writtenBy, writtenAt }) => (
      <Stack key={number} isTight>
        <h3>
          Rectificatif {number}, le {formatInstant(writtenAt, timeZone)}, par {writtenBy}
        </h3>
        <MinutesText text={text} />
      </Stack>
    ))}
    {isClosed && mayCorrect && (
      <FoldedForm summary="Ajouter un rectificatif" intent="add-addendum" submit="Ajouter le rectificatif">
        <TextArea
          name="text"
          label="Rectificatif"
          hint="Il est daté, signé de votre nom, ajouté aux documents et envoyé à qui a reçu le compte rendu."
          isRequired
        />
      </FoldedForm>
    )}
  </Card>
)
