/** The framing: its note, who agreed, what is missing, and the dates aimed at. */
import { parisDay } from '#app/kernel/calendar.ts'
import { atStart, formatDay, formatShortDate } from '#app/kernel/format.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { Chip } from '#app/ui/chip.tsx'
import { PreciseDateField } from '#app/ui/choice-field.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { DateField, SelectField, TextArea } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Columns, List, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState, Notice } from '#app/ui/notice.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { targetKinds } from '../journey.ts'
import { journeyLabels as t } from '../labels.fr.ts'
import type { Framing } from '../queries.server.ts'

export const FramingPage = (framing: Framing) => (
  <Page
    title="Cadrage et calendrier"
    lead="La méthode convenue par les deux coordinations, et les dates visées pour chaque étape."
  >
    <Columns main={<NoteCard {...framing} />} aside={<TargetsCard {...framing} />} />
  </Page>
)

function actOn(note: string, hasAgreed: boolean): string {
  if (note === '') return 'Enregistrer la note'
  return hasAgreed ? 'Enregistrer les changements' : 'Donner l’accord de votre partie'
}

const awaited = (hasAgreed: boolean): string =>
  hasAgreed
    ? 'L’accord de l’autre partie est attendu.'
    : 'Votre accord est attendu : relisez, puis enregistrez la note sans la changer.'

function NoteCard({ note, reachedOn, agreements, hasAgreed, isArchived, missing, ...framing }: Framing) {
  const mayWrite = framing.mayWrite && reachedOn === null
  return (
    <Card title="Note de cadrage" {...(reachedOn && { note: `Enregistrée le ${formatDay(reachedOn)}` })}>
      {agreements.length > 0 && (
        <ul>
          {agreements.map(({ partyId, partyKind, partyName, personName, agreedAt }) => (
            <li key={partyId}>
              <Chip tone={partyKind}>{partyName}</Chip> {personName}, le {formatDay(parisDay(agreedAt))}
            </li>
          ))}
        </ul>
      )}
      {reachedOn === null && agreements.length > 0 && !isArchived && <Notice>{awaited(hasAgreed || !mayWrite)}</Notice>}
      {!mayWrite &&
        (note === '' ? (
          <EmptyState>
            {isArchived
              ? 'Aucune note de cadrage n’a été écrite.'
              : 'La note de cadrage est à écrire par les deux coordinations.'}
          </EmptyState>
        ) : (
          note.split(/\n{2,}/).map((paragraph) => <p key={paragraph}>{paragraph}</p>)
        ))}
      {mayWrite && (
        <CommandForm intent="record-framing" submit={actOn(note, hasAgreed)}>
          <TextArea
            name="note"
            label="Texte de la note"
            hint="Méthode, périmètre, thèmes, instances, calendrier. Si le texte change, les accords sont à redonner."
            rows={10}
            defaultValue={note}
            isRequired
          />
          <DateField name="framedOn" label="Cadrage convenu le" hint="Laissez vide : aujourd’hui." />
        </CommandForm>
      )}
      {missing.length > 0 && !(isArchived && reachedOn === null) && (
        <>
          <h3>Ce qui manque</h3>
          <List of={missing}>{({ sentence, to }) => <Link to={to}>{atStart(sentence)}</Link>}</List>
        </>
      )}
    </Card>
  )
}

function TargetsCard({ milestones, mayWrite, hasEnded }: Framing) {
  const rows = targetKinds.map((kind) => ({ kind, row: milestones.find((one) => one.kind === kind) }))
  return (
    <Card title="Dates visées et dates atteintes">
      <DataTable
        rows={rows}
        rowKey={({ kind }) => kind}
        columns={[
          { header: 'Étape', cell: ({ kind }) => t.milestone[kind] },
          {
            header: 'Visée',
            isNote: true,
            cell: ({ row }) =>
              row?.targetOn ? (
                <OrdinalText text={formatShortDate(row.targetOn, row.targetPrecision)} />
              ) : hasEnded ? (
                '–'
              ) : (
                gapWords.date
              ),
          },
          {
            header: 'Atteinte',
            isNote: true,
            cell: ({ row }) => (row?.reachedOn ? formatShortDate(row.reachedOn, 'day') : '–'),
          },
        ]}
      />
      {mayWrite && !hasEnded && (
        <FoldedForm summary="Fixer une date visée" intent="set-milestone-target" submit="Fixer la date">
          <SelectField
            name="kind"
            label="Étape"
            options={targetKinds.map((value) => ({ value, label: t.milestone[value] }))}
            defaultValue="signed"
          />
          <PreciseDateField
            name="targetOn"
            precisionName="targetPrecision"
            label="Date visée"
            hint="Laissez vide pour retirer la date."
            defaultPrecision="quarter"
          />
        </FoldedForm>
      )}
    </Card>
  )
}
