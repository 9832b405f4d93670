/** What of a report is folded: the files, and the fields for who wants them all. */
import { UploadField } from '#app/domains/documents/upload-field.tsx'
import { DateField, optionsOf, SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { Stack } from '#app/ui/layout.tsx'
import type { GivenBack } from '../given-back.ts'
import { mostFiles } from '../report-field-names.ts'
import { delayWords, difficultyWords } from '../words.fr.ts'
import type { ReportFieldsProps } from './report-fields.tsx'

/** Gaps to choose from; a phone's keyboard has no minus sign. */
const delays = [0, 1, 2, 3, 4, 5, 6, 9, 12, 18, 24, 36, -1, -2, -3, -6, -12]

type Prefix = { readonly prefix: string }
type FieldsProps = Prefix & { readonly said: GivenBack['fields'] }

export const FilesFields = ({ prefix }: Prefix) => (
  <Stack isTight>
    <UploadField
      name={`${prefix}files`}
      label="Fichiers"
      hint={`${mostFiles} au plus : image, PDF, Word, tableur. Un fichier choisi n’est pas gardé avec le brouillon : choisissez-le juste avant d’envoyer.`}
      accept="image/jpeg,image/png,image/webp,image/heic,.pdf,.docx,.xlsx,.ods,.csv"
      isMultiple
    />
    <TextField
      name={`${prefix}filesCaption`}
      label="Ce qu’ils montrent"
      hint="Personne ne doit y être reconnaissable sans son accord."
      maxLength={300}
    />
  </Stack>
)

export const MoreFields = ({
  action,
  bodies,
  today,
  prefix,
  said,
}: Omit<ReportFieldsProps, 'prefix'> & FieldsProps) => (
  <Stack isTight>
    <DifficultyFields bodies={bodies} prefix={prefix} said={said} />
    <TextField
      name={`${prefix}publicsReached`}
      defaultValue={said.publicsReached}
      label="Publics touchés"
      hint="Qui sont-ils : familles monoparentales, jeunes du quartier…"
      maxLength={500}
    />
    <TextField
      name={`${prefix}meansUsed`}
      defaultValue={said.meansUsed}
      label="Moyens employés"
      hint="Temps passé, dépenses, locaux, appuis."
      maxLength={1000}
    />
    <ProposedFields action={action} prefix={prefix} said={said} />
    <DateField
      name={`${prefix}coversFrom`}
      defaultValue={said.coversFrom}
      label="Début de la période racontée"
      max={today}
    />
    <DateField name={`${prefix}coversTo`} defaultValue={said.coversTo} label="Fin de la période racontée" />
    {action.measures.length > 0 && (
      <TextField
        name={`${prefix}valueSource`}
        label="Source des relevés"
        hint="Vous, sauf si vous le précisez."
        maxLength={200}
      />
    )}
    <DateField name={`${prefix}reportedOn`} label="Date du point" defaultValue={today} max={today} />
  </Stack>
)

/** What holds the action back, and who may help. */
const DifficultyFields = ({ bodies, prefix, said }: Pick<ReportFieldsProps, 'bodies'> & FieldsProps) => (
  <>
    <SelectField
      name={`${prefix}delayMonths`}
      defaultValue={said.delayMonths}
      label="Par rapport au calendrier"
      emptyLabel="Je ne sais pas"
      options={delays.map((months) => ({ value: String(months), label: delayWords(months) }))}
    />
    <SelectField
      name={`${prefix}difficultyKind`}
      defaultValue={said.difficultyKind}
      label="Difficulté"
      emptyLabel="Aucune"
      options={Object.entries(difficultyWords).map(([value, label]) => ({ value, label }))}
    />
    <TextArea
      name={`${prefix}difficulty`}
      defaultValue={said.difficulty}
      label="En quelques mots"
      rows={2}
      maxLength={2000}
    />
    <TextArea
      name={`${prefix}helpWanted`}
      defaultValue={said.helpWanted}
      label="Aide attendue"
      hint="Ce dont l’action a besoin pour avancer."
      rows={2}
      maxLength={2000}
    />
    {bodies.length > 0 && (
      <SelectField
        name={`${prefix}helpBodyId`}
        defaultValue={said.helpBodyId}
        label="De quelle instance ?"
        emptyLabel="Aucune en particulier"
        options={optionsOf(bodies)}
      />
    )}
  </>
)

/** What would change in the sheet. */
const ProposedFields = ({ action, prefix, said }: Pick<ReportFieldsProps, 'action'> & FieldsProps) => (
  <>
    <StepFields action={action} prefix={prefix} said={said} />
    <TextField
      name={`${prefix}proposedLead`}
      defaultValue={said.proposedLead}
      label="Nouveau pilote proposé"
      hint={action.leadName && `Aujourd’hui : ${action.leadName}`}
      maxLength={200}
    />
    <TextField
      name={`${prefix}proposedPartner`}
      defaultValue={said.proposedPartner}
      label="Partenaire à ajouter"
      hint={action.partnersText && `Déjà dans la fiche : ${action.partnersText}`}
      maxLength={200}
    />
    <TextArea
      name={`${prefix}adjustment`}
      defaultValue={said.adjustment}
      label="Autre ajustement proposé"
      hint="Ce qui changerait dans l’action."
      rows={2}
      maxLength={2000}
    />
  </>
)

const StepFields = ({ action, prefix, said }: Pick<ReportFieldsProps, 'action'> & FieldsProps) => (
  <>
    {action.steps.length > 0 && (
      <SelectField
        name={`${prefix}proposedStepId`}
        defaultValue={said.proposedStepId}
        label="Étape à déplacer"
        emptyLabel="Aucune"
        options={action.steps.map(({ id, label }) => ({ value: id, label }))}
      />
    )}
    <TextField
      name={`${prefix}proposedStepTitle`}
      defaultValue={said.proposedStepTitle}
      label={action.steps.length > 0 ? 'Ou étape à ajouter' : 'Étape à ajouter'}
      maxLength={300}
    />
    <DateField name={`${prefix}proposedStepOn`} defaultValue={said.proposedStepOn} label="Date de cette étape" />
  </>
)
