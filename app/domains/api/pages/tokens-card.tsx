/** Tokens of the CTG, and the form that makes one. */
import { parisDay } from '#app/kernel/calendar.ts'
import { formatInstant, formatList, formatShortDate } from '#app/kernel/format.ts'
import { Chip } from '#app/ui/chip.tsx'
import { CheckboxGroup, RadioGroup } from '#app/ui/choice-field.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { TextArea, TextField } from '#app/ui/field.tsx'
import { FoldedForm } from '#app/ui/folded-form.tsx'
import { SubmitButton } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { apiScopes, tokenDays } from '../api.ts'
import { apiLabels } from '../labels.fr.ts'
import type { LinkedSoftwareData } from '../queries.server.ts'

const t = apiLabels.tokens
type Token = LinkedSoftwareData['tokens'][number]
type Props = Pick<LinkedSoftwareData, 'tokens' | 'mayLink' | 'mayTakeBack' | 'timeZone'> & {
  readonly shownToken: string | null
}

const tones = { open: 'ok', expired: 'neutral', revoked: 'neutral' } as const

export const TokensCard = ({ tokens, mayLink, mayTakeBack, timeZone, shownToken }: Props) => (
  <Card title={t.title} id="jetons" note={t.note} content="tight">
    {shownToken !== null && (
      <Notice tone="warn" title={t.shownTitle}>
        <TextField
          key={shownToken}
          name="shownToken"
          label={t.shownLabel}
          hint={t.shownNote}
          defaultValue={shownToken}
          readOnly
          autoComplete="off"
          spellCheck={false}
        />
      </Notice>
    )}
    <DataTable
      caption={t.caption}
      rows={tokens}
      empty={t.empty}
      columns={[
        { header: t.header.name, cell: ({ name }: Token) => name },
        { header: t.header.scopes, widthPercent: 26, cell: ScopesOf },
        {
          header: t.header.made,
          isNote: true,
          cell: ({ createdAt, createdByName, partyName }: Token) =>
            t.madeBy(dayOf(createdAt), createdByName, partyName),
        },
        { header: t.header.ends, isNote: true, cell: ({ expiresAt }: Token) => dayOf(expiresAt) },
        {
          header: t.header.used,
          isNote: true,
          cell: ({ lastUsedAt }: Token) => (lastUsedAt ? formatInstant(lastUsedAt, timeZone) : t.neverUsed),
        },
        {
          header: t.header.state,
          cell: ({ state }: Token) => <Chip tone={tones[state]}>{t.state[state]}</Chip>,
        },
        ...(mayTakeBack
          ? [
              {
                header: t.revoke,
                isHeaderHidden: true,
                cell: ({ id, name, state }: Token) => state === 'open' && <RevokeToken id={id} name={name} />,
              },
            ]
          : []),
      ]}
    />
    {mayLink && <NewToken />}
  </Card>
)

/** « lecture, écriture des actions », and what narrows or ends it. */
const ScopesOf = ({ scopes, origins, isMandateRunning }: Token) => (
  <>
    {formatList([t.reading, ...scopes.map((scope) => t.scopeShort[scope])])}
    {origins.length > 0 && <div className="small muted">{t.fromSites(formatList(origins))}</div>}
    {scopes.length > 0 && !isMandateRunning && <div className="small">{t.mandateEnded}</div>}
  </>
)

const RevokeToken = ({ id, name }: Pick<Token, 'id' | 'name'>) => (
  <FoldedForm look="plain" summary={t.revoke} intent="revoke-token" about={{ tokenId: id }}>
    <p>{t.revokeNote}</p>
    <SubmitButton look="danger" label={`${t.revokeIt} : ${name}`}>
      {t.revokeIt}
    </SubmitButton>
  </FoldedForm>
)

const NewToken = () => (
  <FoldedForm summary={t.add} intent="create-token" submit={t.create}>
    <TextField name="name" label={t.name} hint={t.nameHint} isRequired />
    <RadioGroup
      name="days"
      label={t.days}
      isInline
      defaultValue="90"
      choices={tokenDays.map((days) => ({ value: days, label: t.dayNames[days] }))}
    />
    <CheckboxGroup
      name="scopes"
      label={t.scopes}
      hint={t.scopesHint}
      choices={apiScopes.map((scope) => ({ value: scope, label: t.scope[scope] }))}
    />
    <TextArea name="origins" label={t.origins} hint={t.originsHint} rows={2} />
  </FoldedForm>
)

const dayOf = (at: Date): string => formatShortDate(parisDay(at), 'day')
