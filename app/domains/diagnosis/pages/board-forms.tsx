/** Choosing which two parties face each other, and proposing to the copil the order of the open issues. */
import { Form } from 'react-router'
import { Button } from '#app/ui/button.tsx'
import { NumberField, SelectField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { Row } from '#app/ui/layout.tsx'
import { boardLabels as t } from '../board-labels.fr.ts'
import type { IssuesBoardPageData } from '../board-queries.server.ts'

/** With two parties there is nothing to choose. */
export function ComparePartiesForm({ parties, columns }: IssuesBoardPageData) {
  if (parties.length < 3) return null
  const options = parties.map(({ id, shortName }) => ({ value: id, label: shortName }))
  const [one, other] = columns
  return (
    <Form method="get" aria-label={t.compare.title}>
      <Row>
        <SelectField name="gauche" label={t.compare.one} options={options} defaultValue={one?.party.id} />
        <SelectField name="droite" label={t.compare.other} options={options} defaultValue={other?.party.id} />
        <Button look="plain">{t.compare.button}</Button>
      </Row>
    </Form>
  )
}

/** A number an issue, without JavaScript; retained ones keep the rank of their decision. */
export function ProposedOrderForm({ order, ranking, mayProposeRanks }: IssuesBoardPageData) {
  const open = [...order.proposed, ...order.toDebate]
  if (!mayProposeRanks || open.length === 0) return null
  return (
    <FoldedForm
      summary={t.ranks.title}
      intent="propose-issue-ranks"
      version={ranking?.version ?? 0}
      submit={t.ranks.save}
    >
      <p>{t.ranks.hint}</p>
      {open.map(({ id, title }, place) => (
        <NumberField key={id} name={`rank-${id}`} label={title} defaultValue={place + 1} />
      ))}
    </FoldedForm>
  )
}
