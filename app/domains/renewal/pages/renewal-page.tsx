/** The CTG that ends: create the one that follows, or find it; the mandates proposed there, each answered by its person. */
import { ctgLabels } from '#app/domains/ctg/labels.fr.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { PreciseDateField } from '#app/ui/choice-field.tsx'
import { DateField, TextField } from '#app/ui/field.tsx'
import { CommandForm, SubmitButton } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import type { RenewalPageData } from '../chapters/page-queries.server.ts'
import { renewalLabels as t } from '../renewal-labels.fr.ts'
import { ToAsk } from './to-ask.tsx'

export function RenewalPage(page: RenewalPageData) {
  const { ctgId, former, successors, proposals, mayStart } = page
  return (
    <Page
      title={t.title}
      lead={
        <>
          {t.lead(former.name)}{' '}
          <OrdinalText text={former.endsOn === null ? t.noEnd : t.endsOn(former.endsOn, page.today)} />
        </>
      }
      actions={<LinkButton to={`/ctg/${ctgId}/bilan`}>{t.balance}</LinkButton>}
    >
      {successors.length > 0 && <SuccessorsCard successors={successors} />}
      {mayStart && <StartCard {...page} />}
      {!mayStart && successors.length === 0 && (
        <Card>
          <EmptyState>{t.mayNotStart}</EmptyState>
        </Card>
      )}
      {proposals.length > 0 && <ProposalsCard proposals={proposals} />}
    </Page>
  )
}

const SuccessorsCard = ({ successors }: Pick<RenewalPageData, 'successors'>) => (
  <Card title={t.successorTitle}>
    <ul className="plain-list">
      {successors.map(({ id, name, createdOn, doors }) => (
        <li key={id}>
          <p>
            <OrdinalText text={t.successor(name, createdOn)} />
          </p>
          {doors === null ? (
            <LinkButton to={`/ctg/${id}/reconduction`}>{t.openSuccessor}</LinkButton>
          ) : doors === 'proposed' || doors === 'unsaid' ? (
            <p className="muted">{doors === 'proposed' ? t.proposedBelow : t.askOwnCoordination}</p>
          ) : (
            <ToAsk words={t.notInSuccessor(name)} doors={doors} />
          )}
        </li>
      ))}
    </ul>
  </Card>
)

const StartCard = ({ proposed }: RenewalPageData) => (
  <Card title={t.startTitle} note={t.startNote}>
    <CommandForm intent="start-renewal" submit={t.start}>
      <TextField name="name" label={t.name} defaultValue={proposed.name} isRequired />
      <DateField name="startsOn" label={t.startsOn} hint={t.proposedDates} defaultValue={proposed.startsOn} />
      <DateField name="endsOn" label={t.endsOnField} defaultValue={proposed.endsOn} />
      <PreciseDateField
        name="signatureTargetOn"
        precisionName="signatureTargetPrecision"
        label={t.signatureTarget}
        defaultValue={proposed.startsOn}
        defaultPrecision="quarter"
      />
    </CommandForm>
  </Card>
)

const ProposalsCard = ({ proposals }: Pick<RenewalPageData, 'proposals'>) => (
  <Card title={t.proposalsTitle} note={t.proposalsNote}>
    <ul className="plain-list">
      {proposals.map(({ id, name, role, partyName, ctgName, state, isMine }) => (
        <li key={id}>
          <p>
            <strong>{name}</strong>, {t.proposedTo(ctgLabels.role[role], partyName)}{' '}
            <span className="muted">({t.answer[state]})</span>
          </p>
          {isMine && state === 'awaited' && (
            <CommandForm intent="answer-proposal" isInline about={{ proposalId: id }}>
              <SubmitButton name="answer" value="accepted">
                {t.acceptFor(ctgName)}
              </SubmitButton>
              <SubmitButton name="answer" value="declined" look="plain">
                {t.decline}
              </SubmitButton>
            </CommandForm>
          )}
        </li>
      ))}
    </ul>
  </Card>
)
