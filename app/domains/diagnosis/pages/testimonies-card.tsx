/** What inhabitants and professionals say, each with its source and its date. */
import { formatDay } from '#app/kernel/format.ts'
import { Chip } from '#app/ui/chip.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { DateField, SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Row } from '#app/ui/layout.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { testimonyKinds } from '../diagnosis.ts'
import { diagnosisLabels as t } from '../labels.fr.ts'
import { pageLabels } from '../page-labels.fr.ts'
import { byParty } from '../party-words.ts'
import type { ThemePageData } from '../queries.server.ts'
import styles from './diagnosis.module.css'

const { testimonies: p } = pageLabels

type Props = Pick<ThemePageData, 'testimonies' | 'parties'> & { readonly mayAdd: boolean }

/** Heard at once; the others one asks for. */
const firstHeard = 1

export function TestimoniesCard({ testimonies, parties, mayAdd }: Props) {
  const others = testimonies.slice(firstHeard)
  return (
    <Card title={p.title} id="temoignages">
      {testimonies.length === 0 && <EmptyState>{p.none}</EmptyState>}
      <Row>
        {testimonies.length > 0 && (
          <div className={styles.heard}>
            <Quotes testimonies={testimonies.slice(0, firstHeard)} parties={parties} />
          </div>
        )}
        {others.length > 0 && (
          <Disclosure
            summary={p.others(others.length)}
            forms={{ intents: ['remove-testimony'], subject: others.map(({ id }) => id) }}
          >
            <Quotes testimonies={others} parties={parties} />
          </Disclosure>
        )}
        {mayAdd && <AddTestimony />}
      </Row>
    </Card>
  )
}

const Quotes = ({ testimonies, parties }: Pick<Props, 'testimonies' | 'parties'>) => (
  <ul className="plain-list">
    {testimonies.map((testimony) => (
      <li key={testimony.id} className={styles.quote}>
        <blockquote className={styles.words}>« {testimony.text} »</blockquote>
        <Row isSpread>
          <p className="small">
            <Chip tone="partner">{t.testimonyKind[testimony.kind]}</Chip> {testimony.source},{' '}
            {formatDay(testimony.collectedOn)} · {collector(parties, testimony.partyId)}
          </p>
          {testimony.mayRemove && (
            <CommandForm intent="remove-testimony" isInline about={{ testimonyId: testimony.id }}>
              <SubmitButton look="quiet" isSmall label={`${p.remove} : ${testimony.source}`}>
                {p.remove}
              </SubmitButton>
            </CommandForm>
          )}
        </Row>
      </li>
    ))}
  </ul>
)

function collector(parties: Props['parties'], partyId: string): string {
  const party = parties.find(({ id }) => id === partyId)
  return party ? p.collectedBy(byParty(party.shortName)) : ''
}

const AddTestimony = () => (
  <FoldedForm summary={p.add} intent="add-testimony" submit={p.save}>
    <SelectField
      name="kind"
      label={p.kind}
      options={testimonyKinds.map((value) => ({ value, label: t.testimonyKind[value] }))}
    />
    <TextArea name="text" label={p.text} hint={p.textHint} isRequired />
    <TextField name="source" label={p.source} hint={p.sourceHint} isRequired />
    <DateField name="collectedOn" label={p.on} isRequired />
  </FoldedForm>
)
