/** A list brought from a spreadsheet: pasted, or as a file that is read and not kept. */
import { UploadField } from '#app/domains/documents/upload-field.tsx'
import { TextArea, TextField } from '#app/ui/field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, PageHeader, Stack } from '#app/ui/layout.tsx'
import { facilitiesLabels as t } from '../labels.fr.ts'
import type { NewImportPageData } from '../queries.server.ts'
import { BringCrumbs } from './bring-crumbs.tsx'

const { bring: b, form: f } = t

export const BringPage = ({ ctgId, currentYear }: NewImportPageData) => (
  <Stack>
    <BringCrumbs ctgId={ctgId} />
    <PageHeader title={b.title} lead={b.lead} />
    <Card title={t.page.list}>
      <CommandForm intent="start-import" hasFiles submit={b.read} sendingLabel={b.reading}>
        <TextField name="year" label={b.year} defaultValue={String(currentYear)} maxLength={4} isRequired />
        <TextField name="source" label={f.source} hint={f.sourceHint} maxLength={200} isRequired />
        <TextArea name="pasted" label={b.pasted} hint={b.pastedHint} rows={10} />
        <UploadField name="file" label={b.file} hint={b.fileHint} accept=".xlsx,.ods,.csv" />
      </CommandForm>
    </Card>
  </Stack>
)
