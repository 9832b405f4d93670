/** A corrective action: opening it, reading it, closing it with its result. */

import { HistoryCard } from '#app/domains/audit/pages/history-card.tsx'
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { decisionReference } from '#app/domains/meetings/meetings.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import { formatCount, formatDay, formatShortDay, shorten } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { RadioGroup } from '#app/ui/choice-field.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { DateField, SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import type { CorrectiveFormData, CorrectivePageData } from '../corrective-queries.server.ts'
import { closedStates } from '../followup.ts'
import { followupLabels as t } from '../labels.fr.ts'
import { CorrectiveChips } from './correctives-card.tsx'

type NewProps = CorrectiveFormData & {
  readonly actionId?: string | undefined
  readonly objectiveId?: string | undefined
  readonly decisionId?: string | undefined
}

export function NewCorrectivePage(props: NewProps) {
  const { ctgId, mayOpen } = props
  const to = `/ctg/${ctgId}/suivi`
  return (
    <Page
      crumbs={[crumbs.followup(ctgId)]}
      title="Nouvelle action corrective"
      lead="Un écart constaté, sa cause, ce qui est fait pour y répondre, par qui et pour quand."
    >
      {!mayOpen ? (
        <Notice>Une action corrective est ouverte par la coordination ou la coopération du thème.</Notice>
      ) : (
        <Card>
          <OpenForm {...props} to={to} />
        </Card>
      )}
    </Page>
  )
}

function OpenForm({
  actions,
  objectives,
  decisions,
  actionId,
  objectiveId,
  decisionId,
  to,
}: NewProps & { readonly to: string }) {
  return (
    <CommandForm intent="open-corrective-action">
      <SelectField
        name="actionId"
        label="Action concernée"
        emptyLabel="L’ensemble du plan"
        options={actions.map(({ id, code, title }) => ({ value: id, label: `${code} ${title}` }))}
        defaultValue={actionId}
      />
      {objectives.length > 0 && (
        <SelectField
          name="objectiveId"
          label="Ou objectif concerné"
          emptyLabel="Aucun"
          options={objectives.map(({ id, code, title }) => ({ value: id, label: `${code} ${title}` }))}
          defaultValue={objectiveId}
        />
      )}
      <TextArea name="gap" label="Écart constaté" rows={2} isRequired maxLength={2000} />
      <TextArea name="cause" label="Cause" rows={2} maxLength={2000} />
      <TextArea name="measure" label="Ce qui est fait pour y répondre" rows={2} isRequired maxLength={2000} />
      <TextField name="responsible" label="Responsable" isRequired maxLength={200} />
      <DateField name="dueOn" label="Échéance" isRequired />
      {decisions.length > 0 && (
        <SelectField
          name="decisionId"
          label="Décision"
          hint="Si elle vient d’une décision."
          emptyLabel="Aucune"
          defaultValue={decisionId}
          options={decisions.map(({ id, number, text, decidedOn }) => ({
            value: id,
            label: `${decisionReference({ number, decidedOn })} : ${shorten(text, 80)}`,
          }))}
        />
      )}
      <FormActions>
        <SubmitButton>Ouvrir l’action corrective</SubmitButton>
        <LinkButton to={to}>Annuler</LinkButton>
      </FormActions>
    </CommandForm>
  )
}

export function CorrectivePage(data: CorrectivePageData) {
  const { ctgId, corrective, may, history } = data
  const base = `/ctg/${ctgId}`
  return (
    <Page
      crumbs={[crumbs.followup(ctgId), { label: 'Actions correctives', to: `${base}/suivi/correctives` }]}
      title={corrective.measure}
      lead="Action corrective"
    >
      <Card>
        <WhatItIs {...data} />
      </Card>
      <NotesCard {...data} />
      {may.close && <CloseCard version={corrective.version} />}
      <HistoryCard label="Historique de l’action corrective" lines={history} shownLines={Number.POSITIVE_INFINITY} />
    </Page>
  )
}

function WhatItIs({ ctgId, corrective, isLate }: CorrectivePageData) {
  const base = `/ctg/${ctgId}`
  return (
    <DescriptionList
      items={[
        { term: 'État', description: <CorrectiveChips state={corrective.state} isLate={isLate} /> },
        {
          term: 'Porte sur',
          description: corrective.actionId ? (
            <Link to={`${base}/actions/${corrective.actionId}`}>
              {corrective.actionCode} {corrective.actionTitle}
            </Link>
          ) : corrective.objectiveId ? (
            <Link to={`${base}/objectifs/${corrective.objectiveId}`}>{corrective.objectiveTitle}</Link>
          ) : (
            'l’ensemble du plan'
          ),
        },
        { term: 'Écart constaté', description: corrective.gap },
        { term: 'Cause', description: corrective.cause },
        { term: 'Responsable', description: corrective.responsible },
        { term: 'Échéance', description: <OrdinalText text={formatDay(corrective.dueOn)} /> },
        {
          term: 'Décision',
          description: corrective.decisionNumber !== null && corrective.decidedOn !== null && (
            <Link to={`${base}/decisions/${corrective.decisionId}`}>
              {decisionReference({ number: corrective.decisionNumber, decidedOn: corrective.decidedOn })} :{' '}
              {corrective.decisionText}
            </Link>
          ),
        },
        { term: 'Résultat', description: corrective.result },
        {
          term: 'Close le',
          description: corrective.closedAt && <OrdinalText text={formatDay(parisDay(corrective.closedAt))} />,
        },
      ]}
    />
  )
}

const CloseCard = ({ version }: { readonly version: number }) => (
  <Card title="Clore cette action corrective">
    <CommandForm intent="close-corrective-action" version={version} submit="Clore">
      <RadioGroup
        name="state"
        label="Elle est"
        isRequired
        isInline
        choices={closedStates.map((state) => ({ value: state, label: t.corrective[state] }))}
      />
      <TextArea name="result" label="Ce que cela a donné" rows={3} isRequired maxLength={2000} />
    </CommandForm>
  </Card>
)

/** What was done since it was opened, one dated line each; the form of the next one while it is open. */
const NotesCard = ({ notes, may, today }: CorrectivePageData) => (
  <Card title="Suivi" aside={formatCount(notes.length, 'note')}>
    {notes.length === 0 && <p className="muted">Rien n’a été noté depuis son ouverture.</p>}
    <Timeline
      label="Suivi de l’action corrective"
      items={notes.map(({ id, notedOn, text, writtenBy }) => ({
        key: id,
        date: { text: <OrdinalText text={formatShortDay(notedOn, today)} />, dateTime: notedOn },
        title: text,
        note: writtenBy,
      }))}
    />
    {may.note && (
      <CommandForm intent="add-corrective-note" submit="Noter">
        <TextArea name="text" label="Ce qui a été fait" rows={2} isRequired maxLength={2000} />
        <DateField name="notedOn" label="Fait le" hint="Aujourd’hui si vous ne dites rien." />
      </CommandForm>
    )}
  </Card>
)
