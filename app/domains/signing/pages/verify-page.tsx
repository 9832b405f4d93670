/** « Vérifier un document »: by its file, whose fingerprint is made in the browser, or by the fingerprint itself. Rules: docs/rules/signing.md §4. */
import { type ChangeEvent, useState } from 'react'
import { Form, useNavigate } from 'react-router'
import { parisDay } from '#app/kernel/calendar.ts'
import { ofName } from '#app/kernel/elision.fr.ts'
import { formatDay } from '#app/kernel/format.ts'
import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { KnownDocument } from '../known-document.server.ts'

type Props = {
  readonly sha256: string
  /** Undefined: nothing was asked. */
  readonly answer: KnownDocument | 'unknown' | 'not-a-fingerprint' | undefined
  readonly instance: string
}

export const VerifyPage = ({ sha256, answer, instance }: Props) => (
  <Page
    title="Vérifier un document"
    lead="Un fichier de convention est-il celui que cette instance a figé, reçu ou scellé ? Le fichier reste sur votre poste : seule son empreinte est comparée, et rien n’est gardé."
  >
    {answer !== undefined && <Answer {...{ answer, instance, sha256 }} />}
    <Card title="Par le fichier">
      <FileFingerprint />
    </Card>
    <Card title="Par l’empreinte">
      <Form method="get" action="/verifier">
        <TextField
          name="empreinte"
          label="Empreinte SHA-256"
          hint="64 signes, de 0 à 9 et de a à f ; les espaces ne comptent pas."
          defaultValue={sha256}
          maxLength={200}
          isRequired
        />
        <FormActions>
          <Button type="submit">Vérifier</Button>
        </FormActions>
      </Form>
    </Card>
  </Page>
)

const Answer = ({ answer, instance, sha256 }: Props) => {
  if (answer === 'not-a-fingerprint')
    return (
      <Notice tone="warn" title="Ce n’est pas une empreinte">
        Une empreinte SHA-256 a 64 signes, de 0 à 9 et de a à f.
      </Notice>
    )
  if (answer === undefined || answer === 'unknown')
    return (
      <Notice tone="warn" title="Inconnu de cette instance">
        <p>
          {instance} n’a ni figé, ni reçu, ni scellé de fichier de cette empreinte. Un octet changé suffit ; ou le
          fichier vient d’ailleurs.
        </p>
        <p className="small">{sha256}</p>
      </Notice>
    )
  const { title, lines, tone } = wordsOf(answer)
  return (
    <Notice tone={tone} title={title}>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
        <li>Instance : {instance}.</li>
      </ul>
      <p className="small">{sha256}</p>
    </Notice>
  )
}

function wordsOf({ kind, ctgName, number, madeAt, inForceOn, signedOn, isOfAmendment, state }: KnownDocument) {
  const day = formatDay(parisDay(madeAt))
  const force =
    inForceOn === null ? 'L’avenant n’est pas encore en vigueur.' : `En vigueur depuis le ${formatDay(inForceOn)}.`
  const signed =
    signedOn === null
      ? 'Toutes les signatures ne sont pas encore réunies.'
      : `Convention signée le ${formatDay(signedOn)}.`
  if (kind === 'frozen')
    return {
      tone: 'ok' as const,
      title: 'Texte figé, reconnu octet pour octet',
      lines: [`Convention ${ofName(ctgName)}, version ${number}, figée le ${day}.`, signed],
    }
  if (kind === 'amendment')
    return {
      tone: 'ok' as const,
      title: 'Avenant figé, reconnu octet pour octet',
      lines: [`Convention ${ofName(ctgName)}, avenant ${number}, figé le ${day}.`, force],
    }
  if (kind === 'beside')
    return {
      tone: 'ok' as const,
      title: 'Document reconnu',
      lines: [
        `Fait le ${day} de la version ${number} de la convention ${ofName(ctgName)}.`,
        'Il accompagne le texte figé : c’est le PDF de cette version qui se vote et se signe.',
      ],
    }
  if (kind === 'proof')
    return {
      tone: 'ok' as const,
      title: 'Dossier de preuve reconnu',
      lines: [`Convention ${ofName(ctgName)}, dossier du ${day}.`, signed],
    }
  const isRefused = state === 'refused'
  return {
    tone: isRefused ? ('bad' as const) : state === 'to-confirm' ? ('warn' as const) : ('ok' as const),
    title: isRefused
      ? 'Exemplaire connu, et refusé'
      : state === 'to-confirm'
        ? 'Exemplaire connu, à confirmer'
        : 'Exemplaire signé, reconnu octet pour octet',
    lines: [
      `Convention ${ofName(ctgName)}, ${number === null ? 'texte fait hors de Trame' : `${isOfAmendment ? 'avenant' : 'version'} ${number}`}, exemplaire reçu le ${day}.`,
      isOfAmendment ? force : signed,
    ],
  }
}

const noFingerprint =
  'Ce navigateur ne calcule pas d’empreinte sur une adresse sans HTTPS : calculez-la sur votre poste, puis collez-la ci-dessous.'

/** Without JavaScript, the fingerprint is typed in the other card. */
function FileFingerprint() {
  const navigate = useNavigate()
  const [state, setState] = useState('')
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0]
    if (!file) return
    // Outside of HTTPS, a browser makes no fingerprint.
    if (!globalThis.crypto?.subtle) return setState(noFingerprint)
    setState('Calcul de l’empreinte…')
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
    const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    setState('')
    await navigate(`/verifier?empreinte=${sha256}`)
  }
  return (
    <p>
      <label>
        Choisir le fichier : il n’est pas envoyé <input type="file" accept=".pdf,.docx,.pptx" onChange={read} />
      </label>{' '}
      <span role="status">{state}</span>
    </p>
  )
}
