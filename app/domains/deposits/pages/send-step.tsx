/** Last step: what leaves and what stays, what the figures are, who reads them, and the only button that sends. */
import { useMemo } from 'react'
import { Button } from '#app/ui/button.tsx'
import { RadioGroup } from '#app/ui/choice-field.tsx'
import { DateField, optionsOf, SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { correctionLabels as c } from '../correction-labels.fr.ts'
import { accountOf } from '../deposit-account.ts'
import { depositLabels as t } from '../deposit-labels.fr.ts'
import {
  categoryNameOf,
  contentOf,
  countLeaving,
  type Draft,
  isMasked,
  isSafe,
  type MaskedDeposit,
  type Understood,
} from '../deposit-state.ts'
import { audiences } from '../deposits.ts'
import { depositsLabels } from '../labels.fr.ts'
import type { DepositPageData } from '../queries.server.ts'
import styles from './deposit.module.css'

type Props = DepositPageData & {
  readonly draft: Draft
  readonly understood: Understood
  readonly masked: MaskedDeposit
  /** Cells that the file left without a figure. */
  readonly absentCount: number
  readonly back: () => void
}

export function SendStep(props: Props) {
  const { draft, understood, masked, request, corrects, back } = props
  const { about } = draft
  const leaving = countLeaving(masked)
  const content = useMemo(() => JSON.stringify(contentOf(draft, understood, masked)), [draft, understood, masked])
  return (
    <Card title={t.send} content="stack">
      <Parts {...props} />
      <CommandForm
        intent="deposit"
        values={{
          content,
          unit: about.unit,
          statisticalUnit: about.statisticalUnit.trim(),
          categoryName: categoryNameOf(draft, understood),
          threshold: isMasked(about) ? about.threshold : '',
        }}
      >
        {about.unit === 'count' && about.isBlurred && <input type="hidden" name="isBlurredAtSource" value="on" />}
        {request && <input type="hidden" name="dataRequestId" value={request.id} />}
        {corrects && <input type="hidden" name="correctsId" value={corrects.id} />}
        <DatasetFields {...props} />
        <FormActions>
          <SubmitButton isUnavailable={!isSafe(masked)}>{t.sendAct(leaving.numbers)}</SubmitButton>
          <Button type="button" onClick={() => keepAccount(props)}>
            {t.accountFile}
          </Button>
          <Button type="button" look="quiet" onClick={back}>
            {t.back}
          </Button>
        </FormActions>
      </CommandForm>
    </Card>
  )
}

/** What the figures are, and who reads them. */
export const DatasetFields = ({ themes, parties, actingParty, request, previous, corrects }: DepositPageData) => (
  <>
    {corrects && <TextArea name="correctionReason" label={c.reason} hint={c.reasonHint} rows={2} isRequired />}
    <TextField
      name="name"
      label={t.name}
      hint={t.nameHint}
      defaultValue={previous?.name ?? request?.title}
      isRequired
    />
    <TextArea
      name="definition"
      label={t.definition}
      hint={t.definitionHint}
      defaultValue={previous?.definition}
      rows={3}
      isRequired
    />
    <TextField name="source" label={t.sourceName} hint={t.sourceHint} defaultValue={previous?.source} isRequired />
    <DateField name="sourceOn" label={t.sourceOn} isRequired />
    <SelectField
      name="themeId"
      label={t.theme}
      options={[noTheme, ...optionsOf(themes)]}
      defaultValue={previous?.themeId ?? request?.themeId ?? ''}
    />
    {corrects && previous && previous.audience !== 'party' && (
      <Notice tone="info">{c.audience(depositsLabels.readersOf({ ...previous, readerPartyName: null }))}</Notice>
    )}
    <RadioGroup
      name="audience"
      label={t.audience}
      choices={audiences.map((value) => ({ value, ...depositsLabels.audienceChoice[value] }))}
      defaultValue={previous?.audience ?? 'members'}
    />
    <div className={styles.reader}>
      <SelectField
        name="readerPartyId"
        label={t.readerParty}
        options={[{ value: '', label: t.noReader }, ...optionsOf(parties.filter(({ id }) => id !== actingParty.id))]}
        defaultValue={previous?.readerPartyId ?? request?.askingPartyId ?? ''}
      />
    </div>
  </>
)

const noTheme = { value: '', label: t.noTheme }

function Parts({ draft, masked, absentCount }: Props) {
  const { numbers, marks } = countLeaving(masked)
  return (
    <div className={styles.parts}>
      <section aria-label={t.leaves}>
        <h3>{t.leaves}</h3>
        <ul>
          <li>{t.leavesNumbers(numbers)}</li>
          {marks > 0 && <li>{t.leavesMarks(marks)}</li>}
          {absentCount > 0 && <li>{t.leavesAbsent(absentCount)}</li>}
          <li>{t.leavesRule}</li>
        </ul>
      </section>
      <section aria-label={t.stays}>
        <h3>{t.stays}</h3>
        <ul>
          <li>{draft.source === 'file' && draft.file ? t.staysFile(draft.file.name) : t.staysTyped}</li>
          {marks > 0 && <li>{t.staysHidden(marks)}</li>}
        </ul>
      </section>
    </div>
  )
}

/** A file made here, which says what was hidden: it is kept on the workstation and sent to nobody. */
function keepAccount({ draft, masked, absentCount }: Props): void {
  const address = URL.createObjectURL(
    new Blob([accountOf(draft, masked, absentCount, new Date())], {
      type: 'text/plain;charset=utf-8',
    }),
  )
  const link = document.createElement('a')
  link.href = address
  link.download = t.accountName
  link.click()
  URL.revokeObjectURL(address)
}
