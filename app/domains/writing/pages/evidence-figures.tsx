/** The figures that cards show in the editor, asked of the server: cards that appear together are asked together, and once. */
import type { EvidenceFigure } from '#app/domains/documents/document-text.ts'
import { evidenceName } from '../evidence-keys.ts'
import type { EvidenceKey } from '../rich-text.ts'

export type FigureChoices = {
  readonly territories: readonly { readonly code: string; readonly name: string }[]
  readonly territoryCode: string | null
  readonly figures: readonly { readonly key: EvidenceKey; readonly figure: EvidenceFigure }[]
}
type Figures = Readonly<Record<string, EvidenceFigure>>

const pauseMs = 20
const known = new Map<string, Promise<EvidenceFigure | undefined>>()
let batch: { readonly ctgId: string; readonly names: string[]; readonly answer: Promise<Figures> } | undefined

const addressOf = (ctgId: string, search: URLSearchParams): string => `/ctg/${ctgId}/textes/chiffres?${search}`

/** @throws when the server does not answer */
async function ask<Answer>(ctgId: string, search: URLSearchParams, isAnswer: (json: unknown) => json is Answer) {
  const response = await fetch(addressOf(ctgId, search))
  const json: unknown = response.ok ? await response.json() : undefined
  if (!isAnswer(json)) throw new Error('no figures')
  return json
}

const isRecord = (json: unknown): json is Figures => typeof json === 'object' && json !== null
const isChoices = (json: unknown): json is FigureChoices => isRecord(json) && 'figures' in json && 'territories' in json

/** Figures one may insert. @throws when the server does not answer */
export const listChoices = (ctgId: string, words: string, territoryCode: string): Promise<FigureChoices> =>
  ask(ctgId, new URLSearchParams({ recherche: words, ...(territoryCode && { territoire: territoryCode }) }), isChoices)

function askTogether(ctgId: string, name: string): Promise<Figures> {
  if (batch?.ctgId !== ctgId) {
    const names: string[] = []
    const answer = new Promise((resolve) => setTimeout(resolve, pauseMs)).then(() => {
      batch = undefined
      return ask(ctgId, new URLSearchParams(names.map((one) => ['cle', one])), isRecord)
    })
    batch = { ctgId, names, answer }
  }
  batch.names.push(name)
  return batch.answer
}

/** What a card says; undefined for a figure unknown, or without connection. */
export function loadFigure(ctgId: string, key: EvidenceKey): Promise<EvidenceFigure | undefined> {
  const name = evidenceName(key)
  const loading =
    known.get(name) ??
    askTogether(ctgId, name)
      .then((figures) => figures[name])
      .catch(() => {
        known.delete(name)
        return undefined
      })
  known.set(name, loading)
  return loading
}

/** A figure just chosen is not asked again. */
export const rememberFigure = (key: EvidenceKey, figure: EvidenceFigure): void => {
  known.set(evidenceName(key), Promise.resolve(figure))
}
