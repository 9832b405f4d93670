/** What each party reads in the figures, side by side, each in its colour; a party writes its own. */
import { useSearchParams } from 'react-router'
import { WrittenText } from '#app/domains/writing/pages/written-text.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { TextArea } from '#app/ui/field.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { diagnosisLabels as t } from '../labels.fr.ts'
import { pageLabels } from '../page-labels.fr.ts'
import { ofParty } from '../party-words.ts'
import type { ThemePageData } from '../queries.server.ts'
import styles from './diagnosis.module.css'

type Reading = ThemePageData['readings'][number]
const { readings: p } = pageLabels

export function ReadingsCard({ ctgId, theme, readings }: ThemePageData) {
  const [search] = useSearchParams()
  return (
    <Card title={p.title}>
      {readings.map((reading) => (
        <PartyReadingView
          key={reading.party.id}
          {...{ ctgId, theme, reading }}
          isWritten={reading.id !== null && search.get('ecrire') === reading.id}
        />
      ))}
    </Card>
  )
}

type Props = Pick<ThemePageData, 'ctgId' | 'theme'> & {
  readonly reading: Reading
  /** One just began it. */
  readonly isWritten: boolean
}

function PartyReadingView({ ctgId, theme, reading, isWritten }: Props) {
  const { id, party, text, shown, writtenOn, writtenBy, askedOn, isAwaited, mayWrite } = reading
  const of = ofParty(party.shortName)
  return (
    <div className={classNames(styles.voice, styles[party.kind])}>
      <h3 className={styles.speaker}>{p.of(of)}</h3>
      {id === null ? (
        <p className="muted">{p.none}</p>
      ) : (
        <WrittenText
          of={{ ctgId, subjectType: 'party-reading', subjectId: id, field: 'text' }}
          title={p.ofTheme(of, theme.name)}
          text={shown.text}
          titles={4}
          isFrozen={shown.isFrozen}
          talk={shown.talk}
          empty={p.none}
          mayWrite={mayWrite}
          opensAtOnce={isWritten ? 'to-type' : undefined}
          writeLabel={shown.text.length === 0 ? p.write(of) : p.rewrite}
          isNarrow
          withoutScript={<ReadingForm reading={reading} />}
        />
      )}
      <p className="fine">
        {writtenOn !== null && p.written(writtenOn, writtenBy)}
        {writtenOn !== null && isAwaited && ' · '}
        {isAwaited && askedOn !== null && (text === '' ? t.asked(askedOn) : t.askedAgain(askedOn))}
      </p>
      <ReadingActs reading={reading} />
    </div>
  )
}

/** Sets the words at once, where the editor cannot run. */
function ReadingForm({ reading: { party, text, version } }: { readonly reading: Reading }) {
  return (
    <CommandForm intent="write-reading" version={version} submit={p.save} about={{ partyId: party.id }}>
      <TextArea name="text" label={p.field} hint={p.hint} defaultValue={text} rows={6} isRequired />
    </CommandForm>
  )
}

function ReadingActs({ reading }: { readonly reading: Reading }) {
  const { id, party, text, mayWrite, mayAsk } = reading
  const of = ofParty(party.shortName)
  if (mayWrite && id === null)
    return (
      <div className={styles.act}>
        <CommandForm intent="start-reading" isInline about={{ partyId: party.id }}>
          <SubmitButton look="plain" isSmall sendingLabel={p.starting}>
            {p.write(of)}
          </SubmitButton>
        </CommandForm>
        <noscript>
          <ReadingForm reading={reading} />
        </noscript>
      </div>
    )
  if (mayWrite || !mayAsk) return null
  return (
    <div className={styles.act}>
      <CommandForm intent="ask-reading" isInline about={{ partyId: party.id }}>
        <SubmitButton look="quiet" isSmall label={text === '' ? p.askNamed(of) : p.askAgainNamed(of)}>
          {text === '' ? p.ask : p.askAgain}
        </SubmitButton>
      </CommandForm>
    </div>
  )
}
