/** « On jugera réussi si… »: each condition, what was found of it, whether it is held. */
import { RadioGroup } from '#app/ui/choice-field.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { TextArea, TextField } from '#app/ui/field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { State } from '#app/ui/state.tsx'
import { type Condition, heldAnswers } from '../evaluation-shape.ts'
import { evaluationLabels as t } from '../labels.fr.ts'
import type { QuestionPageData } from '../queries.server.ts'

type Props = QuestionPageData & { readonly conditionId: string | null }

export const ConditionsCard = ({ question, may, conditionId }: Props) => {
  const written = may.note ? question.conditions.find(({ id }) => id === conditionId) : undefined
  return (
    <Card title="On jugera réussi si…">
      <DataTable<Condition>
        caption="Conditions de réussite, ce qui est constaté"
        rows={question.conditions}
        empty="Aucune condition n’est écrite : chacun jugera selon les siennes."
        columns={[
          { header: 'Condition', cell: ({ text }) => text },
          { header: 'Constaté', cell: ({ noted }) => noted || 'rien de noté' },
          {
            header: 'Condition tenue',
            cell: ({ held, heldNote }) => (
              <State glyph={t.heldGlyph[held]}>{heldNote === '' ? t.held[held] : `${t.held[held]}, ${heldNote}`}</State>
            ),
          },
          ...(may.note
            ? [
                {
                  header: 'Écrire',
                  isHeaderHidden: true,
                  cell: ({ id, text }: Condition) => (
                    <Link to={`?condition=${id}#constat`}>
                      Noter<span className="visually-hidden"> ce qui est constaté : {text}</span>
                    </Link>
                  ),
                },
              ]
            : []),
        ]}
      />
      {written && <NoteForm key={written.id} condition={written} />}
    </Card>
  )
}

const NoteForm = ({ condition }: { readonly condition: Condition }) => (
  <section id="constat" aria-label="Ce qui est constaté">
    <h3>{condition.text}</h3>
    <CommandForm intent="note-condition" version={condition.version} submit="Enregistrer le constat">
      <input type="hidden" name="conditionId" value={condition.id} />
      <TextArea
        name="noted"
        label="Constaté"
        hint="Un chiffre, une date, une source."
        rows={2}
        defaultValue={condition.noted}
        maxLength={1000}
      />
      <RadioGroup
        name="held"
        label="Condition tenue"
        isInline
        defaultValue={condition.held}
        choices={heldAnswers.map((value) => ({ value, label: t.held[value] }))}
      />
      <TextField
        name="heldNote"
        label="Précision"
        hint="Courte : « avec six mois de retard »."
        defaultValue={condition.heldNote}
        maxLength={120}
      />
    </CommandForm>
  </section>
)
