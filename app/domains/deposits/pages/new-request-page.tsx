/** Asking another party for figures. */
import { LinkButton } from '#app/ui/button.tsx'
import { DateField, optionsOf, SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, PageHeader, Stack } from '#app/ui/layout.tsx'
import { requestLabels as r } from '../request-labels.fr.ts'
import type { NewRequestPageData } from '../request-queries.server.ts'
import { SharedCrumbs } from './shared-crumbs.tsx'

const f = r.fields

export function NewRequestPage({ ctgId, parties, themes }: NewRequestPageData) {
  const base = `/ctg/${ctgId}/diagnostic/donnees`
  return (
    <Stack>
      <SharedCrumbs ctgId={ctgId} />
      <PageHeader title={r.newTitle} lead={r.newLead} />
      <Card>
        <CommandForm intent="ask-data">
          <SelectField name="askedPartyId" label={f.askedParty} options={optionsOf(parties)} />
          <TextField name="title" label={f.title} hint={f.titleHint} isRequired />
          <TextArea name="request" label={f.request} hint={f.requestHint} isRequired />
          <TextArea name="purpose" label={f.purpose} hint={f.purposeHint} rows={2} />
          <SelectField
            name="themeId"
            label={f.theme}
            options={[{ value: '', label: f.noTheme }, ...optionsOf(themes)]}
          />
          <DateField name="wantedOn" label={f.wantedOn} />
          <FormActions>
            <SubmitButton>{r.send}</SubmitButton>
            <LinkButton to={base}>{r.cancel}</LinkButton>
          </FormActions>
        </CommandForm>
      </Card>
    </Stack>
  )
}
