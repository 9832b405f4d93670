/** What the figures count, which the masking needs, and the button that masks. */
import { formatPercent } from '#app/kernel/format.ts'
import { Button } from '#app/ui/button.tsx'
import { Row, Stack } from '#app/ui/layout.tsx'
import { Notice, Progress } from '#app/ui/notice.tsx'
import { correctionLabels as c } from '../correction-labels.fr.ts'
import { depositLabels as t } from '../deposit-labels.fr.ts'
import { type About, type Draft, isMasked, type Lack, type Understood } from '../deposit-state.ts'
import { datasetUnits, lowestThreshold } from '../deposits.ts'
import { depositsLabels } from '../labels.fr.ts'
import { PlainCheck, PlainSelect, PlainText } from './plain-fields.tsx'
import type { Masking } from './use-masking.tsx'

/** The least a Caf says, the least Insee says of fiscal households, and more. */
const thresholds = [lowestThreshold, 10, 11, 20]

type Props = {
  readonly draft: Draft
  readonly understood: Understood
  readonly lack: Lack | undefined
  readonly masking: Masking
  /** What is counted is said already, and is the same. */
  readonly isCorrection: boolean
  /** What its categories are is said too: under another name, they are others. */
  readonly hasFixedCategories: boolean
  readonly change: (next: Partial<Draft>) => void
}

export function AboutCard({ draft, understood, lack, masking, isCorrection, hasFixedCategories, change }: Props) {
  const { about } = draft
  const set = (next: Partial<About>) => change({ about: { ...about, ...next } })
  return (
    <Stack>
      <PlainText
        label={t.statisticalUnit}
        hint={isCorrection ? c.fixedUnit : t.statisticalUnitHint}
        isFixed={isCorrection}
        value={about.statisticalUnit}
        onChange={(statisticalUnit) => set({ statisticalUnit })}
      />
      <PlainSelect
        label={t.unit}
        value={about.unit}
        options={datasetUnits.map((value) => ({ value, label: depositsLabels.unit[value] }))}
        onChange={(value) => set({ unit: datasetUnits.find((unit) => unit === value) ?? 'count' })}
      />
      {understood.hasCategories && (
        <PlainText
          label={t.dimension}
          hint={hasFixedCategories ? c.fixedCategories : t.dimensionHint}
          isFixed={hasFixedCategories}
          value={about.dimension}
          onChange={(dimension) => set({ dimension })}
        />
      )}
      {(understood.needsYear || about.year !== '') && (
        <PlainText label={t.year} hint={t.yearHint} value={about.year} isNumeric onChange={(year) => set({ year })} />
      )}
      {about.unit === 'count' ? (
        <>
          <PlainCheck
            label={t.blurred}
            hint={t.blurredHint}
            isChecked={about.isBlurred}
            onChange={(isBlurred) => set({ isBlurred })}
          />
          {isMasked(about) && (
            <PlainSelect
              label={t.threshold}
              value={String(about.threshold)}
              options={thresholds.map((value) => ({ value: String(value), label: t.thresholdOf(value) }))}
              onChange={(value) => set({ threshold: Number(value) })}
            />
          )}
        </>
      ) : (
        <PlainCheck
          label={t.enoughPeople}
          hint={t.enoughPeopleHint}
          isChecked={about.isEnough}
          onChange={(isEnough) => set({ isEnough })}
        />
      )}
      <MaskButton draft={draft} lack={lack} masking={masking} />
    </Stack>
  )
}

function MaskButton({ draft, lack, masking }: Pick<Props, 'draft' | 'lack' | 'masking'>) {
  const isIdle = lack !== undefined || masking.isRunning
  return (
    <>
      {masking.failure && <Notice tone="bad">{masking.failure === 'failed' ? t.maskFailed : t.ledgerFailed}</Notice>}
      {masking.isRunning && (
        <Progress value={masking.ratio} max={1} label={`${t.masking} ${formatPercent(masking.ratio * 100, 0)}`} />
      )}
      <Row>
        <Button
          type="button"
          look="primary"
          aria-disabled={isIdle || undefined}
          onClick={isIdle ? undefined : () => masking.run()}
        >
          {isMasked(draft.about) ? t.mask : t.prepare}
        </Button>
        {lack && <span className="muted">{t.lack[lack]}</span>}
      </Row>
    </>
  )
}
