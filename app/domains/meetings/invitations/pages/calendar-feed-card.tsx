/** One's meetings in one's own calendar: a secret address, that one may change or take back. */
import { TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Row } from '#app/ui/layout.tsx'

export const CalendarFeedCard = ({ address }: { readonly address: string | null }) => (
  <Card
    title="Vos réunions dans votre agenda"
    id="agenda"
    note="Celles où vous êtes convoqué ou que vous convoquez, dans toutes vos CTG, tenues à jour toutes les six heures environ."
  >
    {address === null ? (
      <CommandForm intent="make-calendar-feed" isInline submit="Créer mon adresse d’agenda" submitLook="plain" />
    ) : (
      <>
        <TextField
          key={address}
          name="feedAddress"
          label="Adresse à donner à votre agenda"
          hint="Outlook, Thunderbird, Apple : « s’abonner à un agenda par son adresse ». Elle est personnelle : qui la connaît lit vos réunions."
          defaultValue={address}
          readOnly
          spellCheck={false}
        />
        <Row>
          <FoldedForm look="plain" summary="Changer l’adresse" intent="make-calendar-feed">
            <p>L’adresse actuelle ne donnera plus rien : il faudra redonner la nouvelle à votre agenda.</p>
            <SubmitButton look="plain">Changer l’adresse</SubmitButton>
          </FoldedForm>
          <FoldedForm look="plain" summary="Supprimer" intent="remove-calendar-feed">
            <p>Votre agenda ne recevra plus vos réunions de Trame.</p>
            <SubmitButton look="danger">Supprimer l’adresse d’agenda</SubmitButton>
          </FoldedForm>
        </Row>
      </>
    )}
  </Card>
)
