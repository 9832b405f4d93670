/** Rules of the style sheets, and the colours they name. Pure. */

export type StyleRule = {
  readonly file: string
  readonly selector: string
  readonly declarations: ReadonlyMap<string, string>
}
export type Colour = readonly [red: number, green: number, blue: number]
export type Tokens = ReadonlyMap<string, string>

/** The rules that a screen applies, one a selector, in their order. */
export function readRules(file: string, css: string): readonly StyleRule[] {
  const rules: StyleRule[] = []
  const open: { readonly prelude: string; readonly declarations: Map<string, string> }[] = []
  for (const [, words = '', mark] of css.replaceAll(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{};]*)([{};])/g)) {
    const [, name, value] = mark === '{' ? [] : (words.match(/^\s*([\w-]+):\s*([\s\S]*?)\s*$/) ?? [])
    if (name && value) open.at(-1)?.declarations.set(name, value)
    if (mark === '{') open.push({ prelude: words.trim(), declarations: new Map() })
    if (mark !== '}') continue
    const closed = open.pop()
    if (!closed || closed.prelude.startsWith('@') || open.some(({ prelude }) => prelude.startsWith('@media print')))
      continue
    // A comma inside `:is(…)` stands between no two selectors.
    for (const selector of closed.prelude.split(/,(?![^(]*\))/))
      rules.push({ file, selector: selector.trim(), declarations: closed.declarations })
  }
  return rules
}

/** Custom properties of the page, by name. */
export const tokensOf = (rules: readonly StyleRule[]): Tokens =>
  new Map(rules.filter(({ selector }) => selector === ':root').flatMap(({ declarations }) => [...declarations]))

/** The element of a selector, whatever its state: that of `.row:hover .tool[aria-pressed="true"]` is `.tool`. */
export function elementOf(selector: string): string {
  const plain = selector.replaceAll(/\[[^\]]*\]|(?<!:):[\w-]+(\([^)]*\))?/g, '')
  return plain.split(/[\s>+~]+/).at(-1) || selector
}

const white: Colour = [255, 255, 255]

const mix = (over: Colour, under: Colour, ratio: number): Colour => [
  over[0] * ratio + under[0] * (1 - ratio),
  over[1] * ratio + under[1] * (1 - ratio),
  over[2] * ratio + under[2] * (1 - ratio),
]

/** The colour in a value, that of `1px solid var(--line)` as well; a veil is taken over white. Undefined when it names none. */
export function colourIn(value: string | undefined, tokens: Tokens): Colour | undefined {
  const plain = value?.replaceAll(/var\((--[\w-]+)\)/g, (whole, name: string) => tokens.get(name) ?? whole)
  const mixed = plain?.match(/color-mix\(in srgb, (#\w+) (\d+)%, (#\w+)\)/)
  if (mixed) {
    const [over, under] = [colourIn(mixed[1], tokens), colourIn(mixed[3], tokens)]
    return over && under && mix(over, under, Number(mixed[2]) / 100)
  }
  const veil = plain?.match(/rgb\((\d+) (\d+) (\d+) \/ (\d+)%\)/)
  if (veil) return mix([Number(veil[1]), Number(veil[2]), Number(veil[3])], white, Number(veil[4]) / 100)
  const digits = plain?.match(/#([0-9a-f]{3}(?:[0-9a-f]{3})?)\b/)?.[1]
  if (!digits) return
  const [red = 0, green = 0, blue = 0] = (digits.match(digits.length === 3 ? /./g : /../g) ?? []).map((pair) =>
    Number.parseInt(pair.padEnd(2, pair), 16),
  )
  return [red, green, blue]
}

/** WCAG: relative luminance. */
function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** From 1 to 21, whichever is the lighter. */
export function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}
