/** The Word document, the summary and the slides of a version: made in the background, then to download. Rules: docs/rules/convention.md §2.11. */
import { formatFileSize } from '#app/kernel/format.ts'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { useRefreshWhile } from '#app/ui/refresh-while.tsx'
import { versionDocumentLabels as t } from '../print/labels.fr.ts'
import type { VersionDocuments } from '../print/print-queries.server.ts'
import { versionForms } from '../print/version-forms.ts'

export function VersionDocumentsCard({ ctgId, conventionVersionId, made, state, mayAsk }: VersionDocuments) {
  useRefreshWhile(state === 'being-made')
  const path = `/ctg/${ctgId}/convention/versions/${conventionVersionId}`
  return (
    <Card title="Pour retravailler, pour expliquer" note="Faits du contenu figé de cette version." content="tight">
      <ul className="plain-list">
        {versionForms.map((form) => {
          const file = made.find((one) => one.form === form)
          const { name, what } = t.forms[form]
          return (
            <li key={form}>
              {file ? (
                <a href={`${path}/documents?forme=${form}`}>
                  {name}, {formatFileSize(file.sizeBytes)}
                </a>
              ) : (
                <span className="muted">{name}</span>
              )}
              <br />
              <span className="fine">{what}</span>
            </li>
          )
        })}
      </ul>
      {state === 'being-made' && (
        <p role="status">
          Trame les prépare ; vous pouvez quitter cette page. <a href={path}>Actualiser</a>
        </p>
      )}
      {state === 'not-asked' && !mayAsk && <p className="muted">La coordination ne les a pas demandés.</p>}
      {(state === 'not-asked' || state === 'lost') && mayAsk && (
        <CommandForm intent="ask-for-documents" isInline>
          <SubmitButton look="plain">
            {state === 'lost' ? 'Redemander ces documents' : 'Demander ces documents'}
          </SubmitButton>
        </CommandForm>
      )}
    </Card>
  )
}
