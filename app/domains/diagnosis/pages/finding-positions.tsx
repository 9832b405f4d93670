/** Where each party stands on a finding, with its words; and the form of the party one acts for. */
import { parisDay } from '#app/kernel/calendar.ts'
import { Chip } from '#app/ui/chip.tsx'
import { RadioGroup } from '#app/ui/choice-field.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { positions as everyPosition, listAwaitedParties } from '../diagnosis.ts'
import { findingLabels as f } from '../finding-labels.fr.ts'
import type { FindingPageData } from '../finding-queries.server.ts'
import { diagnosisLabels as t } from '../labels.fr.ts'
import { ofParty } from '../party-words.ts'
import styles from './diagnosis.module.css'

type Props = Pick<FindingPageData, 'finding' | 'parties' | 'acting' | 'isOver' | 'may'>

/** Once the convention has ended no position is awaited; a party may still give its own. */
export function PositionsCard({ finding, parties, acting, isOver, may }: Props) {
  const awaited = isOver ? [] : listAwaitedParties(parties, finding.positions)
  const own = finding.positions.find(({ partyId }) => partyId === acting.id)
  const shown = parties.filter(
    ({ id }) => finding.positions.some(({ partyId }) => partyId === id) || awaited.some((party) => party.id === id),
  )
  return (
    <Card title={f.positions} id="position">
      {shown.length === 0 && <p className="muted">{f.noPosition}</p>}
      {shown.map((party) => {
        const answer = finding.positions.find(({ partyId }) => partyId === party.id)
        return (
          <div key={party.id} className={classNames(styles.voice, styles[party.kind])}>
            <h3 className={styles.speaker}>{party.shortName}</h3>
            <p>
              {answer ? (
                <Chip tone={party.kind}>{t.position[answer.position]}</Chip>
              ) : (
                <Chip tone="warn">{f.awaited}</Chip>
              )}
            </p>
            {answer && answer.reservation !== '' && <p className={styles.words}>{answer.reservation}</p>}
            {answer && <p className="fine">{f.given(parisDay(new Date(answer.givenAt)), answer.givenBy)}</p>}
          </div>
        )
      })}
      {may.givePosition && (
        <div className={styles.act}>
          <Disclosure
            summary={own ? f.changePosition(ofParty(acting.shortName)) : f.yourPosition(ofParty(acting.shortName))}
            look="button"
            isOpen={own === undefined && !isOver}
            forms={{ intents: ['give-position'] }}
          >
            <PositionForm finding={finding} own={own} />
          </Disclosure>
        </div>
      )}
    </Card>
  )
}

type FormProps = {
  readonly finding: Props['finding']
  readonly own: Props['finding']['positions'][number] | undefined
}

const PositionForm = ({ finding, own }: FormProps) => (
  <CommandForm intent="give-position" version={finding.version} submit={f.savePosition}>
    <RadioGroup
      name="position"
      label={f.positionField}
      defaultValue={own?.position}
      choices={everyPosition.map((value) => ({ value, ...t.positionChoice[value] }))}
    />
    <TextArea name="reservation" label={f.reservation} hint={f.reservationHint} defaultValue={own?.reservation} />
  </CommandForm>
)
