/** What each party reads in the figures, side by side, each in its colour; a party writes its own. */
import { classNames } from '#app/ui/class-names.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { diagnosisLabels as t } from '../labels.fr.ts'
import { pageLabels } from '../page-labels.fr.ts'
import { ofParty } from '../party-words.ts'
import type { ThemePageData } from '../queries.server.ts'
import styles from './diagnosis.module.css'

type Reading = ThemePageData['readings'][number]
const { readings: p } = pageLabels

export const ReadingsCard = ({ readings }: { readonly readings: readonly Reading[] }) => (
  <Card title={p.title}>
    {readings.map((reading) => (
      <PartyReadingView key={reading.party.id} reading={reading} />
    ))}
  </Card>
)

function PartyReadingView({ reading }: { readonly reading: Reading }) {
  const { party, text, writtenOn, writtenBy, askedOn, isAwaited } = reading
  return (
    <div className={classNames(styles.voice, styles[party.kind])}>
      <h3 className={styles.speaker}>{p.of(ofParty(party.shortName))}</h3>
      <p className={text === '' ? 'muted' : styles.words}>{text || p.none}</p>
      <p className="fine">
        {writtenOn !== null && p.written(writtenOn, writtenBy)}
        {writtenOn !== null && isAwaited && ' · '}
        {isAwaited && askedOn !== null && (text === '' ? t.asked(askedOn) : t.askedAgain(askedOn))}
      </p>
      <ReadingActs reading={reading} />
    </div>
  )
}

function ReadingActs({ reading: { party, text, version, mayWrite, mayAsk } }: { readonly reading: Reading }) {
  const of = ofParty(party.shortName)
  if (mayWrite)
    return (
      <div className={styles.act}>
        <Disclosure
          summary={text === '' ? p.write(of) : p.rewrite(of)}
          forms={{ intents: ['write-reading'], subject: party.id }}
        >
          <CommandForm intent="write-reading" subject={party.id} version={version}>
            <input type="hidden" name="partyId" value={party.id} />
            <TextArea name="text" label={p.field} hint={p.hint} defaultValue={text} rows={6} isRequired />
            <FormActions>
              <SubmitButton>{p.save}</SubmitButton>
            </FormActions>
          </CommandForm>
        </Disclosure>
      </div>
    )
  if (!mayAsk) return null
  return (
    <div className={styles.act}>
      <CommandForm intent="ask-reading" subject={party.id} isInline>
        <input type="hidden" name="partyId" value={party.id} />
        <SubmitButton look="quiet" isSmall label={text === '' ? p.askNamed(of) : p.askAgainNamed(of)}>
          {text === '' ? p.ask : p.askAgain}
        </SubmitButton>
      </CommandForm>
    </div>
  )
}
