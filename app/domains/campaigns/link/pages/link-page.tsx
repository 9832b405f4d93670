/** What a personal link opens: first what it gives access to, then each action with its five questions. Made for a phone. */

import { giveBack } from '#app/domains/followup/given-back.ts'
import { ReportFields } from '#app/domains/followup/pages/report-fields.tsx'
import { ofName } from '#app/kernel/elision.fr.ts'
import { formatShortDay } from '#app/kernel/format.ts'
import { Chip } from '#app/ui/chip.tsx'
import { Contact } from '#app/ui/contact.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Page, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { linkLabels as t } from '../labels.fr.ts'
import { fieldPrefix, givenBackPrefix, shownField, shownValue } from '../link.ts'
import type { LinkPageData } from '../queries.server.ts'
import { SaidText } from './said-text.tsx'

type Props = LinkPageData & { readonly linkTo: string }
type LinkAction = LinkPageData['actions'][number]

const intent = 'send-reports'

export function LinkPage(data: Props) {
  const { actions, linkTo } = data
  const mayAnswer = actions.some(({ action }) => action.statusChoices.length > 0)
  return (
    <Page title={t.title(actions.length)} lead={data.about.campaignName}>
      <AccessCard {...data} />
      {actions.length === 0 && <p>Les actions de ce lien ont quitté le plan : il n’y a rien à dire, merci.</p>}
      <CommandForm intent={intent} hasFiles isWide>
        {/* « Entrée » in a field sends everything, whatever button comes first. */}
        <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true">
          Envoyer
        </button>
        {actions.map((action) => (
          <ActionSection key={action.id} {...data} action={action} />
        ))}
        {mayAnswer && (
          <>
            <FormActions>
              <SubmitButton sendingLabel="Envoi…">{actions.length > 1 ? 'Envoyer mes points' : 'Envoyer'}</SubmitButton>
              <Link to={`${linkTo}/transmettre`}>Transmettre à un collègue</Link>
            </FormActions>
            {actions.length > 1 && (
              <p className="muted small">
                Une action laissée vide n’est pas envoyée : vous pourrez y revenir. Ce que vous écrivez reste sur cet
                appareil jusqu’à l’envoi.
              </p>
            )}
          </>
        )}
      </CommandForm>
    </Page>
  )
}

const AccessCard = ({ about, linkTo }: Props) => (
  <Card>
    <p>
      <strong>{t.youAre(about.holderName, about.onBehalfOf)}</strong>
    </p>
    <p>
      <OrdinalText text={t.access(about.actionCount, about.ctgName, about.lastDay)} />
    </p>
    {about.message && <blockquote>{`«\u00a0${about.message}\u00a0»`}</blockquote>}
    <Disclosure summary="Ce n’est pas vous ?">
      <p>
        Ne répondez pas à la place {ofName(about.holderName)}.{' '}
        {about.contact && (
          <>
            Prévenez <Contact {...about.contact} />, ou{' '}
          </>
        )}
        <Link to={`${linkTo}/transmettre`}>transmettez la question</Link> à la bonne personne.
      </p>
    </Disclosure>
  </Card>
)

type SectionProps = Omit<Props, 'action'> & { readonly action: LinkAction }

function ActionSection(props: SectionProps) {
  const { action, today } = props
  const isClosed = action.action.statusChoices.length === 0
  const isSent = action.isAnswered && action.last !== null
  return (
    <Card
      title={`${action.code} ${action.title}`}
      aside={<Chip tone={isSent ? 'ok' : 'warn'}>{isSent ? 'envoyé' : 'à dire'}</Chip>}
      content="stack"
    >
      {isClosed && <p>Cette action a quitté le plan : on n’y fait plus de point.</p>}
      {action.last && <LastReport last={action.last} action={action} today={today} />}
      {!isClosed && isSent && (
        <Disclosure summary="Corriger ou compléter ce point" forms={{ intents: [intent] }}>
          <Questions {...props} />
        </Disclosure>
      )}
      {!isClosed && !isSent && (
        <>
          <Questions {...props} />
          {action.mayTellNothingNew && (
            <p>
              <SubmitButton
                look="plain"
                name="nothingNew"
                value={action.id}
                sendingLabel="Envoi…"
                label={`Rien de neuf : ${action.title}`}
              >
                Rien de neuf
              </SubmitButton>
            </p>
          )}
        </>
      )}
    </Card>
  )
}

type LastProps = {
  readonly last: NonNullable<LinkAction['last']>
  readonly action: LinkAction
  readonly today: string
}

/** What was said last time, so that one answers from there; what was just sent; why it came back. */
const LastReport = ({ last, action, today }: LastProps) => (
  <Stack isTight>
    <p className="fine muted">
      <OrdinalText
        text={`${action.isAnswered ? 'Envoyé' : 'Au dernier point,'} ${formatShortDay(last.reportedOn, today)}, par ${last.enteredBy}`}
      />
    </p>
    <SaidText report={last} endsPrecision={action.action.endsPrecision} />
    {last.status === 'sent-back' && last.answer && (
      <p>
        <strong>À revoir, demande {last.answeredBy} : </strong>
        {last.answer}
      </p>
    )}
  </Stack>
)

function Questions({ action: item, bodies, today }: SectionProps) {
  const { id, action, last, isAnswered } = item
  const prefix = fieldPrefix(id)
  const present = action.statusChoices.find((choice) => choice === action.status)
  const givenBack = giveBack(last, action)
  // Correcting a report that awaits its answer: the form holds her own words; what it proposes awaits the same answer.
  const fields = givenBack?.fields ?? { facts: isAnswered ? last?.facts : undefined }
  return (
    <Stack>
      <input
        type="hidden"
        name={`${prefix}${shownField}`}
        value={shownValue(givenBack?.status ?? present, givenBack?.isWatched ?? action.isWatched)}
      />
      {Object.entries(fields).map(([field, value]) => (
        <input key={field} type="hidden" name={`${prefix}${givenBackPrefix}${field}`} value={value} />
      ))}
      <ReportFields {...{ action, bodies, today, prefix, givenBack }} facts={fields.facts} />
    </Stack>
  )
}
