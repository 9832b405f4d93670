/** Documents of a sheet, to read and to file. Rules: docs/rules/plan.md §11.8. */
import type { FileRoom } from '#app/domains/documents/file-room.ts'
import { FileRoomNote } from '#app/domains/documents/file-room-note.tsx'
import { UploadField } from '#app/domains/documents/upload-field.tsx'
import { formatDay } from '#app/kernel/format.ts'
import { TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, List, Row } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import type { ActionPageData } from '../queries.server.ts'

type ActionFile = ActionPageData['sheet']['files'][number]

const FileLine = ({ ctgId, id, name, caption, addedOn, addedBy }: ActionFile & { readonly ctgId: string }) => (
  <span>
    <a href={`/ctg/${ctgId}/fichiers/${id}`}>{caption || name}</a>
    <br />
    <span className="fine muted">
      {[caption && name, `ajouté le ${formatDay(addedOn)}${addedBy ? ` par ${addedBy}` : ''}`]
        .filter(Boolean)
        .join(', ')}
    </span>
  </span>
)

/** Nothing while there is none: the form is with the others. */
export const FilesCard = ({ ctgId, sheet, editTo }: ActionPageData & { readonly editTo: string | undefined }) =>
  sheet.files.length > 0 && (
    <Card title="Documents" aside={editTo && <Link to={`${editTo}#documents`}>Ajouter un document</Link>}>
      <List of={sheet.files}>{(file) => <FileLine {...file} ctgId={ctgId} />}</List>
    </Card>
  )

type FormsProps = {
  readonly ctgId: string
  readonly version: number
  readonly files: readonly ActionFile[]
  readonly room: FileRoom
}

export const FileForms = ({ ctgId, version, files, room }: FormsProps) => (
  <Card
    title="Documents"
    id="documents"
    note="Lus par tous les membres de la CTG : jamais de liste nominative."
    content="tight"
  >
    {files.map((file) => (
      <CommandForm key={file.id} intent="remove-action-file" version={version} about={{ fileId: file.id }}>
        <Row isSpread>
          <FileLine {...file} ctgId={ctgId} />
          <SubmitButton look="danger" isSmall label={`Retirer ce document : ${file.caption || file.name}`}>
            Retirer
          </SubmitButton>
        </Row>
      </CommandForm>
    ))}
    <FoldedForm summary="Ajouter un document" intent="add-action-file" version={version} hasFiles>
      <UploadField
        name="file"
        label="Document"
        hint="Image, PDF, Word, tableur ; 25 Mo au plus."
        accept="image/jpeg,image/png,image/webp,image/heic,.pdf,.docx,.xlsx,.ods,.csv"
        isRequired
      />
      <TextField
        name="caption"
        label="Ce que c’est"
        hint="Par exemple : plaquette, convention de partenariat."
        maxLength={300}
      />
      <FormActions>
        <SubmitButton look="plain" sendingLabel="Dépôt en cours…">
          Ajouter le document
        </SubmitButton>
      </FormActions>
    </FoldedForm>
    <FileRoomNote room={room} />
  </Card>
)
