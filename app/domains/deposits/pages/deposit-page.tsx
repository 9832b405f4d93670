/** One page, three steps: read, mask on this workstation, send. Nothing leaves before the last one. */
import { useEffect, useMemo, useState } from 'react'
import { CommandForm, useFormAnswer } from '#app/ui/form.tsx'
import { Card, PageHeader, Stack } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { type StepState, Steps } from '#app/ui/steps.tsx'
import { correctionLabels as c } from '../correction-labels.fr.ts'
import { absentOf } from '../count-tables.ts'
import { depositLabels as t } from '../deposit-labels.fr.ts'
import { type Draft, lackOf, startDraft, understand } from '../deposit-state.ts'
import type { DepositPageData } from '../queries.server.ts'
import { AboutCard } from './about-card.tsx'
import styles from './deposit.module.css'
import { MaskStep } from './mask-step.tsx'
import { ReadStep } from './read-step.tsx'
import { DatasetFields, SendStep } from './send-step.tsx'
import { SharedCrumbs } from './shared-crumbs.tsx'
import { type Masking, useMasking } from './use-masking.tsx'

export function DepositPage(props: DepositPageData) {
  const { ctgId } = props
  const isAlive = useAlive()
  return (
    <Stack>
      <SharedCrumbs ctgId={ctgId} />
      {isAlive ? (
        <Deposit {...props} />
      ) : (
        <>
          <PageHeader title={t.title} lead={leadOf(props)} />
          <Notice tone="warn">{t.noScript}</Notice>
          <RefusedForm {...props} />
        </>
      )}
    </Stack>
  )
}

function leadOf({ request, previous, corrects }: DepositPageData): string | undefined {
  if (corrects) return c.corrects(corrects.name)
  if (request) return t.answers(request.title)
  return previous ? t.goesOn(previous.name) : undefined
}

/** What was sent and refused comes back, its words with it; the figures are read and masked again. */
function RefusedForm(props: DepositPageData) {
  const answer = useFormAnswer('deposit', undefined)
  return answer ? (
    <Card>
      <CommandForm intent="deposit">
        <DatasetFields {...props} />
      </CommandForm>
    </Card>
  ) : null
}

/** False on the server and before hydration: masking needs JavaScript, so it is not offered before. */
function useAlive(): boolean {
  const [isAlive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])
  return isAlive
}

function Deposit(props: DepositPageData) {
  const { places, whole, mappings, previous, corrects } = props
  const [draft, setDraft] = useState<Draft>(() =>
    startDraft(t.placeHead, new Date().getFullYear() - 1, previous ?? undefined, corrects?.grid),
  )
  const understood = useMemo(
    () =>
      understand(draft, { known: places, whole, totalName: t.total, fileTotalName: t.fileTotal, remembered: mappings }),
    [draft, places, whole, mappings],
  )
  const absent = useMemo(() => (understood.table ? absentOf(understood.table, understood.naming) : []), [understood])
  const masking = useMasking(props, draft, understood)
  const { masked } = masking
  const change = (next: Partial<Draft>) => {
    masking.forget()
    setDraft((now) => ({ ...now, ...next }))
  }
  return (
    <>
      <PageHeader title={t.title} lead={leadOf(props)} actions={<DepositSteps {...masking} />} />
      <p className={styles.safe} role="status">
        <strong>{t.safe}</strong> {t.safeNote}
      </p>
      {masked === undefined ? (
        <>
          {corrects && <Notice tone="info">{`${corrects.grid ? `${c.prefilled} ` : ''}${c.masked}`}</Notice>}
          <ReadStep draft={draft} understood={understood} places={places} change={change} />
          <Card title={t.about}>
            <AboutCard
              draft={draft}
              understood={understood}
              lack={lackOf(draft, understood)}
              masking={masking}
              isCorrection={corrects !== null}
              hasFixedCategories={corrects !== null && (previous?.categoryName ?? '') !== ''}
              change={change}
            />
          </Card>
        </>
      ) : (
        <>
          <MaskStep {...{ draft, masked, masking, absent }} isCorrection={corrects !== null} />
          <SendStep {...props} {...{ draft, understood, masked }} absentCount={absent.length} back={masking.forget} />
        </>
      )}
    </>
  )
}

const stateOf = (isDone: boolean, isCurrent: boolean): StepState =>
  isDone ? 'done' : isCurrent ? 'current' : 'upcoming'

const DepositSteps = ({ masked, isRunning }: Masking) => (
  <Steps
    label={t.steps.label}
    steps={[
      { key: 'read', label: t.steps.read, state: stateOf(masked !== undefined, true) },
      { key: 'mask', label: t.steps.mask, state: stateOf(masked !== undefined, isRunning) },
      { key: 'send', label: t.steps.send, state: stateOf(false, masked !== undefined) },
    ]}
  />
)
