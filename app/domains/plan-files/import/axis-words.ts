/** Words by which axes and objectives are named and numbered. Pure. Rules: docs/rules/taking-up.md §3. */
import { plainWords } from '#app/kernel/plain-words.ts'

const levelOne = /^(axe|orientation|ambition|volet|priorite|enjeu|thematique|theme|chantier|domaine)s?\b/
const levelTwo = /^(objectif|sous-axe|sous axe|oo|os)\b|^\d+\.\d+/

/** Called an axis, an orientation… by its own words. */
export const isNamedAxis = (text: string): boolean => levelOne.test(plainWords(text))

/** 1: axis; 2: objective under it; undefined when the words do not say. */
export const levelNamed = (text: string): 1 | 2 | undefined =>
  isNamedAxis(text) ? 1 : levelTwo.test(plainWords(text)) ? 2 : undefined

const numbered =
  /^(?:(?:objectif|sous[- ]axe|oo|os)(?: (?:strategique|operationnel|general|specifique))? ?(?:n° ?)?(?:\d{1,2}(?:\.\d+)*|[ivx]+)(?![\w.])|\d{1,2}\.[1-9]\d?(?:\.\d+)*[ .:)–—-]+[a-z])/
type Named = { readonly level: 1 | 2; readonly text: string }
/** An axis, the objective right under it, or one of a number: « Objectif 2 : », « 2.1 Développer »; not « Objectif du tableau : ». */
export const mayStandAbove = ({ level, text }: Named, before: Named | undefined): boolean =>
  level === 1 || before?.level === 1 || numbered.test(plainWords(text))

/** Above a table « 12.02.2026 » is a date, and no objective 12.2; « Orientations de la CTG » names several. */
export const levelAbove = (text: string): 1 | 2 | undefined =>
  /^\d{1,2}[./-]\d{1,2}[./-](?:20)?\d\d\b/.test(text) ||
  (isNamedAxis(text) && /^[a-z]+s\b(?! \d)/.test(plainWords(text)))
    ? undefined
    : levelNamed(text)

const verb =
  /^(?!(?:chantier|quartier|foyer|atelier|metier|premier|loisir|avenir)\b)(?:[a-z']+(?:er|ir)|faire|mettre|permettre|rendre|reduire|construire|etendre|repondre|prendre|connaitre|suivre|poursuivre|inscrire)\b/
/** « Développer l’offre » is what one wants, « Petite enfance » what it is about. */
export const isAim = (text: string): boolean => verb.test(plainWords(splitAxis(text).title))

const word = String.raw`((?:axes?|orientations?|ambitions?|volets?|priorités?|enjeux?|thématiques?|thèmes?|chantiers?|domaines?|objectifs?|sous-axes?)(?: (?:stratégique|opérationnel|général|généraux|spécifique)s?)?)`
const number = '(?:n°\\s*)?(?:\\d+(?:\\.\\d+)*|[IVX]+)'
/** « Axe 1 : », « AXE 3 », « Axe stratégique n°2 – »; without a number, only what a colon or a dash follows. */
const prefixes = [
  new RegExp(`^${word}\\s*${number}\\s*[:.–—)-]*\\s+(?=\\S)`, 'i'),
  new RegExp(`^${word}\\s*(?:${number}|[A-H])\\s*[:–—]\\s*(?=\\S)`, 'i'),
  new RegExp(`^${word}\\s*[:.–—-]\\s*(?=\\S)`, 'i'),
]
/** « 1.1 Développer », « 2) Informer »; « 3 structures » is no number. */
const ownNumber = /^(?:\d+(?:\.\d+)+\.?\s*[:–—)-]?\s+|\d+\s*[.:–—)-]\s+)(?=\S)/

export const numberOnly =
  /^(?:axe|orientation|ambition|volet|priorité|enjeu|thématique|thème|chantier|domaine|objectif)?\s*(?:n°\s*)?(?:\d+(?:\.\d+)*|[IVX]+)?\s*[:.–—-]?$/i

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase()

function prefixOf(line: string): { readonly label: string; readonly rest: string } | undefined {
  const match = prefixes.map((prefix) => prefix.exec(line)).find((found) => found !== null)
  return match ? { label: match[1] ?? '', rest: line.slice(match[0].length) } : undefined
}

/** « Axe 1 : Petite enfance » → `Axe`, « Petite enfance »: the plan numbers its axes itself, however often the text does. */
export function splitAxis(text: string): { readonly label: string; readonly title: string } {
  const line = text.replace(/\s+/g, ' ').trim()
  const first = prefixOf(line)
  let title = first?.rest ?? line
  for (let next = prefixOf(title); next; next = prefixOf(title)) title = next.rest
  title = title.replace(ownNumber, '')
  const label = first?.label.split(' ')[0]?.replace(/(?<!enjeu)s$|x$/i, '')
  return { label: label ? capitalised(label) : 'Axe', title: title || line }
}
