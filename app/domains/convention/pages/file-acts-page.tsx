/** Several acts filed together: each file is proposed to its signatory by its name, one checks, then files them. Rules: docs/rules/convention.md §3.8. */
import { type FormEvent, useState } from 'react'
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { UploadField } from '#app/domains/documents/upload-field.tsx'
import { DateField, SelectField, TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { mostActs, notFiled } from '../signatories/filed-acts.ts'
import { findInFileName } from '../signatories/find-signatory.ts'
import type { FileActsPageData } from '../signatories/signatory-queries.server.ts'
import styles from './signatories.module.css'

export function FileActsPage({ ctgId, today, toSign, signatories }: FileActsPageData) {
  const [names, setNames] = useState<readonly string[]>([])
  const look = ({ target }: FormEvent) => {
    if (target instanceof HTMLInputElement && target.type === 'file')
      setNames(Array.from(target.files ?? [], ({ name }) => name).slice(0, mostActs))
  }
  return (
    <Page
      crumbs={[crumbs.convention(ctgId)]}
      title="Déposer plusieurs actes"
      lead="Chaque PDF est proposé au signataire que nomme son fichier ; vérifiez, puis déposez. Rien n’est déposé si l’un d’eux ne peut l’être."
    >
      <Card title={toSign ? `Actes sur la version ${toSign.number}` : 'Actes'}>
        <CommandForm intent="file-acts" hasFiles>
          <div onChange={look}>
            <UploadField
              name="files"
              label="Fichiers des actes"
              hint={`Des PDF, ${mostActs} au plus : choisissez-les ou glissez-les ici ensemble.`}
              accept="application/pdf,.pdf"
              isMultiple
              isRequired
            />
          </div>
          <noscript>
            <Notice>Sans JavaScript, chaque fichier est déposé pour le signataire que son nom désigne.</Notice>
          </noscript>
          {names.map((name, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a file is said by its place in the form.
            <Filing key={`${name}-${index}`} {...{ name, index, today, signatories }} />
          ))}
          <FormActions>
            <SubmitButton sendingLabel="Dépôt…">
              {names.length < 2 ? 'Déposer' : `Déposer ces ${names.length} actes`}
            </SubmitButton>
          </FormActions>
        </CommandForm>
      </Card>
    </Page>
  )
}

type FilingProps = Pick<FileActsPageData, 'today' | 'signatories'> & { readonly name: string; readonly index: number }

/** What is known of the act of the signatory proposed is proposed too: its number, its session once passed. */
function Filing({ name, index, today, signatories }: FilingProps) {
  const proposed = findInFileName(name, signatories)
  const known = signatories.find(({ partyId }) => partyId === proposed?.partyId)
  const passed = known?.expectedOn && known.expectedOn <= today ? known.expectedOn : null
  return (
    <fieldset className={styles.file}>
      <legend>{name}</legend>
      <SelectField
        name={`party-${index}`}
        label="Signataire"
        emptyLabel="À choisir"
        defaultValue={proposed?.partyId}
        options={[
          ...signatories.map((one) => ({ value: one.partyId, label: one.name })),
          { value: notFiled, label: 'Ne pas déposer' },
        ]}
      />
      <TextField name={`number-${index}`} label="Numéro" defaultValue={known?.number} maxLength={60} />
      <DateField name={`adopted-${index}`} label="Adopté le" defaultValue={known?.adoptedOn ?? passed} />
    </fieldset>
  )
}
