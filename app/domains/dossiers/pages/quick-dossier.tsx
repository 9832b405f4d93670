/** « Préparer le dossier du copil », in one gesture: every section, every format, for the copil to come. */
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { dossierFormats, sectionsOf } from '../dossiers.ts'
import { packLabels as t } from '../labels.fr.ts'

type Props = {
  readonly ctgId: string
  /** The copil it is for; by default the next one. */
  readonly meetingId?: string | undefined
  readonly look?: 'plain' | 'primary'
}

export const QuickDossier = ({ ctgId, meetingId = '', look = 'plain' }: Props) => (
  <CommandForm intent="request-dossier" action={`/ctg/${ctgId}/suivi/dossiers`} isInline>
    <input type="hidden" name="kind" value="copil-pack" />
    <input type="hidden" name="meetingId" value={meetingId} />
    {sectionsOf['copil-pack'].map((key) => (
      <input key={key} type="hidden" name="sections" value={key} />
    ))}
    {dossierFormats.map((format) => (
      <input key={format} type="hidden" name="formats" value={format} />
    ))}
    <SubmitButton look={look} sendingLabel="Préparation…">
      {t.prepare}
    </SubmitButton>
  </CommandForm>
)
