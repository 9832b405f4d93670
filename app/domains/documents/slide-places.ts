/** Where things stand on a slide, and the room that its texts take. Pure; inches for places, points for texts. Rules: docs/rules/documents.md §14. */
import { countLines } from './text-fit.ts'

/** Where the content of a slide is; under a sentence it begins lower. */
export const content = { x: 0.7, y: 1.55, width: 11.93, height: 5.25 } as const
export const textSize = 18
export const sentenceSize = 16
/** Height of the summary, on the first slide of a section. */
export const leadHeight = 0.85
export const gap = 0.12
/** A text longer than this before a table or a chart has a slide of its own. */
const maxSentenceLines = 3
/** A heading names the texts after it, where several share a slide. */
export type SlideText = { readonly kind: 'heading' | 'paragraph' | 'note' | 'item'; readonly text: string }

export const pointsIn = (inches: number): number => inches * 72
export const lineInches = (size: number): number => (size * 1.2) / 72

/** Height of a sentence with the room under it, in inches; nothing when there is none. */
export const sentenceHeight = (sentence: string | undefined): number =>
  sentence === undefined
    ? 0
    : countLines(sentence, pointsIn(content.width), sentenceSize) * lineInches(sentenceSize) + gap

export const isShort = (text: string): boolean =>
  countLines(text, pointsIn(content.width), sentenceSize) <= maxSentenceLines

export const textHeight = ({ kind, text }: SlideText): number =>
  countLines(text, pointsIn(content.width) - (kind === 'item' ? 36 : 10), textSize) * lineInches(textSize) + gap
