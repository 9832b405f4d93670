/** The convention signed on paper, filed as a PDF. Rules: docs/rules/convention.md §4.7. */
import { UploadField } from '#app/domains/documents/upload-field.tsx'
import { parisDay } from '#app/kernel/calendar.ts'
import { formatDay } from '#app/kernel/format.ts'
import { SelectField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { conventionLabels as t } from '../labels.fr.ts'
import type { ConventionPageData } from '../queries.server.ts'

export const SignedFilesCard = ({ ctgId, signedFiles, versions, toSign, mayWrite }: ConventionPageData) => (
  <Card title="Convention signée" id="convention-signee" content="tight">
    {signedFiles.length === 0 && <p className="muted">Le PDF signé n’est pas encore déposé.</p>}
    {signedFiles.length > 0 && (
      <ul>
        {signedFiles.map(({ fileId, name, filedAt, filedBy, versionNumber }) => (
          <li key={fileId}>
            <a href={`/ctg/${ctgId}/fichiers/${fileId}`}>{name}</a>
            <br />
            <span className="small muted">
              déposé le {formatDay(parisDay(filedAt))} par {filedBy}
              {versionNumber !== null && `, version ${versionNumber}`}
            </span>
          </li>
        ))}
      </ul>
    )}
    {mayWrite && (
      <FoldedForm
        summary="Déposer le PDF signé"
        intent="file-signed-convention"
        hasFiles
        submit="Déposer"
        sendingLabel="Dépôt en cours…"
      >
        <UploadField name="file" label="PDF signé" isRequired accept=".pdf,application/pdf" hint="25 Mo au plus." />
        {versions.length > 0 && (
          <SelectField
            name="versionId"
            label="Version signée"
            emptyLabel="Texte fait hors de Trame"
            defaultValue={toSign?.id}
            options={versions.map(({ id, number }) => ({ value: id, label: t.versionName(number) }))}
          />
        )}
      </FoldedForm>
    )}
  </Card>
)
