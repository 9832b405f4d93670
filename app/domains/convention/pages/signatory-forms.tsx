/** Forms of the act and of the signature of one party, of a convention as of its amendments. */
import type { ReactNode } from 'react'
import { UploadField } from '#app/domains/documents/upload-field.tsx'
import { DateField, SelectField, TextField } from '#app/ui/field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { actKinds, type Signatory } from '../convention.ts'
import { conventionLabels as t } from '../labels.fr.ts'

type Props = {
  readonly intent: string
  /** What is adopted or signed. */
  readonly children?: ReactNode
}

type ActProps = Props & {
  readonly signatory: Pick<Signatory, 'act' | 'kind'>
  /** Of the act filed already. */
  readonly fileId: string | null
}

export const ActForm = ({ intent, signatory: { act, kind }, fileId, children }: ActProps) => (
  <CommandForm intent={intent} hasFiles submit="Enregistrer l’acte">
    <SelectField
      name="kind"
      label="Nature de l’acte"
      defaultValue={act?.kind ?? 'assembly'}
      options={actKinds.map((value) => ({ value, label: t.act[value] }))}
    />
    {children}
    <TextField name="number" label="Numéro" defaultValue={act?.number} maxLength={60} width={20} />
    <DateField name="adoptedOn" label="Adopté le" defaultValue={act?.adoptedOn} />
    <DateField
      name="expectedOn"
      label="Attendu le"
      hint="Tant qu’il n’est pas adopté."
      defaultValue={act?.expectedOn}
    />
    {kind === 'authority' && (
      <DateField
        name="transmittedOn"
        label="Transmis au préfet le"
        hint="Contrôle de légalité."
        defaultValue={act?.transmittedOn}
      />
    )}
    <TextField name="note" label="Remarque" defaultValue={act?.note} maxLength={1000} />
    <UploadField name="file" label={fileId ? 'Remplacer le fichier' : 'Fichier de l’acte'} hint="PDF, 25 Mo au plus." />
  </CommandForm>
)

type SignatureProps = Props & {
  readonly signature: Signatory['signature']
  readonly representedBy: string | null
  readonly representedAs: string | null
  /** « Signée le », of a convention. */
  readonly dayLabel: string
}

/** As the party is represented, until it is said otherwise. */
export const SignatureForm = ({
  intent,
  signature,
  representedBy,
  representedAs,
  dayLabel,
  children,
}: SignatureProps) => (
  <CommandForm intent={intent} submit="Enregistrer la signature">
    {children}
    <DateField name="signedOn" label={dayLabel} isRequired defaultValue={signature?.signedOn} />
    <TextField name="signedBy" label="Par" defaultValue={signature?.signedBy || representedBy} maxLength={200} />
    <TextField name="signedAs" label="Fonction" defaultValue={signature?.signedAs || representedAs} maxLength={200} />
    <TextField name="note" label="Remarque" defaultValue={signature?.signedOn ? signature.note : ''} maxLength={1000} />
  </CommandForm>
)
