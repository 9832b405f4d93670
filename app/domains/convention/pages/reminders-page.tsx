/** Reminders before they leave: to whom, at which address, with what. Rules: docs/rules/convention.md §3.7. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { formatFirst, formatInstant, formatShortDay } from '#app/kernel/format.ts'
import { Chip } from '#app/ui/chip.tsx'
import { CheckboxField } from '#app/ui/choice-field.tsx'
import { TextArea, TextField } from '#app/ui/field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { gridWords, signatoryWords } from '../signatories/labels.fr.ts'
import type { RemindersPageData } from '../signatories/signatory-queries.server.ts'
import styles from './signatories.module.css'

type Props = RemindersPageData & {
  /** Those ticked in the table; all when none is. */ readonly chosen: readonly string[]
}

export function RemindersPage({ ctgId, toSign, awaited, chosen }: Props) {
  const withoutAddress = awaited.filter(({ contact }) => contact === null)
  return (
    <Page
      crumbs={[crumbs.convention(ctgId)]}
      title="Relancer les actes attendus"
      lead="Chaque signataire reçoit un courriel à son nom, avec le PDF de la version à approuver et un modèle de délibération rempli pour lui."
    >
      {!toSign && (
        <EmptyState>
          Aucune version n’est figée : il n’y a encore rien à approuver.{' '}
          <Link to={`/ctg/${ctgId}/convention/versions`}>Voir les versions</Link>
        </EmptyState>
      )}
      {toSign && awaited.length === 0 && <EmptyState>Aucun acte n’est attendu.</EmptyState>}
      {toSign && awaited.length > 0 && (
        <Card
          title={`Version ${toSign.number}, à approuver`}
          note={
            withoutAddress.length > 0
              ? `Sans adresse connue : ${formatFirst(withoutAddress.map(({ name }) => name))}. Écrivez-la ici, ou décochez.`
              : 'Adresses connues par les membres, les sièges des instances et les relances précédentes.'
          }
        >
          <CommandForm intent="remind-signatories" submit="Envoyer les relances" sendingLabel="Relance…">
            {awaited.map((one) => (
              <Recipient
                key={one.partyId}
                {...{ ctgId, one }}
                isTicked={chosen.length === 0 || chosen.includes(one.partyId)}
              />
            ))}
            <TextArea
              name="message"
              label="Un mot de vous"
              hint="Facultatif : il s’ajoute au courriel."
              maxLength={2000}
            />
          </CommandForm>
        </Card>
      )}
    </Page>
  )
}

type Awaited = RemindersPageData['awaited'][number]

const Recipient = ({
  ctgId,
  one,
  isTicked,
}: {
  readonly ctgId: string
  readonly one: Awaited
  readonly isTicked: boolean
}) => (
  <fieldset className={styles.file}>
    <legend>
      <Chip tone={one.kind}>{one.name}</Chip>
    </legend>
    <TextField
      name={`email-${one.partyId}`}
      label={one.contact?.name ? `Adresse (${one.contact.name})` : 'Adresse'}
      type="email"
      defaultValue={one.contact?.email ?? ''}
    />
    <div>
      <CheckboxField name={`remind-${one.partyId}`} label="Relancer" isChecked={isTicked} />
      <p className="small muted">{detailOf(one)}</p>
    </div>
    <p>
      <a href={`/ctg/${ctgId}/convention/signataires/${one.partyId}/deliberation.docx`} download>
        Son modèle de délibération
      </a>
    </p>
  </fieldset>
)

function detailOf({ expectedOn, daysLate, remindedAt }: Awaited): string {
  const session =
    daysLate > 0
      ? signatoryWords.late(daysLate)
      : expectedOn
        ? `séance du ${formatShortDay(expectedOn)}`
        : 'séance non connue'
  return remindedAt ? `${session}, ${gridWords.reminded(formatInstant(remindedAt).replace(/ à .*$/, ''))}` : session
}
