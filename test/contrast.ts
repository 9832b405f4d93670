/**
 * Contrast of the colours of the style sheets, judged by pairs whatever page they meet on (WCAG 1.4.3 and 1.4.11). Pure.
 * Words may stand on every light ground; a dark ground gives a colour of its own to its words; a mark holds none.
 */
import { type Colour, colourIn, contrast, elementOf, type StyleRule, type Tokens, tokensOf } from './style-rules.ts'

/** What a style sheet does not say of itself. */
export type KnownUses = {
  /** Dots and bars that say something without a word: the file, then the element as `elementOf` names it or the whole selector. */
  readonly marks: readonly string[]
  /** By ground, a token: the only texts that stand there. */
  readonly narrowGrounds: Readonly<Record<string, readonly string[]>>
}

/** Of words, then of what is seen without being read: the edge of a field, the focus, a mark. */
const least = { words: 4.5, sight: 3 }

type Use = { readonly where: string; readonly colour: Colour }

type Painted = {
  readonly where: string
  readonly element: string
  readonly isMark: boolean
  /** Neither word nor mark: a line, a veil. */
  readonly isDecor: boolean
  readonly isField: boolean
  readonly text: Colour | undefined
  readonly ground: Colour | undefined
  readonly edge: Colour | undefined
  readonly outline: Colour | undefined
}

function paintedBy({ file, selector, declarations }: StyleRule, tokens: Tokens, marks: readonly string[]): Painted {
  const colourOf = (...names: readonly string[]): Colour | undefined =>
    names.map((name) => colourIn(declarations.get(name), tokens)).find((colour) => colour !== undefined)
  const [where, element] = [`${file} ${selector}`, `${file} ${elementOf(selector)}`]
  const isMark = marks.includes(where) || marks.includes(element)
  return {
    ...{ where, element, isMark, isDecor: selector.includes('::') && !isMark },
    isField: /(^|[\s>(])(input|select|textarea)\b/.test(selector) && !selector.includes('::'),
    text: colourOf('color'),
    ground: colourOf('background', 'background-color'),
    edge: colourOf('border-color', 'border'),
    outline: colourOf('outline', 'outline-color'),
  }
}

/** Each colour in this part once, where it is met first. */
function usesOf(painted: readonly Painted[], part: 'text' | 'ground' | 'outline'): readonly Use[] {
  const uses = painted.flatMap(({ where, [part]: colour }) => (colour ? [{ where, colour }] : []))
  return [...new Map(uses.toReversed().map((use) => [use.colour.join(), use])).values()]
}

const isSame = (one: Colour, other: Colour): boolean => one.join() === other.join()

function refuse(limit: number, seen: Use, ground: Use): readonly string[] {
  const ratio = contrast(seen.colour, ground.colour)
  return ratio < limit ? [`${seen.where} on ${ground.where}: ${ratio.toFixed(2)}, under ${limit}`] : []
}

/** @returns every pair under its least, one sentence each; what is disabled owes nothing */
export function contrastFaults(rules: readonly StyleRule[], { marks, narrowGrounds }: KnownUses): readonly string[] {
  const tokens = tokensOf(rules)
  const tokenUse = (name: string): Use => ({ where: name, colour: colourIn(`var(${name})`, tokens) ?? [0, 0, 0] })
  const [ink, surface] = [tokenUse('--ink'), tokenUse('--surface')]
  const isDark = (ground: Colour): boolean => contrast(ground, ink.colour) < least.words
  const isLight = (text: Colour): boolean => contrast(text, surface.colour) < least.words

  const painted = rules
    .filter(({ selector }) => !selector.includes('disabled'))
    .map((rule) => paintedBy(rule, tokens, marks))
  const holders = painted.filter(({ isMark, isDecor }) => !isMark && !isDecor)
  const lightGrounds = usesOf(holders, 'ground').filter(({ colour }) => !isDark(colour))
  const narrow = Object.entries(narrowGrounds).map(([ground, texts]) => ({
    ground: tokenUse(ground),
    texts: texts.map(tokenUse),
  }))
  const mayStandOn = (text: Use, on: Use): boolean =>
    narrow
      .find(({ ground }) => isSame(ground.colour, on.colour))
      ?.texts.some((one) => isSame(one.colour, text.colour)) ?? true

  return [
    ...usesOf(painted, 'text')
      .filter(({ colour }) => !isLight(colour))
      .flatMap((text) =>
        lightGrounds.filter((on) => mayStandOn(text, on)).flatMap((on) => refuse(least.words, text, on)),
      ),
    ...holders.flatMap((one) => faultsOfDark(one, holders, { isDark, isLight })),
    ...usesOf(painted, 'outline').flatMap((line) => lightGrounds.flatMap((on) => refuse(least.sight, line, on))),
    ...painted.flatMap((one) => faultsOfSight(one, [surface, tokenUse('--paper'), tokenUse('--sunken')])),
  ]
}

type Sides = { readonly isDark: (ground: Colour) => boolean; readonly isLight: (text: Colour) => boolean }

/** A dark ground and the words of its element; light words that have no dark ground. */
function faultsOfDark(
  { where, element, text, ground }: Painted,
  holders: readonly Painted[],
  { isDark, isLight }: Sides,
): readonly string[] {
  const others = holders.filter((one) => one.element === element)
  if (text && isLight(text) && !ground && !others.some((one) => one.ground && isDark(one.ground)))
    return [`${where}: light words without a dark ground`]
  if (!ground || !(isDark(ground) || (text && isLight(text)))) return []
  const texts = text ? [text] : others.flatMap((one) => (one.text && isLight(one.text) ? [one.text] : []))
  if (texts.length === 0) return [`${where}: a dark ground without words of its own`]
  return texts.flatMap((colour) => refuse(least.words, { where, colour }, { where: 'its ground', colour: ground }))
}

/** A field by its edge, a mark by its edge or its ground: by the one that is seen best. */
function faultsOfSight({ where, isField, isMark, ground, edge }: Painted, places: readonly Use[]): readonly string[] {
  const colours = isMark ? [edge, ground] : isField ? [edge] : []
  const uses = colours.flatMap((colour) => (colour ? [{ where, colour }] : []))
  return places.flatMap((place) => {
    const faults = uses.map((use) => refuse(least.sight, use, place))
    return faults.every((one) => one.length > 0) ? (faults[0] ?? []) : []
  })
}
