/** Asks the device for a passkey, then sends its answer with the form around it. Its library comes when the button is pressed. */
import { useEffect, useRef, useState } from 'react'
import { Button, type ButtonLook } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { passkeyWords as t } from '../entry-labels.fr.ts'

type Use = 'enter' | 'show' | 'add'
type Props = { readonly use: Use; readonly label: string; readonly look?: ButtonLook }

const askedAt = '/connexion/cle'

/** What the server asks of the device. @throws Error with the sentence of a refusal */
async function askServer(use: Use) {
  const answer = await fetch(askedAt, { method: 'POST', body: new URLSearchParams({ use }) })
  if (!answer.ok) throw new Error(answer.status === 429 ? t.tooMany : t.refused)
  return answer.json()
}

/** @returns the sentence of what went wrong on the device */
const sentenceOf = (error: unknown): string => {
  if (!(error instanceof Error)) return t.cancelled
  if (error.name === 'InvalidStateError') return t.alreadyHere
  return error.message === t.tooMany || error.message === t.refused ? error.message : t.cancelled
}

async function askDevice(use: Use): Promise<string> {
  const optionsJSON = await askServer(use)
  const device = await import('@simplewebauthn/browser')
  if (use === 'add') return JSON.stringify(await device.startRegistration({ optionsJSON }))
  return JSON.stringify(await device.startAuthentication({ optionsJSON }))
}

type State = 'without-script' | 'unsupported' | 'ready' | 'waiting'

export function PasskeyButton({ use, label, look = 'plain' }: Props) {
  const answer = useRef<HTMLInputElement>(null)
  const [state, setState] = useState<State>('without-script')
  const [problem, setProblem] = useState('')
  useEffect(() => setState('PublicKeyCredential' in window ? 'ready' : 'unsupported'), [])

  async function ask(): Promise<void> {
    const form = answer.current?.form
    // `aria-disabled` keeps the focus, and the clicks: a second one would cut short what the device is showing.
    if (state === 'waiting' || !answer.current || !form?.reportValidity()) return
    setState('waiting')
    setProblem('')
    try {
      answer.current.value = await askDevice(use)
      form.requestSubmit()
    } catch (error) {
      setProblem(sentenceOf(error))
    }
    setState('ready')
  }

  if (state === 'without-script') return <p className="muted small">{t.needsScript}</p>
  if (state === 'unsupported') return <p className="muted small">{t.unsupported}</p>
  return (
    <>
      <input type="hidden" name="answer" ref={answer} />
      <Button type="button" look={look} aria-disabled={state === 'waiting'} onClick={() => void ask()}>
        {state === 'waiting' ? t.waiting : label}
      </Button>
      <div role="status">{problem !== '' && <Notice tone="bad">{problem}</Notice>}</div>
    </>
  )
}
