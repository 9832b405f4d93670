/** Address, title and first words of the page. Pure. */
import { CheckboxField } from '#app/ui/choice-field.tsx'
import { TextArea, TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import type { PortalPageData } from '../queries.server.ts'

type Props = Pick<PortalPageData, 'address' | 'title' | 'introduction' | 'showsProposed' | 'version' | 'isSetUp'>

export const SettingsCard = ({ address, title, introduction, showsProposed, version, isSetUp }: Props) => (
  <Card title="Réglages">
    <CommandForm intent="set-portal-page" {...(version !== null && { version })}>
      <TextField
        name="address"
        label="Adresse"
        hint={
          isSetUp
            ? 'Après /t/. Changée, l’ancienne mène à la nouvelle, et aucune autre CTG ne la prend.'
            : 'Après /t/ : des lettres sans accent, des chiffres, des tirets.'
        }
        defaultValue={address}
        maxLength={60}
        isRequired
      />
      <TextField name="title" label="Titre" hint="Vide : Trame en propose un." defaultValue={title} maxLength={120} />
      <TextArea
        name="introduction"
        label="Premières phrases"
        hint="Vide : Trame dit la durée et les thèmes."
        defaultValue={introduction ?? ''}
        maxLength={600}
      />
      <CheckboxField
        name="showsProposed"
        label="Montrer aussi les actions encore proposées"
        hint="Elles sont dites « proposées » : rien ne laisse croire qu’elles sont décidées."
        isChecked={showsProposed ?? false}
      />
      <FormActions>
        <SubmitButton sendingLabel="Enregistrement…">{isSetUp ? 'Enregistrer' : 'Préparer la page'}</SubmitButton>
      </FormActions>
    </CommandForm>
  </Card>
)
