/** Suggestions that wait, each accepted or refused, or all at once; then those that were settled. */
import { formatInstant } from '#app/kernel/format.ts'
import { Chip } from '#app/ui/chip.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { talkLabels as t } from '../labels.fr.ts'
import type { TalkPageData, TalkParty } from '../queries.server.ts'
import styles from './talk.module.css'

type Props = Pick<TalkPageData, 'suggestions' | 'settled' | 'parties' | 'timeZone' | 'field'>
type Suggestion = Props['suggestions'][number]

export function SuggestionsCard({ suggestions, parties, timeZone, field }: Props) {
  const note = field === 'text' ? t.ownTextNote : t.suggestionsNote
  return (
    <Card
      title={t.suggestions}
      note={suggestions.length > 0 ? note : undefined}
      aside={suggestions.length > 0 && <Chip>{suggestions.length}</Chip>}
      id="propositions"
    >
      {suggestions.length === 0 && <EmptyState>{t.noSuggestion}</EmptyState>}
      {suggestions.map((suggestion) => (
        <SuggestionLine
          key={suggestion.id}
          suggestion={suggestion}
          party={parties.find(({ id }) => id === suggestion.partyId)}
          timeZone={timeZone}
        />
      ))}
      <SettleAll suggestions={suggestions} />
    </Card>
  )
}

/** Shown when the reader may settle several. */
function SettleAll({ suggestions }: Pick<Props, 'suggestions'>) {
  const acceptable = suggestions.filter(({ mayAccept }) => mayAccept).length
  const refusable = suggestions.filter(({ mayRefuse }) => mayRefuse).length
  if (refusable < 2) return null
  return (
    <div className={styles.acts}>
      <Disclosure summary={t.all} forms={{ intents: ['settle-suggestions'], subject: 'all' }}>
        <p className="fine">{t.allNote}</p>
        <CommandForm intent="settle-suggestions" subject="all" isInline>
          {acceptable > 0 && (
            <SubmitButton name="verdict" value="accepted" look="plain" isSmall>
              {t.acceptAll(acceptable)}
            </SubmitButton>
          )}
          <SubmitButton name="verdict" value="refused" look="quiet" isSmall>
            {t.refuseAll(refusable)}
          </SubmitButton>
        </CommandForm>
      </Disclosure>
    </div>
  )
}

type LineProps = {
  readonly suggestion: Suggestion
  readonly party: TalkParty | undefined
  readonly timeZone: string
}

function SuggestionLine({ suggestion, party, timeZone }: LineProps) {
  const { id, name, at, added, taken, after, mayAccept, mayRefuse, isOwn } = suggestion
  const words = (added || taken).trim().slice(0, 60)
  const refuse = isOwn ? t.takeBack : t.refuse
  return (
    <article className={styles.suggestion} aria-label={t.named(t.suggestion, words)}>
      <Author name={name} party={party} when={formatInstant(new Date(at), timeZone)} />
      <Change added={added} taken={taken} />
      {after.trim() !== '' && <p className="fine">{t.after(after.trim())}</p>}
      {mayRefuse && (
        <div className={styles.acts}>
          <CommandForm intent="settle-suggestions" isInline about={{ suggestionId: id }}>
            {mayAccept && (
              <SubmitButton name="verdict" value="accepted" look="plain" isSmall label={t.named(t.accept, words)}>
                {t.accept}
              </SubmitButton>
            )}
            <SubmitButton name="verdict" value="refused" look="quiet" isSmall label={t.named(refuse, words)}>
              {refuse}
            </SubmitButton>
          </CommandForm>
        </div>
      )}
    </article>
  )
}

/** « Remplacer … par … »: the act is a word, the marks only repeat it. */
function Change({ added, taken }: Pick<Suggestion, 'added' | 'taken'>) {
  const act = added === '' ? t.take : taken === '' ? t.add : t.replace
  return (
    <p className={styles.change}>
      {act}
      {taken !== '' && (
        <>
          {' «\u00a0'}
          <del>{taken.trim()}</del>
          {'\u00a0»'}
        </>
      )}
      {added !== '' && (
        <>
          {taken === '' ? ' «\u00a0' : ` ${t.by} «\u00a0`}
          <ins>{added.trim()}</ins>
          {'\u00a0»'}
        </>
      )}
    </p>
  )
}

type AuthorProps = { readonly name: string; readonly party: TalkParty | undefined; readonly when?: string }

const Author = ({ name, party, when }: AuthorProps) => (
  <p className={styles.author}>
    <strong>{name}</strong>
    {party && <Chip tone={party.kind}>{party.shortName}</Chip>}
    {when !== undefined && <span className="fine">{when}</span>}
  </p>
)

export function SettledSuggestions({ settled, parties, timeZone }: Props) {
  if (settled.length === 0) return null
  return (
    <Card>
      <Disclosure summary={t.settled(settled.length)}>
        {settled.map((one) => (
          <article key={one.id} className={styles.suggestion}>
            <Author name={one.proposedBy} party={parties.find(({ id }) => id === one.proposedPartyId)} />
            <Change added={one.added} taken={one.taken} />
            <p className="fine">
              <Chip tone={one.verdict === 'accepted' ? 'ok' : 'neutral'}>{t.verdict[one.verdict]}</Chip>{' '}
              {t.settledBy(one.settledBy, formatInstant(one.settledAt, timeZone))}
            </p>
          </article>
        ))}
      </Disclosure>
    </Card>
  )
}
